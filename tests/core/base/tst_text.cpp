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
        QTest::newRow("short enough") << QStringLiteral("Twelve marks") << QStringLiteral("Twelve marks");
        QTest::newRow("several lines") << QStringLiteral(" a\n  b ") << QStringLiteral("a b");
        QTest::newRow("at a word") << QStringLiteral("Please make an exception") << QStringLiteral("Please make…");
        QTest::newRow("a word without end") << QString(40, u'x') << QString(11, u'x') + u'\u2026';
        QTest::newRow("never within a character")
            << QStringLiteral("xxxxxxxxxx\U0001F9E1\U0001F9E1") << QStringLiteral("xxxxxxxxxx…");
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
