#include "ui/models/CaseLink.h"

#include <QtTest/QTest>

class TestCaseLink final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLinkIsItsCase_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("session");
        QTest::newRow("a link") << QStringLiteral("tierdesk://case/sess_8f21") << QStringLiteral("sess_8f21");
        QTest::newRow("with blanks around it")
            << QStringLiteral(" Tierdesk://case/sess_8f21\n") << QStringLiteral("sess_8f21");
        QTest::newRow("encoded") << QStringLiteral("tierdesk://case/a%20b") << QStringLiteral("a b");
        QTest::newRow("an id") << QStringLiteral("sess_8f21") << QStringLiteral("sess_8f21");
        QTest::newRow("words") << QStringLiteral(" Dana Whitfield ") << QStringLiteral("Dana Whitfield");
    }
    void aLinkIsItsCase()
    {
        QFETCH(const QString, text);
        QTEST(tierdesk::ui::caseIn(text), "session");
    }
};

QTEST_APPLESS_MAIN(TestCaseLink)
#include "tst_caselink.moc"
