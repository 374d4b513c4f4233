#include "app/Await.h"
#include "app/Csv.h"
#include "app/Import.h"
#include "core/base/Clock.h"
#include "core/engine/CommandContext.h"
#include "core/mind/ai/local/LocalResponder.h"
#include "core/store/Readers.h"
#include "resources/Resources.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace tierdesk;
using app::ImportReport;

class TestImport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void csvIsReadAsRfc4180SaysIt_data();
    void csvIsReadAsRfc4180SaysIt();
    void everyKindGoesIn_data();
    void everyKindGoesIn();
    void badRowsAreNamedAndGoodOnesGoIn_data();
    void badRowsAreNamedAndGoodOnesGoIn();
    void wholeFilesAreRefused_data();
    void wholeFilesAreRefused();
    void aRowThatComesAgainReplaces();
    void anOrderKeepsItsAddressAndItems();
    void aCompanyIsMadeOnceAndThenChanged();
    void amountsAreInTheCompanysCurrency();
    void theOnlyCompanyNeedsNoName();

private:
    QString put(const QString &name, const QByteArray &text);
    base::Result<ImportReport> import(const QString &what, const QString &name, const QByteArray &text,
                                      const QString &company = u"acme"_s);
    template<class R>
    R ask(std::function<base::Result<R>(store::Readers &)> query)
    {
        return m_waiter->read<R>(*m_engine, std::move(query)).value();
    }
    CompanyId acme() { return m_engine->directory()->company(u"acme"_s)->company.id; }

    std::unique_ptr<QTemporaryDir> m_folder;
    base::SystemClock m_clock;
    std::unique_ptr<base::Counters> m_counters;
    std::unique_ptr<nlu::Reader> m_reader;
    ai::LocalResponder m_responder;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<app::Waiter> m_waiter;
};

void TestImport::initTestCase()
{
    resources::init();
    auto reader = nlu::Reader::load();
    QVERIFY(reader);
    m_reader = std::make_unique<nlu::Reader>(std::move(*reader));
}

void TestImport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_counters = std::make_unique<base::Counters>();
    auto engine = engine::Engine::start({.databasePath = m_folder->filePath(u"t.db"_s),
                                         .clock = m_clock,
                                         .counters = *m_counters,
                                         .reader = *m_reader,
                                         .aiRep = m_responder,
                                         .aiManager = m_responder,
                                         .thinkWorkers = 1,
                                         .sweepIntervalMs = 0});
    QVERIFY(engine);
    m_engine = std::move(*engine);
    m_waiter = std::make_unique<app::Waiter>();
    const auto made = import(u"companies"_s, u"c.jsonl"_s,
                             "{\"key\":\"acme\",\"name\":\"Acme\"}\n"
                             "{\"key\":\"coffee\",\"name\":\"Coffee\",\"currency\":\"EUR\"}\n");
    QVERIFY(made);
    QCOMPARE(made->accepted, 2);
    const auto customers = import(u"customers"_s, u"k.jsonl"_s, "{\"ref\":\"c1\"}\n");
    QCOMPARE(customers->accepted, 1);
}

void TestImport::cleanup()
{
    m_engine->stop();
    m_waiter.reset();
    m_engine.reset();
}

QString TestImport::put(const QString &name, const QByteArray &text)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(text);
    return file.fileName();
}

base::Result<ImportReport> TestImport::import(const QString &what, const QString &name, const QByteArray &text,
                                              const QString &company)
{
    return app::importRows(*m_engine, what, name, text, company);
}

void TestImport::csvIsReadAsRfc4180SaysIt_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("records"); // "line: a|b" or "line! fault"
    const auto row = [](const char *name, const QByteArray &text, const QStringList &records) {
        QTest::newRow(name) << text << records;
    };
    row("plain fields", "a,b\nc,d\n", {u"1: a|b"_s, u"2: c|d"_s});
    row("no line end after the last record", "a,b", {u"1: a|b"_s});
    row("CRLF ends a record", "a,b\r\nc,d\r\n", {u"1: a|b"_s, u"2: c|d"_s});
    row("a lone CR is part of a field", "a\rb,c\n", {u"1: a\rb|c"_s});
    row("a mark of the byte order is passed over", "\xEF\xBB\xBFx\n", {u"1: x"_s});
    row("a comma inside quotation marks", "\"a,b\",c\n", {u"1: a,b|c"_s});
    row("a doubled quotation mark is one", "\"say \"\"hi\"\"\"\n", {u"1: say \"hi\""_s});
    row("line ends inside quotation marks, and the next record's line", "\"a\nb\r\nc\",d\ne,f\n",
        {u"1: a\nb\r\nc|d"_s, u"4: e|f"_s});
    row("empty fields are fields", ",\n\"\",\n", {u"1: |"_s, u"2: |"_s});
    row("a trailing comma makes an empty last field", "a,\n", {u"1: a|"_s});
    row("blank lines are passed over but counted", "a\n\n\r\nb\n", {u"1: a"_s, u"4: b"_s});
    row("a stray quotation mark spoils its own line only", "a\nb\"c\nd\n",
        {u"1: a"_s, u"2! a quotation mark inside an unquoted field"_s, u"3: d"_s});
    row("text after a closed field", "\"a\"b,c\nd\n",
        {u"1! text after the closing quotation mark of a field"_s, u"2: d"_s});
    row("a field that is never closed costs one line", "\"a\nb\n", {u"1! a quoted field is never closed"_s, u"2: b"_s});
    row("bytes that are not UTF-8", "a,\xFF\nb\n", {u"1! field 2 is not UTF-8"_s, u"2: b"_s});
}

void TestImport::csvIsReadAsRfc4180SaysIt()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, records);
    QStringList read;
    for (const app::CsvRecord &record : app::readCsv(text))
        read.append(record.fault.isEmpty() ? u"%1: %2"_s.arg(QString::number(record.line), record.fields.join(u'|'))
                                           : u"%1! %2"_s.arg(QString::number(record.line), record.fault));
    QCOMPARE(read, records);
}

void TestImport::everyKindGoesIn_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *what, const char *file, const QByteArray &text) {
        QTest::addRow("%s from %s", what, file) << QString::fromLatin1(what) << QString::fromLatin1(file) << text;
    };
    row("customers", "f.jsonl", "{\"ref\":\"c9\",\"name\":\"Ann\",\"lifetimeValue\":12.5,\"isVip\":true}\n");
    row("customers", "f.csv", "ref,name,lifetimeValue,isVip\r\nc9,\"Ann, the first\",12.50,yes\r\n");
    row("orders", "f.jsonl",
        "{\"number\":\"O-1\",\"customerId\":\"c1\",\"placedAt\":\"2026-01-02\",\"items\":[{\"sku\":\"A\",\"name\":"
        "\"a\","
        "\"price\":3}]}\n");
    row("orders", "f.CSV",
        "number,customerId,placedAt,items,address.city\nO-1,c1,2026-01-02,"
        "\"[{\"\"sku\"\":\"\"A\"\",\"\"name\"\":\"\"a\"\",\"\"price\"\":3}]\",Graz\n");
    row("products", "f.jsonl", "{\"sku\":\"A\",\"name\":\"a\",\"variants\":[\"x\"]}");
    row("products", "f.csv", "sku,name,price,variants,stock\nA,a,3.20,red|blue,4\n");
    row("subscriptions", "f.jsonl", "{\"ref\":\"S1\",\"customerId\":\"c1\",\"plan\":\"Gold\"}\n");
    row("subscriptions", "f.csv", "ref,customerId,plan,status\nS1,c1,Gold,paused\n");
    row("articles", "f.jsonl", "{\"ref\":\"a1\",\"title\":\"T\",\"body\":\"B\"}\n");
    row("articles", "f.csv", "ref,title,body,tags\na1,T,\"Two\nlines\",one|two\n");
    row("companies", "f.jsonl", "{\"key\":\"c3\",\"name\":\"Third\",\"config\":{\"sessions\":{\"idleSmsHours\":5}}}\n");
    row("companies", "f.csv", "key,name,currency,config\nc3,Third,CHF,\"{\"\"enabled\"\":false}\"\n");
}

void TestImport::everyKindGoesIn()
{
    QFETCH(QString, what);
    QFETCH(QString, file);
    QFETCH(QByteArray, text);
    const auto report = import(what, file, text);
    QVERIFY2(report, report ? "" : qPrintable(report.error().message));
    QVERIFY2(report->refused.empty(), report->refused.empty() ? "" : qPrintable(report->refused.front().reason));
    QCOMPARE(report->accepted, 1);
}

void TestImport::badRowsAreNamedAndGoodOnesGoIn_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("accepted");
    QTest::addColumn<QList<int>>("lines");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *what, const char *file, const QByteArray &text, int accepted,
                        const QList<int> &lines, const char *where, const char *reason) {
        QTest::newRow(name) << QString::fromLatin1(what) << QString::fromLatin1(file) << text << accepted << lines
                            << QString::fromLatin1(where) << QString::fromLatin1(reason);
    };
    row("JSON that is none, between good rows", "customers", "f.jsonl",
        "{\"ref\":\"a\"}\n\n{\"ref\":\n{\"ref\":\"b\"}\n", 2, {3}, "", "not valid JSON");
    row("a JSON row that is no object", "customers", "f.jsonl", "[1]\n{\"ref\":\"b\"}\n", 1, {1}, "", "object");
    row("a field that is missing", "customers", "f.jsonl", "{\"name\":\"x\"}\n", 0, {1}, "ref", "");
    row("a field that nobody knows", "customers", "f.jsonl", "{\"ref\":\"a\",\"shoe\":1}\n", 0, {1}, "shoe", "");
    row("an order of nobody", "orders", "f.jsonl",
        "{\"number\":\"O\",\"customerId\":\"zz\",\"placedAt\":\"2026-01-01\"}\n", 0, {1}, "customerId", "zz");
    row("an item deep inside", "orders", "f.jsonl",
        "{\"number\":\"O\",\"customerId\":\"c1\",\"placedAt\":\"2026-01-01\",\"items\":[{\"sku\":\"A\",\"name\":\"a\","
        "\"price\":-1}]}\n",
        0, {1}, "items.0.price", "");
    row("another currency than the company's", "products", "f.csv", "sku,name,currency\nA,a,EUR\nB,b,USD\n", 1, {2},
        "currency", "EUR");
    row("a number in CSV that is none", "products", "f.csv", "sku,name,price\nA,a,\"1,50\"\nB,b,2\n", 1, {2}, "price",
        "number");
    row("a flag in CSV that is none", "customers", "f.csv", "ref,isVip\na,maybe\nb,no\n", 1, {2}, "isVip", "true");
    row("a CSV row that is too short", "customers", "f.csv", "ref,name\na\nb,Ben\n", 1, {2}, "", "1 fields");
    row("lines are counted through quoted line ends", "articles", "f.csv",
        "ref,title,body\na,T,\"x\ny\nz\"\nb,,body\nc,T,B\n", 2, {5}, "title", "");
    row("faults of reading and of the store, in the file's order", "customers", "f.jsonl",
        "{\"name\":\"x\"}\noops\n{\"ref\":\"ok\"}\n{\"ref\":7}\n", 1, {1, 2, 4}, "ref", "");
    row("a company's config is checked by path", "companies", "f.jsonl",
        "{\"key\":\"x\",\"name\":\"X\",\"config\":{\"sla\":{\"urgent\":{\"firstResponseMinutes\":-1}}}}\n", 0, {1},
        "config.sla.urgent.firstResponseMinutes", "");
    row("a currency that is none", "companies", "f.csv", "key,name,currency\nc3,X,XXZ\nc4,Y,SEK\n", 1, {2}, "currency",
        "XXZ");
    row("a currency that is none, in the config", "companies", "f.jsonl",
        "{\"key\":\"x\",\"name\":\"X\",\"config\":{\"currency\":\"XTS\"}}\n", 0, {1}, "currency", "XTS");
    row("a company's key has a form", "companies", "f.csv", "key,name\na b,X\nc3,Y\n", 1, {2}, "key", "");
}

void TestImport::badRowsAreNamedAndGoodOnesGoIn()
{
    QFETCH(QString, what);
    QFETCH(QString, file);
    QFETCH(QByteArray, text);
    QFETCH(int, accepted);
    QFETCH(QList<int>, lines);
    QFETCH(QString, where);
    QFETCH(QString, reason);
    const auto report = import(what, file, text);
    QVERIFY2(report, report ? "" : qPrintable(report.error().message));
    QCOMPARE(report->accepted, accepted);
    QList<int> refused;
    for (const app::RowFault &fault : report->refused)
        refused.append(fault.line);
    QCOMPARE(refused, lines);
    if (!where.isEmpty())
        QCOMPARE(report->refused.front().where, where);
    QVERIFY2(report->refused.front().reason.contains(reason), qPrintable(report->refused.front().reason));
}

void TestImport::wholeFilesAreRefused_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("company");
    QTest::addColumn<base::Fault>("fault");
    QTest::newRow("a kind that there is not")
        << u"shoes"_s << u"f.csv"_s << QByteArray("a\n") << u"acme"_s << base::Fault::InvalidInput;
    QTest::newRow("a column that the kind does not have")
        << u"customers"_s << u"f.csv"_s << QByteArray("ref,shoe\na,1\n") << u"acme"_s << base::Fault::InvalidInput;
    QTest::newRow("a column twice") << u"customers"_s << u"f.csv"_s << QByteArray("ref,name,ref\na,b,c\n") << u"acme"_s
                                    << base::Fault::InvalidInput;
    QTest::newRow("a column that every row needs is not there")
        << u"customers"_s << u"f.csv"_s << QByteArray("name\nAnn\n") << u"acme"_s << base::Fault::InvalidInput;
    QTest::newRow("an empty CSV") << u"customers"_s << u"f.csv"_s << QByteArray() << u"acme"_s
                                  << base::Fault::InvalidInput;
    QTest::newRow("a company that there is not")
        << u"customers"_s << u"f.jsonl"_s << QByteArray("{\"ref\":\"a\"}") << u"nobody"_s << base::Fault::NotFound;
    QTest::newRow("no company named where there are two")
        << u"customers"_s << u"f.jsonl"_s << QByteArray("{\"ref\":\"a\"}") << QString() << base::Fault::InvalidInput;
}

void TestImport::wholeFilesAreRefused()
{
    QFETCH(QString, what);
    QFETCH(QString, file);
    QFETCH(QByteArray, text);
    QFETCH(QString, company);
    QFETCH(base::Fault, fault);
    const auto report = import(what, file, text, company);
    QVERIFY(!report);
    QCOMPARE(report.error().fault, fault);
}

void TestImport::aRowThatComesAgainReplaces()
{
    const auto report = import(u"customers"_s, u"f.csv"_s, "ref,name\nc7,Old\nc7,New\n");
    QCOMPARE(report->accepted, 2);
    const auto name = ask<QString>([company = acme()](store::Readers &readers) -> base::Result<QString> {
        const auto found = readers.rows.customers.byRef(company, u"c7"_s);
        return found && *found ? (*found)->name : QString();
    });
    QCOMPARE(name, u"New"_s);
}

void TestImport::anOrderKeepsItsAddressAndItems()
{
    const auto report =
        import(u"orders"_s, u"f.csv"_s,
               "number,customerId,status,placedAt,items,payments,address.city,address.country,shipments\n"
               "O-5,c1,shipped,2026-02-03T04:05:06Z,"
               "\"[{\"\"sku\"\":\"\"A\"\",\"\"name\"\":\"\"a\"\",\"\"price\"\":2.5,\"\"quantity\"\":3}]\","
               "\"[{\"\"method\"\":\"\"card\"\",\"\"amount\"\":7.5}]\",Graz,AT,"
               "\"[{\"\"status\"\":\"\"in_transit\"\",\"\"carrier\"\":\"\"Post\"\"}]\"\n");
    QCOMPARE(report->accepted, 1);
    const auto order = ask<Order>([company = acme()](store::Readers &readers) -> base::Result<Order> {
        const auto found = readers.rows.orders.byNumber(company, u"o-5"_s);
        return found && *found ? **found : Order();
    });
    QCOMPARE(order.status, OrderStatus::Shipped);
    QCOMPARE(order.total.minor, 750);
    QCOMPARE(order.paid.minor, 750);
    QCOMPARE(order.address.city, u"Graz"_s);
    QCOMPARE(order.address.country, u"AT"_s);
    QCOMPARE(order.shipments.size(), size_t{1});
    QCOMPARE(order.items.front().quantity, 3);
}

void TestImport::aCompanyIsMadeOnceAndThenChanged()
{
    const auto again =
        import(u"companies"_s, u"f.jsonl"_s,
               "{\"key\":\"acme\",\"name\":\"Acme Outdoor\",\"config\":{\"sessions\":{\"idleSmsHours\":7}}}\n"
               "{\"key\":\"coffee\",\"name\":\"Coffee\",\"currency\":\"USD\"}\n");
    QCOMPARE(again->accepted, 1);
    QCOMPARE(again->refused.size(), size_t{1});
    QCOMPARE(again->refused.front().line, 2);
    QCOMPARE(again->refused.front().where, u"currency"_s);
    const auto directory = m_engine->directory();
    QCOMPARE(directory->companies.size(), 2);
    const Company &company = directory->company(u"acme"_s)->company;
    QCOMPARE(company.name, u"Acme Outdoor"_s);
    QCOMPARE(company.config.sessions.idleSms, Millis::hours(7));
    QCOMPARE(company.configVersion, 2);
}

void TestImport::amountsAreInTheCompanysCurrency()
{
    const auto report = import(u"products"_s, u"f.csv"_s, "sku,name,price\nA,a,2.50\n", u"coffee"_s);
    QVERIFY(report->refused.empty());
    const CompanyId coffee = m_engine->directory()->company(u"coffee"_s)->company.id;
    const auto price = ask<Money>([coffee](store::Readers &readers) -> base::Result<Money> {
        const auto found = readers.rows.products.bySku(coffee, u"A"_s);
        return found && *found ? (*found)->price : Money();
    });
    QCOMPARE(price, (Money{250, {'E', 'U', 'R'}}));
}

void TestImport::theOnlyCompanyNeedsNoName()
{
    m_engine->stop();
    m_engine.reset();
    QTemporaryDir folder;
    auto engine = engine::Engine::start({.databasePath = folder.filePath(u"one.db"_s),
                                         .clock = m_clock,
                                         .counters = *m_counters,
                                         .reader = *m_reader,
                                         .aiRep = m_responder,
                                         .aiManager = m_responder,
                                         .thinkWorkers = 1,
                                         .sweepIntervalMs = 0});
    QVERIFY(engine);
    m_engine = std::move(*engine);
    const auto none = import(u"customers"_s, u"f.jsonl"_s, "{\"ref\":\"a\"}", {});
    QVERIFY(!none);
    QVERIFY(import(u"companies"_s, u"f.jsonl"_s, "{\"key\":\"solo\",\"name\":\"Solo\"}", {}));
    const auto report = import(u"customers"_s, u"f.jsonl"_s, "{\"ref\":\"a\"}", {});
    QVERIFY(report);
    QCOMPARE(report->accepted, 1);
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
