#include "core/domain/Brief.h"
#include "core/domain/CompanyConfig.h"
#include "core/domain/Fields.h"
#include "core/domain/Session.h"
#include "core/domain/Shop.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace tierdesk;

namespace {

bool isOfType(const QJsonValue &value, const QString &type)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return type == u"null";
    case QJsonValue::Bool:
        return type == u"boolean";
    case QJsonValue::Double:
        return type == u"number" || (type == u"integer" && value.toDouble() == double(value.toInteger()));
    case QJsonValue::String:
        return type == u"string";
    case QJsonValue::Array:
        return type == u"array";
    case QJsonValue::Object:
        return type == u"object";
    case QJsonValue::Undefined:
        break;
    }
    return false;
}

/// Where @p value is not what @p schema says, or has a member that it does not name; empty: nowhere.
QString faultOf(const QJsonValue &value, const QJsonObject &schema, const QString &path = u"$"_s)
{
    if (const QJsonArray any = schema[u"anyOf"].toArray(); !any.isEmpty()) {
        for (const QJsonValue &each : any) {
            if (faultOf(value, each.toObject(), path).isEmpty())
                return {};
        }
        return path + u": none of them"_s;
    }
    if (!isOfType(value, schema[u"type"].toString()))
        return path + u": no "_s + schema[u"type"].toString();
    if (const QJsonArray words = schema[u"enum"].toArray(); !words.isEmpty() && !words.contains(value))
        return path + u": an unknown word"_s;
    if (value.isArray()) {
        for (const QJsonValue &each : value.toArray()) {
            if (const QString fault = faultOf(each, schema[u"items"].toObject(), path + u"[]"_s); !fault.isEmpty())
                return fault;
        }
    }
    if (!value.isObject())
        return {};
    const QJsonObject object = value.toObject();
    const QJsonObject properties = schema[u"properties"].toObject();
    for (const QJsonValue &each : schema[u"required"].toArray()) {
        if (!object.contains(each.toString()))
            return path + u'.' + each.toString() + u": missing"_s;
    }
    for (auto each = object.begin(); each != object.end(); ++each) {
        const QString at = path + u'.' + each.key();
        if (!properties.contains(each.key()))
            return at + u": not named"_s;
        if (const QString fault = faultOf(each.value(), properties[each.key()].toObject(), at); !fault.isEmpty())
            return fault;
    }
    return {};
}

/// True when @p json has every member that @p schema names, also those that need not be there.
bool isWhole(const QJsonObject &json, const QJsonObject &schema)
{
    return json.keys() == schema[u"properties"].toObject().keys();
}

/// An order with one of everything.
Order wholeOrder()
{
    const Timestamp at{1'764'000'000'000};
    Order order;
    order.number = u"ORD-1"_s;
    OrderItem item;
    item.sku = u"TENT-R3"_s;
    item.price = Money{31240, {'U', 'S', 'D'}};
    order.items = {item};
    Payment payment;
    payment.amount = item.price;
    payment.at = at;
    order.payments = {payment};
    Shipment shipment;
    shipment.status = u"delivered"_s;
    shipment.shippedAt = shipment.estimatedAt = shipment.deliveredAt = at;
    order.shipments = {shipment, Shipment{}};
    return order;
}

/// Whether an import takes @p json as a row of this kind.
using Takes = bool (*)(const QJsonObject &json);

/// A configuration with one of everything.
CompanyConfig wholeConfig()
{
    auto config =
        mergeConfig(defaultConfig(),
                    {{u"priorities"_s, QJsonArray{QJsonObject{{u"priority"_s, u"urgent"_s},
                                                              {u"reason"_s, u"LEGAL_MENTION"_s},
                                                              {u"sentiment"_s, u"IRATE"_s},
                                                              {u"vip"_s, true},
                                                              {u"olderThanMinutes"_s, 30}},
                                                  QJsonObject{{u"priority"_s, u"low"_s}}}},
                     {u"models"_s, QJsonObject{{u"aiRep"_s, QJsonObject{{u"chain"_s, QJsonArray{u"a"_s}}}},
                                               {u"budgetPerDay"_s, 2.5},
                                               {u"rules"_s, QJsonArray{QJsonObject{{u"size"_s, u"large"_s},
                                                                                   {u"complexityFrom"_s, 0.5},
                                                                                   {u"sentiment"_s, u"IRATE"_s},
                                                                                   {u"category"_s, u"BILLING"_s},
                                                                                   {u"tier"_s, u"AI_REP"_s},
                                                                                   {u"vip"_s, false}}}},
                                               {u"prices"_s, QJsonArray{QJsonObject{{u"model"_s, u"m"_s},
                                                                                    {u"in"_s, 1},
                                                                                    {u"out"_s, 5},
                                                                                    {u"longFrom"_s, 100'000},
                                                                                    {u"longTimes"_s, 5}}}}}},
                     {u"gateway"_s, QJsonObject{{u"secret"_s, 7}}}});
    if (!config)
        qFatal("%s %s", qPrintable(config.error().where), qPrintable(config.error().message));
    return *config;
}

} // namespace

/// What is said of a record is what is written of it.
class TestRecordSchemas final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRecordIsAsItIsDescribed_data()
    {
        QTest::addColumn<QJsonObject>("json");
        QTest::addColumn<QJsonObject>("schema");
        QTest::addColumn<bool>("whole");
        const auto row = [](const char *name, const auto &value, bool isWhole = true) {
            QTest::newRow(name) << toJson(value) << described<std::decay_t<decltype(value)>>(FieldSchema::Of::Written)
                                << isWhole;
        };
        row("customer", Customer{});
        row("order", wholeOrder());
        row("an order of nothing", Order{});
        row("product", Product{});
        Subscription subscription;
        row("a subscription without an end", subscription, false);
        subscription.renewsAt = Timestamp{1};
        row("subscription", subscription);
        row("article", Article{});
        Brief brief{u"a tent"_s, {u"an answer"_s}, {}, {}, {}, u"call"_s};
        row("brief", brief, false);
        brief.wordedBy = u"a model"_s;
        brief.costNanoUsd = 1;
        row("a brief in a model's words", brief);
        Resolution resolution;
        row("resolution", resolution, false);
        resolution.followUpAt = Timestamp{1};
        row("a resolution with a follow-up", resolution);
        AnswerFacts facts;
        row("answer", facts, false);
        facts.tokensCached = 1;
        facts.costNanoUsd = 1;
        facts.isCached = true;
        row("an answer that was kept", facts);
        row("the configuration of a new company", defaultConfig());
        row("a configuration of everything", wholeConfig());
    }
    void aRecordIsAsItIsDescribed()
    {
        QFETCH(const QJsonObject, json);
        QFETCH(const QJsonObject, schema);
        QFETCH(const bool, whole);
        QCOMPARE(faultOf(json, schema), QString());
        QCOMPARE(isWhole(json, schema), whole);
    }
    void aRowIsTakenAsItIsDescribed_data()
    {
        QTest::addColumn<QJsonObject>("json");
        QTest::addColumn<QJsonObject>("schema");
        QTest::addColumn<Takes>("takes");
        const auto row = [](const char *name, QJsonObject json, const QJsonObject &schema, Takes takes) {
            QTest::newRow(name) << json << schema << takes;
        };
        const auto owned = [](QJsonObject json) {
            json.insert(u"customerId"_s, u"c-1"_s);
            return json;
        };
        constexpr auto Request = FieldSchema::Of::Request;
        Customer customer;
        customer.ref = u"c-1"_s;
        row("customer", toJson(customer), described<Customer>(Request),
            [](const QJsonObject &json) { return customerFromJson(json).has_value(); });
        Order order = wholeOrder();
        order.items.front().name = u"a tent"_s;
        order.payments.front().method = u"card"_s;
        order.shipments = {order.shipments.front()};
        row("order", owned(toJson(order)), described<OfCustomer<Order>>(Request),
            [](const QJsonObject &json) { return orderFromJson(json).has_value(); });
        Product product;
        product.sku = product.name = u"TENT-R3"_s;
        row("product", toJson(product), described<Product>(Request),
            [](const QJsonObject &json) { return productFromJson(json).has_value(); });
        Subscription subscription;
        subscription.ref = subscription.plan = u"SUB-1"_s;
        subscription.renewsAt = Timestamp{1};
        row("subscription", owned(toJson(subscription)), described<OfCustomer<Subscription>>(Request),
            [](const QJsonObject &json) { return subscriptionFromJson(json).has_value(); });
        Article article;
        article.ref = article.title = article.body = u"a"_s;
        row("article", toJson(article), described<Article>(Request),
            [](const QJsonObject &json) { return articleFromJson(json).has_value(); });
    }
    /// What a row's schema requires and bounds is what its reader refuses.
    void aRowIsTakenAsItIsDescribed()
    {
        QFETCH(const QJsonObject, json);
        QFETCH(const QJsonObject, schema);
        QFETCH(const Takes, takes);
        QCOMPARE(faultOf(json, schema), QString());
        QVERIFY(isWhole(json, schema));
        QVERIFY(takes(json));
        const QJsonArray required = schema[u"required"].toArray();
        QVERIFY(!required.isEmpty());
        QJsonObject least;
        for (const QJsonValue &key : required) {
            least.insert(key.toString(), json[key.toString()]);
            QJsonObject without = json;
            without.remove(key.toString());
            QVERIFY2(!takes(without), qPrintable(key.toString()));
        }
        QVERIFY(takes(least));
        const QJsonObject properties = schema[u"properties"].toObject();
        for (auto each = properties.begin(); each != properties.end(); ++each) {
            const QJsonObject one = each->toObject();
            QJsonObject beyond = json;
            if (one.contains(u"maxLength"))
                beyond[each.key()] = QString(one[u"maxLength"].toInt() + 1, u'a');
            else if (one.contains(u"minimum"))
                beyond[each.key()] = one[u"minimum"].toInt() - 1;
            else
                continue;
            QVERIFY2(!takes(beyond), qPrintable(each.key()));
        }
    }
    void aPatchNeedsNothing()
    {
        const QJsonObject patch = described<CompanyConfig>(FieldSchema::Of::Request);
        QCOMPARE(faultOf(QJsonObject(), patch), QString());
        QCOMPARE(faultOf(QJsonObject{{u"sla"_s, QJsonObject()}}, patch), QString());
        QCOMPARE(faultOf(toJson(wholeConfig()), patch), QString());
        QVERIFY(!faultOf(QJsonObject{{u"sla"_s, 3}}, patch).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRecordSchemas)
#include "tst_recordschemas.moc"
