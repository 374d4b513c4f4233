#include "core/base/Json.h"
#include "core/domain/Shop.h"

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

constexpr const char *WholeOrder = R"({
  "number":"ORD-9876","customerId":"c-1","status":"delivered","placedAt":"2026-11-10T08:00:00Z","currency":"EUR",
  "items":[{"sku":"RIDGE-3","name":"Ridge 3 tent","variant":"green","quantity":2,"price":156.2,"returned":1,
            "replaced":1,"refunded":12.4}],
  "total":312.4,"paid":312.4,"refunded":12.4,
  "payments":[{"method":"card","last4":"4242","amount":312.4,"at":"2026-11-10T08:01:00Z"}],
  "address":{"name":"Dana Whitfield","line1":"1 Hill Road","line2":"","city":"Bath","region":"","postcode":"BA1 1AA",
             "country":"GB"},
  "shipments":[{"carrier":"DHL","trackingNumber":"JD01","status":"delivered","lastPlace":"Bath",
                "shippedAt":"2026-11-11T00:00:00Z","estimatedAt":"2026-11-14T00:00:00Z",
                "deliveredAt":"2026-11-14T10:30:00Z"}],
  "isReturnRequested":true})";

QByteArray orderWith(const char *key, const char *value)
{
    QJsonObject json = object(WholeOrder);
    json.insert(QString::fromLatin1(key), object(QByteArray(R"({"v":)") + value + '}').value(u"v"));
    return base::toJson(json);
}

} // namespace

class TestShop final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOrderComesBackWhole();
    void anOrderFillsInWhatFollows();
    void refusesAnOrder_data();
    void refusesAnOrder();
    void aCustomerComesBackWhole();
    void aProductComesBackWhole();
    void aSubscriptionComesBackWhole();
    void anArticleComesBackWhole();
    void refusesOthers_data();
    void refusesOthers();
    void anAddressNamesItsPlace();
};

void TestShop::anOrderComesBackWhole()
{
    const auto order = orderFromJson(object(WholeOrder));
    QVERIFY2(order, qPrintable(order ? QString() : order.error().message));
    QCOMPARE(order->customer, u"c-1"_s);
    QCOMPARE(order->record.paid, (Money{31240, {'E', 'U', 'R'}}));
    QCOMPARE(order->record.items.front().price, (Money{15620, {'E', 'U', 'R'}}));
    QJsonObject expected = object(WholeOrder);
    expected.remove(u"customerId");
    QCOMPARE(toJson(order->record), expected);
}

void TestShop::anOrderFillsInWhatFollows()
{
    const auto order = orderFromJson(object(R"({"number":"A-1","customerId":"c","placedAt":"2026-11-10",
        "items":[{"sku":"a","name":"A","price":10.5,"quantity":3},{"sku":"b","name":"B","price":1}],
        "payments":[{"method":"card","amount":20},{"method":"paypal","amount":12.5}]})"));
    QVERIFY2(order, qPrintable(order ? QString() : order.error().message));
    QCOMPARE(order->record.total.minor, 3250);
    QCOMPARE(order->record.paid.minor, 3250);
    QCOMPARE(order->record.refunded.minor, 0);
    QCOMPARE(order->record.status, OrderStatus::Pending);
    QCOMPARE(order->record.payments.front().at.ms, order->record.placedAt.ms);
}

void TestShop::refusesAnOrder_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const QByteArray &text, const char *where) {
        QTest::newRow(name) << text << QString::fromLatin1(where);
    };
    row("without a number", R"({"customerId":"c","placedAt":"2026-11-10"})", "number");
    row("with a blank number", orderWith("number", R"(" ")"), "number");
    row("without its customer", R"({"number":"A-1","placedAt":"2026-11-10"})", "customerId");
    row("with a number that is a number", orderWith("number", "9876"), "number");
    row("with an unknown status", orderWith("status", R"("lost")"), "status");
    row("with a day that does not exist", orderWith("placedAt", R"("2026-02-30")"), "placedAt");
    row("with a field that nobody knows", orderWith("discount", "5"), "discount");
    row("with a negative total", orderWith("total", "-1"), "total");
    row("refunded above what was paid", orderWith("refunded", "312.41"), "refunded");
    row("with an item of no pieces", orderWith("items", R"([{"sku":"a","name":"A","price":1,"quantity":0}])"),
        "items.0.quantity");
    row("with half a cent", orderWith("total", "10.005"), "total");
    row("with more of an item refunded than it cost",
        orderWith("items", R"([{"sku":"a","name":"A","price":1,"quantity":2,"refunded":2.01}])"), "items.0.refunded");
    row("with more returned than bought",
        orderWith("items", R"([{"sku":"a","name":"A","price":1,"quantity":2,"returned":3}])"), "items.0.returned");
    row("with an item without a price", orderWith("items", R"([{"sku":"a","name":"A"}])"), "items.0.price");
    row("with a whole card number",
        orderWith("payments", R"([{"method":"card","amount":1,"last4":"4242424242424242"}])"), "payments.0.last4");
    row("with letters for a card number", orderWith("payments", R"([{"method":"card","amount":1,"last4":"x242"}])"),
        "payments.0.last4");
    row("with an unknown state of a shipment", orderWith("shipments", R"([{"status":"gone"}])"), "shipments.0.status");
    row("with an address that is a text", orderWith("address", R"("1 Hill Road")"), "address");
    row("with a field that no address has", orderWith("address", R"({"street":"1 Hill Road"})"), "address.street");
    row("whose items no sum holds",
        R"({"number":"A-1","customerId":"c","placedAt":"2026-11-10","items":[)" +
            QByteArray(R"({"sku":"a","name":"A","price":999999999,"quantity":1000000},)").repeated(200) +
            R"({"sku":"b","name":"B","price":1}]})",
        "items");
}

void TestShop::refusesAnOrder()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, where);
    const auto order = orderFromJson(object(text));
    QVERIFY(!order);
    QCOMPARE(order.error().fault, base::Fault::InvalidInput);
    QCOMPARE(order.error().where, where);
}

void TestShop::aCustomerComesBackWhole()
{
    const QJsonObject json = object(R"({"ref":"c-1","name":"Dana Whitfield","email":"dana@example.com",
        "phone":"+441225000000","tier":"GOLD","currency":"GBP","lifetimeValue":4120.5,"isVip":true,"language":"en",
        "createdAt":"2020-01-02T03:04:05Z"})");
    const auto customer = customerFromJson(json);
    QVERIFY(customer);
    QCOMPARE(customer->lifetimeValue, (Money{412050, {'G', 'B', 'P'}}));
    QCOMPARE(toJson(*customer), json);
}

void TestShop::aProductComesBackWhole()
{
    const QJsonObject json = object(R"({"sku":"RIDGE-3","name":"Ridge 3 tent","description":"Three people.",
        "currency":"USD","price":312.4,"variants":["green","blue, L"],"stock":12})");
    const auto product = productFromJson(json);
    QVERIFY(product);
    QCOMPARE(toJson(*product), json);
}

void TestShop::aSubscriptionComesBackWhole()
{
    QJsonObject json = object(R"({"ref":"SUB-1001","customerId":"c-1","plan":"Plus","status":"paused",
        "currency":"USD","price":9.99,"renewsAt":"2026-12-01T00:00:00Z"})");
    const auto subscription = subscriptionFromJson(json);
    QVERIFY(subscription);
    QCOMPARE(subscription->customer, u"c-1"_s);
    json.remove(u"customerId");
    QCOMPARE(toJson(subscription->record), json);
}

void TestShop::anArticleComesBackWhole()
{
    const QJsonObject json = object(R"({"ref":"returns","title":"Returns","body":"Within 30 days.\nFree.",
        "tags":["returns","shipping"],"language":"en","version":3,"updatedAt":"2026-11-10T08:00:00Z"})");
    const auto article = articleFromJson(json);
    QVERIFY(article);
    QCOMPARE(toJson(*article), json);
}

void TestShop::refusesOthers_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const char *kind, const char *text, const char *where) {
        QTest::newRow(name) << QString::fromLatin1(kind) << QByteArray(text) << QString::fromLatin1(where);
    };
    row("a customer without a ref", "customer", R"({"name":"Dana"})", "ref");
    row("a customer worth less than nothing", "customer", R"({"ref":"c","lifetimeValue":-1})", "lifetimeValue");
    row("a customer whose language is a name", "customer", R"({"ref":"c","language":"EN"})", "language");
    row("a customer with a password", "customer", R"({"ref":"c","password":"x"})", "password");
    row("a product without a name", "product", R"({"sku":"a"})", "name");
    row("a product with half a piece in stock", "product", R"({"sku":"a","name":"A","stock":0.5})", "stock");
    row("a product with an empty variant", "product", R"({"sku":"a","name":"A","variants":["x",""]})", "variants.1");
    row("a subscription without a plan", "subscription", R"({"ref":"s","customerId":"c"})", "plan");
    row("a subscription with an unknown status", "subscription",
        R"({"ref":"s","customerId":"c","plan":"p","status":"frozen"})", "status");
    row("an article without a body", "article", R"({"ref":"a","title":"T"})", "body");
    row("an article with a NUL", "article", R"({"ref":"a","title":"T","body":"x\u0000y"})", "body");
    row("an article of version zero", "article", R"({"ref":"a","title":"T","body":"b","version":0})", "version");
}

void TestShop::refusesOthers()
{
    QFETCH(QString, kind);
    QFETCH(QByteArray, text);
    QFETCH(QString, where);
    const QJsonObject json = object(text);
    const auto errorOf = [](const auto &result) {
        return result ? base::Error{base::Fault::Internal, u"it was taken"_s, {}, {}} : result.error();
    };
    const base::Error error = kind == u"customer"       ? errorOf(customerFromJson(json))
                              : kind == u"product"      ? errorOf(productFromJson(json))
                              : kind == u"subscription" ? errorOf(subscriptionFromJson(json))
                                                        : errorOf(articleFromJson(json));
    QCOMPARE(error.fault, base::Fault::InvalidInput);
    QCOMPARE(error.where, where);
}

void TestShop::anAddressNamesItsPlace()
{
    const auto address = addressFromJson(object(R"({"city":5})"), u"arguments.address"_s);
    QVERIFY(!address);
    QCOMPARE(address.error().where, u"arguments.address.city"_s);
    QCOMPARE(toJson(*addressFromJson(object(R"({"city":"Bath"})"))).value(u"city").toString(), u"Bath"_s);
}

QTEST_GUILESS_MAIN(TestShop)
#include "tst_shop.moc"
