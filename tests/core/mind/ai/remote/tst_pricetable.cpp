#include "core/base/Json.h"
#include "core/mind/ai/remote/PriceTable.h"
#include "resources/Resources.h"

#include <QtCore/QDate>
#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace tierdesk;

/// The prices that come with the program, and whose they are.
class TstPriceTable final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        resources::init();
        auto loaded = ai::PriceTable::load();
        QVERIFY2(loaded.has_value(), loaded ? "" : qPrintable(loaded.error().message));
        m_table = std::move(*loaded);
    }

    void everyRowHasASourceAndADay()
    {
        QFile file(u":/prices/models.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto json = base::parseJsonObject(file.readAll());
        QVERIFY(json.has_value());
        qsizetype rows = 0;
        QString oldest;
        for (const QJsonValue &table : (*json)[u"tables"].toArray()) {
            const QString day = table[u"asOf"].toString();
            QVERIFY2(QDate::fromString(day, Qt::ISODate).isValid(), qPrintable(day));
            QVERIFY(m_table.source.contains(day + u": "_s + table[u"source"].toString()));
            oldest = oldest.isEmpty() ? day : std::min(oldest, day);
            rows += table[u"prices"].toArray().size();
        }
        QCOMPARE(m_table.asOf, oldest);
        QCOMPARE(static_cast<qsizetype>(m_table.prices.size()), rows);
        for (const ModelPrice &each : m_table.prices) {
            QVERIFY2(each.in > 0 && each.out > 0 && each.cacheRead <= each.in, qPrintable(each.model));
            QCOMPARE(&each, m_table.find({}, each.model)); // no two rows of one model
        }
    }

    void aRowIsForItsModelAndNoOtherVersion_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("row");
        const auto row = [](const char *model, const char *of) {
            QTest::newRow(model) << QString::fromLatin1(model) << QString::fromLatin1(of);
        };
        row("gpt-4o", "gpt-4o");
        row("gpt-4o-2024-08-06", "gpt-4o");
        row("gpt-4o-mini-2024-07-18", "gpt-4o-mini");
        row("gpt-4.1-nano", "gpt-4.1-nano");
        row("gpt-5-chat-latest", "gpt-5");
        row("gpt-5.4-mini", "gpt-5.4-mini");
        row("claude-haiku-4-5-20251001", "claude-haiku-4-5");
        row("claude-sonnet-5", "claude-sonnet-5");
        row("claude-sonnet-5-5", "claude-sonnet-5-5");
        row("llama-3.3-70b-versatile", "llama-3.3-70b-versatile");
        row("openai/gpt-oss-120b", "openai/gpt-oss-120b");
        row("gpt-4", "");
        row("gpt-4o1", "");
        row("gpt-5.9", "");
        row("gpt-55", "");
        row("gpt-5.5-pro", "");
        row("gpt-6", "");
        row("claude-opus-5-9", "");
        row("claude-sonnet-4", "");
        row("llama-3.3", "");
        row("gpt-oss-120b", "");
    }
    void aRowIsForItsModelAndNoOtherVersion()
    {
        QFETCH(QString, model);
        const ModelPrice *price = m_table.find({}, model);
        QTEST(price ? price->model : QString(), "row");
        // A company's own row is for all that begins with it.
        ModelsConfig models;
        models.prices.push_back({.model = model.left(4)});
        QCOMPARE(m_table.find(models, model), &models.prices.front());
    }

    void whatATokenCosts()
    {
        ModelUse use;
        use.model = u"gpt-4o-mini-2024-07-18"_s;
        use.tokensIn = 1'000'000;
        use.cacheRead = 400'000;
        use.tokensOut = 100'000;
        m_table.price({}, use);
        QVERIFY(use.isPriced);
        QCOMPARE(use.cost, OneUsd * 18 / 100); // 0.6 * 0.15 + 0.4 * 0.075 + 0.1 * 0.60
    }

    void noRowIsWithoutASource_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("isRead");
        const QByteArray rows = R"("prices":[{"model":"m","in":1,"out":2}])";
        const QByteArray unknown = R"("unknown":{"model":"any other","in":5,"out":10})";
        const auto row = [](const char *name, const QByteArray &json, bool isRead) {
            QTest::newRow(name) << json << isRead;
        };
        row("with both", R"({"tables":[{"asOf":"2026-01-01","source":"s",)" + rows + "}]," + unknown + '}', true);
        row("without a source", R"({"tables":[{"asOf":"2026-01-01",)" + rows + "}]," + unknown + '}', false);
        row("without a day", R"({"tables":[{"source":"s",)" + rows + "}]," + unknown + '}', false);
        row("outside of a table", R"({"tables":[],)" + rows + ',' + unknown + '}', false);
        row("without the price of others", R"({"tables":[{"asOf":"2026-01-01","source":"s",)" + rows + "}]}", false);
        row("no JSON", "prices", false);
    }
    void noRowIsWithoutASource()
    {
        QFETCH(QByteArray, json);
        const auto table = ai::PriceTable::read(json);
        QTEST(table.has_value(), "isRead");
        if (!table)
            QCOMPARE(table.error().fault, base::Fault::Internal);
    }

private:
    ai::PriceTable m_table;
};

QTEST_APPLESS_MAIN(TstPriceTable)
#include "tst_pricetable.moc"
