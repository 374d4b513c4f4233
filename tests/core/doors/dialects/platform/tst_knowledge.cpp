#include "tests/core/doors/dialects/platform/PlatformDoor.h"

#include "core/doors/dialects/platform/Steps.h"

using namespace tierdesk;
using namespace tierdesk::dialects;
using tests::PlatformDoor;

namespace {

void fill(PlatformDoor &door)
{
    const auto article = [](const char *ref, const char *title, const char *body, const QStringList &tags) {
        return QJsonObject{{u"ref"_s, QLatin1String(ref)},
                           {u"title"_s, QLatin1String(title)},
                           {u"body"_s, QLatin1String(body)},
                           {u"tags"_s, QJsonArray::fromStringList(tags)}};
    };
    const QJsonArray rows{
        article("kb-1", "How to Return a Damaged Product",
                "To return a damaged product, please follow these steps.\n"
                "1. Contact Customer Service: Reach out to our team through chat, email, or phone.\n"
                "2. Provide Order Details - Have your order number ready for faster service.\n"
                "We answer within a day.\n"
                "3. Send it back.",
                {u"returns"_s, u"damage"_s}),
        article("kb-2", "Refund Policy for Damaged Items",
                "Our policy for damaged items ensures that you receive your money back.", {u"returns"_s}),
        article("kb-3", "Shipping times", "A parcel takes two to four working days.", {u"shipping"_s}),
        article("kb-4", "A damaged parcel", "When a parcel is damaged, refuse it.", {u"shipping"_s})};
    const auto put = door.fixture.command<engine::commands::Upserted>([&](engine::CommandContext &context) {
        return engine::commands::upsertArticles(context, door.fixture.company.id, rows);
    });
    if (!put || put->accepted != rows.size())
        qFatal("the articles did not go in");
    if (!QTest::qWaitFor([&] {
            return door.fixture.engine->directory()->company(door.fixture.company.id)->articles->size() == rows.size();
        }))
        qFatal("the articles are not found");
}

} // namespace

/// The knowledge base service.
class TestKnowledge final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { fill(m_door); }
    void theBestComesFirst()
    {
        const auto found = m_door.get("/knowledge/search?query=return%20damaged%20product");
        QCOMPARE(found.status, 200);
        const QJsonArray results = found[u"results"].toArray();
        QVERIFY(results.size() >= 2);
        QCOMPARE(results[0][u"id"].toString(), u"kb-1"_s);
        QCOMPARE(results[0][u"category"].toString(), u"returns"_s);
        QVERIFY(!results[0][u"content"].toString().isEmpty());
        QCOMPARE(results[0][u"metadata"][u"views"].toInt(-1), 0);
        double last = 1;
        for (const QJsonValue &each : results) {
            const double relevance = each[u"relevance_score"].toDouble(-1);
            QVERIFY(relevance >= 0 && relevance <= 1);
            QVERIFY(relevance <= last || qFuzzyCompare(relevance, last));
            last = std::max(relevance, .01);
        }
        QCOMPARE(found[u"total"].toInt(), int(results.size()));
        QCOMPARE(found[u"page"].toInt(), 1);
        QCOMPARE(found[u"limit"].toInt(), 10);
    }
    void aCategoryNarrowsAndPagesFollow()
    {
        const auto narrow = m_door.get("/knowledge/search?query=damaged&category=Shipping");
        QCOMPARE(narrow[u"total"].toInt(), 1);
        QCOMPARE(narrow[u"results"][0][u"id"].toString(), u"kb-4"_s);
        const auto all = m_door.get("/knowledge/search?query=damaged");
        const auto second = m_door.get("/knowledge/search?query=damaged&limit=1&offset=1");
        QCOMPARE(second[u"total"], all[u"total"]);
        QCOMPARE(second[u"page"].toInt(), 2);
        QCOMPARE(second[u"results"].toArray().size(), 1);
        QCOMPARE(second[u"results"][0][u"id"], all[u"results"][1][u"id"]);
    }
    void whatIsWrongIsNamed()
    {
        QCOMPARE(m_door.get("/knowledge/search")[u"field"].toString(), u"query"_s);
        QCOMPARE(m_door.get("/knowledge/search?query=a&limit=0")[u"field"].toString(), u"limit"_s);
        QCOMPARE(m_door.get("/knowledge/articles/kb-9").status, 404);
    }
    void anArticleHasItsStepsAndItsNeighboursAndCountsItsReaders()
    {
        const auto article = m_door.get("/knowledge/articles/kb-1");
        QCOMPARE(article.status, 200);
        QCOMPARE(article[u"title"].toString(), u"How to Return a Damaged Product"_s);
        QVERIFY(article[u"content"].toString().startsWith(u"To return a damaged product"));
        QCOMPARE(article[u"metadata"][u"author"].toString(), u"Acme Outdoor"_s);
        QCOMPARE(article[u"metadata"][u"views"].toInt(), 1);
        const QJsonArray related = article[u"metadata"][u"related_articles"].toArray();
        QVERIFY(related.contains(u"kb-2"_s));
        QVERIFY(!related.contains(u"kb-1"_s));
        const QJsonArray steps = article[u"steps"].toArray();
        QCOMPARE(steps.size(), 3);
        QCOMPARE(steps[1][u"step"].toInt(), 2);
        QCOMPARE(steps[1][u"title"].toString(), u"Provide Order Details"_s);

        QCOMPARE(m_door.get("/knowledge/articles/kb-1")[u"metadata"][u"views"].toInt(), 2);
        const auto found = m_door.get("/knowledge/search?query=return%20damaged%20product");
        QCOMPARE(found[u"results"][0][u"metadata"][u"views"].toInt(), 2);
    }
    void itsAuthorIsWhoWroteItsLastVersion()
    {
        const auto authorOf = [this](const QByteArray &ref) {
            return m_door.get("/knowledge/articles/" + ref)[u"metadata"][u"author"].toString();
        };
        const auto write = [this](const QString &title, const Actor &by) {
            const QJsonArray rows{QJsonObject{
                {u"ref"_s, u"kb-4"_s}, {u"title"_s, title}, {u"body"_s, u"When it is damaged, refuse it."_s}}};
            return m_door.fixture.command<engine::commands::Upserted>(
                [&](engine::CommandContext &context) {
                    return engine::commands::upsertArticles(context, m_door.fixture.company.id, rows);
                },
                by);
        };
        const Actor marek = m_door.fixture.as(m_door.fixture.marek);
        const QString company = u"Acme Outdoor"_s;
        QCOMPARE(authorOf("kb-4"), company);
        QVERIFY(write(u"A torn parcel"_s, marek));
        QCOMPARE(authorOf("kb-4"), m_door.fixture.marek.name);
        // The same words once more make no version, and nobody its author.
        QVERIFY(write(u"A torn parcel"_s, Actor{}));
        QCOMPARE(authorOf("kb-4"), m_door.fixture.marek.name);
        QVERIFY(write(u"A parcel that is torn"_s, Actor{}));
        QCOMPARE(authorOf("kb-4"), company);
    }
    void anArticleThatIsChangedKeepsItsReaders()
    {
        QCOMPARE(m_door.get("/knowledge/articles/kb-3")[u"metadata"][u"views"].toInt(), 1);
        const QJsonArray rows{
            QJsonObject{{u"ref"_s, u"kb-3"_s}, {u"title"_s, u"Delivery times"_s}, {u"body"_s, u"Three days."_s}}};
        QVERIFY(m_door.fixture.command<engine::commands::Upserted>([&](engine::CommandContext &context) {
            return engine::commands::upsertArticles(context, m_door.fixture.company.id, rows);
        }));
        QTRY_COMPARE(m_door.get("/knowledge/articles/kb-3")[u"title"].toString(), u"Delivery times"_s);
        QVERIFY(m_door.get("/knowledge/articles/kb-3")[u"metadata"][u"views"].toInt() > 2);
    }
    void stepsAreNumberedLines_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QStringList>("steps");
        QTest::newRow("prose") << u"Ask us. We help."_s << QStringList();
        QTest::newRow("one number is no list") << u"1. Ask us."_s << QStringList();
        QTest::newRow("a year is no step") << u"2024. A year.\n2025. Another."_s << QStringList();
        QTest::newRow("colons") << u"1. Ask: by chat\n2. Wait: a day"_s
                                << QStringList{u"Ask|by chat"_s, u"Wait|a day"_s};
        QTest::newRow("brackets, dashes and sentences")
            << u"Do this:\n 1) Ask - by chat\n2) Pack it. Use the box.\n3) Send it."_s
            << QStringList{u"Ask|by chat"_s, u"Pack it|Use the box."_s, u"Send it|"_s};
        QTest::newRow("named, over several lines") << u"Step 1: Open the app\nand sign in.\n\nSTEP 2: Press Return"_s
                                                   << QStringList{u"Open the app|and sign in."_s, u"Press Return|"_s};
    }
    void stepsAreNumberedLines()
    {
        QFETCH(const QString, body);
        QFETCH(const QStringList, steps);
        QStringList read;
        for (const platform::Step &step : platform::stepsOf(body))
            read.append(step.title + u'|' + step.description);
        QCOMPARE(read, steps);
    }

private:
    PlatformDoor m_door;
};

QTEST_GUILESS_MAIN(TestKnowledge)
#include "tst_knowledge.moc"
