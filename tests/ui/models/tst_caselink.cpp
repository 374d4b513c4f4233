#include "core/base/Literals.h"
#include "ui/models/CaseLink.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;

class TestCaseLink final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLinkIsItsCase_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("session");
        QTest::newRow("a link") << u"tierdesk://case/sess_8f21"_s << u"sess_8f21"_s;
        QTest::newRow("with blanks around it") << u" Tierdesk://case/sess_8f21\n"_s << u"sess_8f21"_s;
        QTest::newRow("encoded") << u"tierdesk://case/a%20b"_s << u"a b"_s;
        QTest::newRow("an id") << u"sess_8f21"_s << u"sess_8f21"_s;
        QTest::newRow("words") << u" Dana Whitfield "_s << u"Dana Whitfield"_s;
    }
    void aLinkIsItsCase()
    {
        QFETCH(const QString, text);
        QTEST(tierdesk::ui::caseIn(text), "session");
    }
};

QTEST_APPLESS_MAIN(TestCaseLink)
#include "tst_caselink.moc"

using namespace Qt::StringLiterals;
