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
    made.sku = u"WSP-1"_s;
    made.name = u"Wisp lantern"_s;
    made.description = u"A lamp for the tent. It runs for 40 hours."_s;
    made.price = test::dollars(24.9);
    made.stock = stock;
    made.variants = {u"amber"_s, u"white"_s};
    return made;
}

} // namespace

void TestPages::aProductsPageTellsPriceStockAndVariants()
{
    const Article page = pageOf(lamp(3));
    QCOMPARE(page.title, u"Wisp lantern"_s);
    QCOMPARE(skuOf(page.ref), std::optional(u"WSP-1"_s));
    QCOMPARE(page.body, u"A lamp for the tent. It runs for 40 hours.\nThe price is $24.90.\n"
                        "We have 3 in stock.\nComes in amber and white."_s);
    QVERIFY(pageOf(lamp(0)).body.contains(u"\nOut of stock at the moment.\n"_s));
    QVERIFY(!skuOf(u"KB-1"_s));
    QCOMPARE(toldOfPage(page.title, u"The price is $24.90."_s), u"Wisp lantern: the price is $24.90."_s);
    QCOMPARE(toldOfPage(page.title, u"A lamp for the tent."_s), u"Wisp lantern: A lamp for the tent."_s);
}

void TestPages::aPageIsFoundByWhatIsItsOwn()
{
    Product tent = lamp(2);
    tent.sku = u"TNT-1"_s;
    tent.name = u"Corrie tent"_s;
    tent.description = u"For two."_s;
    const ArticleIndex index({pageOf(lamp(3)), pageOf(tent)});
    QVERIFY(index.search(u"price?"_s, 5).empty());
    QVERIFY(index.search(u"in stock?"_s, 5).empty());
    const auto hits = index.search(u"the corrie, price?"_s, 5);
    QCOMPARE(hits.size(), std::size_t{1});
    QCOMPARE(hits.front().article->title, u"Corrie tent"_s);
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
    QTest::newRow("card") << u"which card did I pay with?"_s << u"card ending 4242"_s;
    QTest::newRow("carrier") << u"which carrier has my parcel?"_s << u"DHL"_s;
    QTest::newRow("number") << u"can I have the tracking number"_s << u"JD0146"_s;
    QTest::newRow("address") << u"which address is it going to?"_s << u"7 Pine Road"_s;
    QTest::newRow("total") << u"what was the total of my order?"_s << u"came to $89.00"_s;
    QTest::newRow("due") << u"when will it arrive?"_s << u"due on 17 November"_s;
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
    const QStringList variants{u"grey, S"_s, u"grey, M"_s, u"oat, S"_s, u"oat, M"_s};
    const auto meant = [&variants](const char *words) {
        return ai::variantMeant(QString::fromLatin1(words).split(u' '), variants, u"grey, S"_s);
    };
    QCOMPARE(meant("the m please"), u"grey, M"_s);
    QCOMPARE(meant("oat"), u"oat, S"_s);
    QCOMPARE(meant("oat in m"), u"oat, M"_s);
    QCOMPARE(meant("another one"), QString());
    QCOMPARE(meant("l"), QString());
}

QTEST_GUILESS_MAIN(TestPages)
#include "tst_pages.moc"
