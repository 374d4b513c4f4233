#include "tests/core/store/StoreFixture.h"

using namespace tierdesk;
using tierdesk::test::must;
using tierdesk::test::StoreFixture;

/// Providers of models and what they took.
class TestModelBooks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProviderIsReplacedByItsName()
    {
        StoreFixture store;
        ModelProvider provider;
        provider.company = store.company;
        provider.name = u"claude"_s;
        provider.baseUrl = u"https://api.anthropic.com/v1"_s;
        provider.small = u"claude-haiku-5-5"_s;
        must(store.tables->modelBooks.save(provider));
        provider.large = u"claude-opus-5-5"_s;
        must(store.tables->modelBooks.save(provider));
        const auto all = must(store.tables->modelBooks.providers());
        QCOMPARE(all.size(), size_t{1});
        QVERIFY(all.front() == provider);
        QVERIFY(must(store.tables->modelBooks.providers(CompanyId{store.company.value + 1})).empty());
        QVERIFY(!must(store.tables->modelBooks.remove(CompanyId{store.company.value + 1}, provider.name)));
        QVERIFY(must(store.tables->modelBooks.remove(store.company, provider.name)));
        QVERIFY(must(store.tables->modelBooks.providers()).empty());
    }

    void aDayIsSummedByProviderAndModel()
    {
        StoreFixture store;
        ModelUse use{.provider = u"claude"_s,
                     .model = u"claude-haiku-5-5"_s,
                     .requests = 1,
                     .tokensIn = 100,
                     .tokensOut = 20,
                     .cacheRead = 30,
                     .cacheWrite = 10,
                     .cost = 17'550,
                     .isPriced = true};
        must(store.tables->modelBooks.add(store.company, 20'000, use));
        must(store.tables->modelBooks.add(store.company, 20'000, use));
        must(store.tables->modelBooks.add(store.company, 20'001, use));
        use.model = u"llama"_s;
        use.cost = 0;
        use.isPriced = false;
        must(store.tables->modelBooks.add(store.company, 20'001, use));
        const auto days = must(store.tables->modelBooks.days(store.company, 20'000, 20'001));
        QCOMPARE(days.size(), size_t{3});
        QCOMPARE(days[0].day, qint64{20'001});
        QCOMPARE(days[0].unpriced, qint64{0});
        QCOMPARE(days[1].model, u"llama"_s);
        QCOMPARE(days[1].unpriced, qint64{1});
        QCOMPARE(days[2].requests, qint64{2});
        QCOMPARE(days[2].tokensIn, qint64{200});
        QCOMPARE(days[2].cacheRead, qint64{60});
        QCOMPARE(days[2].cost, NanoUsd{35'100});
        QCOMPARE(must(store.tables->modelBooks.days(store.company, 20'002, 20'009)).size(), size_t{0});
        const auto spent = must(store.tables->modelBooks.spentOn(20'000));
        QCOMPARE(spent.size(), size_t{1});
        QCOMPARE(spent.front().second, NanoUsd{35'100});
    }
};

QTEST_GUILESS_MAIN(TestModelBooks)
#include "tst_modelbooks.moc"
