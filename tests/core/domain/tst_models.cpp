#include "core/base/Json.h"
#include "core/domain/CompanyConfig.h"
#include "core/domain/Models.h"

#include <QtTest/QTest>

using namespace tierdesk;

namespace {

QJsonObject object(const QByteArray &text)
{
    const auto json = base::parseJsonObject(text);
    if (!json)
        qFatal("a test's own JSON is wrong: %s", text.constData());
    return *json;
}

/// Haiku's as in wire.md: cents are small here, so the sums are exact.
ModelPrice haiku()
{
    return {.model = u"claude-haiku"_s,
            .in = 100'000,
            .out = 500'000,
            .cacheRead = 10'000,
            .cacheWrite = 125'000,
            .longFrom = 100'000,
            .longTimes = 5};
}

} // namespace

class TestModels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProviderIsWhatItWasAfterItsJson()
    {
        const auto provider = mergeProvider(
            {}, object(R"({"protocol":"openai","baseUrl":"https:\/\/api.groq.com/openai/v1/","small":"s","large":"l",)"
                       R"("concurrent":8,"timeoutSeconds":20,"masksPersonalData":false,"oldTokenField":true})"));
        QVERIFY2(provider.has_value(), provider ? "" : qPrintable(provider.error().message));
        QCOMPARE(provider->baseUrl, u"https://api.groq.com/openai/v1"_s);
        const auto again = mergeProvider({}, toJson(*provider));
        QVERIFY(again.has_value());
        QVERIFY(*again == *provider);
        QCOMPARE(provider->model(ModelSize::Small), u"s"_s);
        QCOMPARE(provider->model(ModelSize::Large), u"l"_s);
    }

    void aProviderIsRefused_data()
    {
        QTest::addColumn<QByteArray>("patch");
        QTest::addColumn<QString>("where");
        const auto row = [](const char *name, const char *patch, const char *where) {
            QTest::newRow(name) << QByteArray(patch) << QString::fromLatin1(where);
        };
        row("without an address", R"({"small":"m"})", "baseUrl");
        row("over plain HTTP to elsewhere", R"({"baseUrl":"http:\/\/models.example/v1","small":"m"})", "baseUrl");
        row("with a password in its address", R"({"baseUrl":"https:\/\/a:b@models.example","small":"m"})", "baseUrl");
        row("with a query", R"({"baseUrl":"https:\/\/models.example/v1?k=1","small":"m"})", "baseUrl");
        row("without a model", R"({"baseUrl":"https:\/\/models.example/v1"})", "small");
        row("with a model of two lines", R"({"baseUrl":"https:\/\/models.example/v1","small":"a b"})", "small");
        row("with no protocol of ours", R"({"baseUrl":"https:\/\/m.example","small":"m","protocol":"gemini"})",
            "protocol");
        row("with a key among its settings", R"({"baseUrl":"https:\/\/m.example","small":"m","key":"sk-1"})", "key");
        row("with too much patience", R"({"baseUrl":"https:\/\/m.example","small":"m","timeoutSeconds":91})",
            "timeoutSeconds");
    }
    void aProviderIsRefused()
    {
        QFETCH(QByteArray, patch);
        const auto provider = mergeProvider({}, object(patch));
        QVERIFY(!provider.has_value());
        QTEST(provider.error().where, "where");
    }

    void aKeyIsGoodForAnOrigin_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("origin");
        const auto row = [](const char *url, const char *origin) {
            QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(origin);
        };
        row("https://api.anthropic.com/v1", "https://api.anthropic.com:443");
        row("https://API.anthropic.com:443/other", "https://api.anthropic.com:443");
        row("https://api.anthropic.com.evil.example/v1", "https://api.anthropic.com.evil.example:443");
        row("http://localhost:11434/v1", "http://localhost:11434");
    }
    void aKeyIsGoodForAnOrigin()
    {
        QFETCH(QString, url);
        QTEST(originOf(url), "origin");
    }

    void aChoiceIsWhatItWasAfterItsJson()
    {
        const auto config = mergeConfig(
            defaultConfig(),
            object(R"({"models":{"aiRep":{"chain":["small-one","claude"],"otherwise":"person"},"budgetPerDay":2.5,)"
                   R"("rules":[{"complexityFrom":0.4,"vip":true,"size":"large"},{"category":"REFUND","size":"small"}],)"
                   R"("prices":[{"model":"llama","in":0.05,"out":0.08}]}})"));
        QVERIFY2(config.has_value(), config ? "" : qPrintable(config.error().message));
        QCOMPARE(config->models.of(Tier::AiRep).chain.size(), 2);
        QVERIFY(config->models.of(Tier::AiManager).chain.isEmpty());
        QVERIFY(config->models.isUsed());
        QCOMPARE(config->models.budgetPerDay.value_or(0), NanoUsd{2'500'000'000});
        QCOMPARE(config->models.rules.size(), size_t{2});
        QCOMPARE(config->models.prices.front().cacheRead, qint64{50'000});
        const auto again = mergeConfig(defaultConfig(), toJson(*config));
        QVERIFY(again.has_value());
        QCOMPARE(toJson(*again), toJson(*config));
        const auto cleared = mergeConfig(*config, object(R"({"models":{"budgetPerDay":null}})"));
        QVERIFY(cleared.has_value());
        QVERIFY(!cleared->models.budgetPerDay);
        QCOMPARE(cleared->models.rules.size(), size_t{2});
    }

    void aChoiceIsRefused_data()
    {
        QTest::addColumn<QByteArray>("models");
        QTest::addColumn<QString>("where");
        const auto row = [](const char *name, const char *models, const char *where) {
            QTest::newRow(name) << QByteArray(models) << QString::fromLatin1(where);
        };
        row("a provider twice", R"({"aiRep":{"chain":["a","a"]}})", "models.aiRep.chain");
        row("a name that is none", R"({"aiManager":{"chain":["A b"]}})", "models.aiManager.chain");
        row("no such last resort", R"({"aiRep":{"otherwise":"magic"}})", "models.aiRep.otherwise");
        row("a rule without its size", R"({"rules":[{"vip":true}]})", "models.rules.0.size");
        row("a negative budget", R"({"budgetPerDay":-1})", "models.budgetPerDay");
        row("a price of nothing", R"({"prices":[{"in":1}]})", "models.prices.0.model");
    }
    void aChoiceIsRefused()
    {
        QFETCH(QByteArray, models);
        const auto config = mergeConfig(defaultConfig(), {{u"models"_s, object(models)}});
        QVERIFY(!config.has_value());
        QTEST(config.error().where, "where");
    }

    void tokensCost_data()
    {
        QTest::addColumn<int>("in");
        QTest::addColumn<int>("out");
        QTest::addColumn<int>("cacheRead");
        QTest::addColumn<int>("cacheWrite");
        QTest::addColumn<qint64>("nano");
        QTest::newRow("a million in are ten cents") << 90'000 << 0 << 0 << 0 << qint64{9'000'000};
        QTest::newRow("a thousand out") << 0 << 1000 << 0 << 0 << qint64{500'000};
        QTest::newRow("read from the cache they cost a tenth") << 1000 << 0 << 1000 << 0 << qint64{10'000};
        QTest::newRow("written to it a quarter more") << 1000 << 0 << 0 << 1000 << qint64{125'000};
        QTest::newRow("all kinds together") << 100 << 20 << 30 << 10 << qint64{17'550};
        QTest::newRow("a long request costs five times as much") << 100'001 << 0 << 0 << 0 << qint64{50'000'500};
        QTest::newRow("nothing costs nothing") << 0 << 0 << 0 << 0 << qint64{0};
    }
    void tokensCost()
    {
        QFETCH(int, in);
        QFETCH(int, out);
        QFETCH(int, cacheRead);
        QFETCH(int, cacheWrite);
        ModelUse use;
        use.requests = 1;
        use.tokensIn = in;
        use.tokensOut = out;
        use.cacheRead = cacheRead;
        use.cacheWrite = cacheWrite;
        QTEST(costOf(use, haiku()), "nano");
    }

    void theLongestNameHasThePrice()
    {
        std::vector<ModelPrice> prices{haiku(), haiku()};
        prices.back().model = u"claude-haiku-5-5"_s;
        QCOMPARE(priceOf(prices, u"claude-haiku-5-5-20261001"), &prices.back());
        QCOMPARE(priceOf(prices, u"claude-haiku-4"), &prices.front());
        QVERIFY(!priceOf(prices, u"gpt-oss"));
    }
};

QTEST_GUILESS_MAIN(TestModels)
#include "tst_models.moc"
