#include "core/base/Literals.h"
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
        QTest::newRow("a sum") << "back $312.40." << QStringList{u"$312.4"_s};
        QTest::newRow("the same sum") << "$312.4 it is" << QStringList{u"$312.4"_s};
        QTest::newRow("empty cents") << "$50.00" << QStringList{u"$50"_s};
        QTest::newRow("groups") << "$1,312.40, all of it" << QStringList{u"$1312.4"_s};
        QTest::newRow("another currency is another sum") << u"\u20AC50"_s << QStringList{u"\u20AC50"_s};
        QTest::newRow("an order, in any case") << "order ord-9876," << QStringList{u"ORD-9876"_s};
        QTest::newRow("days and a share") << "30 days, 15%" << QStringList{u"%15%"_s, u"30"_s};
        QTest::newRow("the day of a month") << "on the 14th" << QStringList{u"14"_s};
        QTest::newRow("other digits") << u"\u0663\u0660"_s << QStringList{u"30"_s};
        QTest::newRow("no number") << "well-known words" << QStringList{};
    }
    void numbersAreFoundInOneForm()
    {
        QFETCH(QString, text);
        QTEST(sorted(ai::particularsOf(text)), "found");
    }

    void numbersInWordsAreFound()
    {
        QCOMPARE(sorted(ai::spelledOf(u"Three hundred dollars, or one tent"_s)),
                 (QStringList{u"hundred"_s, u"three"_s}));
        QVERIFY(ai::spelledOf(u"Someone attends often"_s).empty());
    }

    void namesThatNobodyGaveAreFound()
    {
        const QStringList known{u"Dana bought a tent of Acme."_s};
        QVERIFY(ai::newNames(u"The tent is torn. Dana wants it replaced by Acme."_s, known).isEmpty());
        QCOMPARE(ai::newNames(u"She asked for Pat at Acme."_s, known), QStringList{u"Pat"_s});
    }
};

QTEST_GUILESS_MAIN(TstParticulars)
#include "tst_particulars.moc"
