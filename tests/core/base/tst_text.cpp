#include "core/base/Literals.h"
#include "core/base/Text.h"

#include <QtTest/QTest>

using namespace tierdesk;

class TestText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLongTextIsCutAtAWord_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("line");
        QTest::newRow("short enough") << u"Twelve marks"_s << u"Twelve marks"_s;
        QTest::newRow("several lines") << u" a\n  b "_s << u"a b"_s;
        QTest::newRow("at a word") << u"Please make an exception"_s << u"Please make…"_s;
        QTest::newRow("a word without end") << QString(40, u'x') << QString(11, u'x') + u'\u2026';
        QTest::newRow("never within a character") << u"xxxxxxxxxx\U0001F9E1\U0001F9E1"_s << u"xxxxxxxxxx…"_s;
        QTest::newRow("nothing") << QString() << QString();
    }
    void aLongTextIsCutAtAWord()
    {
        QFETCH(QString, text);
        QFETCH(QString, line);
        QCOMPARE(base::shortened(text, 12), line);
    }
};

QTEST_GUILESS_MAIN(TestText)
#include "tst_text.moc"
