#include "core/mind/ai/local/OrderPage.h"
#include "core/mind/ai/local/Slots.h"
#include "core/mind/knowledge/ArticleIndex.h"
#include "core/mind/knowledge/ProductPage.h"
#include "core/mind/knowledge/RecordPage.h"
#include "resources/Resources.h"
#include "tests/core/mind/ai/TestShop.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::knowledge;

/// Products and orders as pages that are asked like articles.
class TestPages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { resources::init(); }
    void aProductsPageTellsPriceStockAndVariants();
    void aPageIsFoundByWhatIsItsOwn();
    void everyLineOfAnOrderIsKnown_data();
    void everyLineOfAnOrderIsKnown();
    void anOrderAnswersWhatIsAskedOfIt_data();
    void anOrderAnswersWhatIsAskedOfIt();
    void theVariantThatIsMeantKeepsTheRest();
};

namespace {

Product lamp(int stock)
{
    Product made;
    made.sku = QStringLiteral("WSP-1");
    made.name = QStringLiteral("Wisp lantern");
    made.description = QStringLiteral("A lamp for the tent. It runs for 40 hours.");
    made.price = test::dollars(24.9);
    made.stock = stock;
    made.variants = {QStringLiteral("amber"), QStringLiteral("white")};
    return made;
}

} // namespace

void TestPages::aProductsPageTellsPriceStockAndVariants()
{
    const Article page = pageOf(lamp(3));
    QCOMPARE(page.title, QStringLiteral("Wisp lantern"));
    QCOMPARE(skuOf(page.ref), std::optional(QStringLiteral("WSP-1")));
    QCOMPARE(page.body, QStringLiteral("A lamp for the tent. It runs for 40 hours.\nThe price is $24.90.\n"
                                       "We have 3 in stock.\nComes in amber and white."));
    QVERIFY(pageOf(lamp(0)).body.contains(QStringLiteral("\nOut of stock at the moment.\n")));
    QVERIFY(!skuOf(QStringLiteral("KB-1")));
    QCOMPARE(toldOfPage(page.title, QStringLiteral("The price is $24.90.")),
             QStringLiteral("Wisp lantern: the price is $24.90."));
    QCOMPARE(toldOfPage(page.title, QStringLiteral("A lamp for the tent.")),
             QStringLiteral("Wisp lantern: A lamp for the tent."));
}

void TestPages::aPageIsFoundByWhatIsItsOwn()
{
    Product tent = lamp(2);
    tent.sku = QStringLiteral("TNT-1");
    tent.name = QStringLiteral("Corrie tent");
    tent.description = QStringLiteral("For two.");
    const ArticleIndex index({pageOf(lamp(3)), pageOf(tent)});
    QVERIFY(index.search(QStringLiteral("price?"), 5).empty());
    QVERIFY(index.search(QStringLiteral("in stock?"), 5).empty());
    const auto hits = index.search(QStringLiteral("the corrie, price?"), 5);
    QCOMPARE(hits.size(), std::size_t{1});
    QCOMPARE(hits.front().article->title, QStringLiteral("Corrie tent"));
}

void TestPages::everyLineOfAnOrderIsKnown_data()
{
    QTest::addColumn<int>("at");
    const test::Shop shop;
    for (std::size_t i = 0; i < shop.orders.size(); ++i)
        QTest::newRow(qPrintable(shop.orders[i].number)) << static_cast<int>(i);
}

void TestPages::everyLineOfAnOrderIsKnown()
{
    QFETCH(int, at);
    const test::Shop shop;
    const Article page = ai::pageOf(shop.orders[static_cast<std::size_t>(at)], test::today());
    QVERIFY(isOfOrder(page.ref));
    std::vector<RecordLine> lines;
    for (const QString &each : page.body.split(u'\n')) {
        const auto line = recordLineOf(each);
        QVERIFY2(line.has_value(), qPrintable(each));
        lines.push_back(*line);
    }
    for (const RecordLine wanted : {RecordLine::Placed, RecordLine::State, RecordLine::Items, RecordLine::Price,
                                    RecordLine::Total, RecordLine::Paid, RecordLine::Back})
        QVERIFY(std::find(lines.begin(), lines.end(), wanted) != lines.end());
}

void TestPages::anOrderAnswersWhatIsAskedOfIt_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("told");
    QTest::newRow("card") << QStringLiteral("which card did I pay with?") << QStringLiteral("card ending 4242");
    QTest::newRow("carrier") << QStringLiteral("which carrier has my parcel?") << QStringLiteral("DHL");
    QTest::newRow("number") << QStringLiteral("can I have the tracking number") << QStringLiteral("JD0146");
    QTest::newRow("address") << QStringLiteral("which address is it going to?") << QStringLiteral("7 Pine Road");
    QTest::newRow("total") << QStringLiteral("what was the total of my order?") << QStringLiteral("came to $89.00");
    QTest::newRow("due") << QStringLiteral("when will it arrive?") << QStringLiteral("due on 17 November");
}

void TestPages::anOrderAnswersWhatIsAskedOfIt()
{
    QFETCH(QString, question);
    QFETCH(QString, told);
    const test::Shop shop;
    const auto stove = std::find_if(shop.orders.begin(), shop.orders.end(),
                                    [](const Order &each) { return each.number == u"ORD-1002"; });
    const Article page = ai::pageOf(*stove, test::today());
    const ArticleWords words(page);
    std::vector<Source> sources{{&page, &words, 0}};
    for (const ArticleIndex::Hit &hit : shop.articles.search(question, 6))
        sources.push_back({hit.article, hit.words, hit.score});
    const Answer answer = answerFrom({question, {}, {}}, sources, 400);
    QVERIFY2(answer.text.contains(told), qPrintable(answer.text));
}

void TestPages::theVariantThatIsMeantKeepsTheRest()
{
    const QStringList variants{QStringLiteral("grey, S"), QStringLiteral("grey, M"), QStringLiteral("oat, S"),
                               QStringLiteral("oat, M")};
    const auto meant = [&variants](const char *words) {
        return ai::variantMeant(QString::fromLatin1(words).split(u' '), variants, QStringLiteral("grey, S"));
    };
    QCOMPARE(meant("the m please"), QStringLiteral("grey, M"));
    QCOMPARE(meant("oat"), QStringLiteral("oat, S"));
    QCOMPARE(meant("oat in m"), QStringLiteral("oat, M"));
    QCOMPARE(meant("another one"), QString());
    QCOMPARE(meant("l"), QString());
}

QTEST_GUILESS_MAIN(TestPages)
#include "tst_pages.moc"
