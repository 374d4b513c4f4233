#include "core/mind/ai/help/Particulars.h"

#include <QtTest/QTest>

using namespace tierdesk;

namespace {

QStringList sorted(const std::set<QString> &set)
{
    return {set.begin(), set.end()};
}

} // namespace

/// What of a text must be in another one that says the same.
class TstParticulars final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersAreFoundInOneForm_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("a sum") << "back $312.40." << QStringList{QStringLiteral("$312.4")};
        QTest::newRow("the same sum") << "$312.4 it is" << QStringList{QStringLiteral("$312.4")};
        QTest::newRow("empty cents") << "$50.00" << QStringList{QStringLiteral("$50")};
        QTest::newRow("groups") << "$1,312.40, all of it" << QStringList{QStringLiteral("$1312.4")};
        QTest::newRow("another currency is another sum")
            << QStringLiteral("\u20AC50") << QStringList{QStringLiteral("\u20AC50")};
        QTest::newRow("an order, in any case") << "order ord-9876," << QStringList{QStringLiteral("ORD-9876")};
        QTest::newRow("days and a share")
            << "30 days, 15%" << QStringList{QStringLiteral("%15%"), QStringLiteral("30")};
        QTest::newRow("the day of a month") << "on the 14th" << QStringList{QStringLiteral("14")};
        QTest::newRow("other digits") << QStringLiteral("\u0663\u0660") << QStringList{QStringLiteral("30")};
        QTest::newRow("no number") << "well-known words" << QStringList{};
    }
    void numbersAreFoundInOneForm()
    {
        QFETCH(QString, text);
        QTEST(sorted(ai::particularsOf(text)), "found");
    }

    void numbersInWordsAreFound()
    {
        QCOMPARE(sorted(ai::spelledOf(QStringLiteral("Three hundred dollars, or one tent"))),
                 (QStringList{QStringLiteral("hundred"), QStringLiteral("three")}));
        QVERIFY(ai::spelledOf(QStringLiteral("Someone attends often")).empty());
    }

    void namesThatNobodyGaveAreFound()
    {
        const QStringList known{QStringLiteral("Dana bought a tent of Acme.")};
        QVERIFY(ai::newNames(QStringLiteral("The tent is torn. Dana wants it replaced by Acme."), known).isEmpty());
        QCOMPARE(ai::newNames(QStringLiteral("She asked for Pat at Acme."), known), QStringList{QStringLiteral("Pat")});
    }
};

QTEST_GUILESS_MAIN(TstParticulars)
#include "tst_particulars.moc"
