#include "core/doors/deskapi/Fields.h"

namespace tierdesk::deskapi {

bool fromValue(const QJsonValue &json, QStringList &value)
{
    value.clear();
    bool isGood = json.isArray();
    for (const QJsonValue &each : json.toArray()) {
        value.append(each.toString());
        isGood = isGood && each.isString();
    }
    return isGood;
}

bool fromValue(const QJsonValue &json, Timestamp &value)
{
    const auto read = base::timestampFromIso(json.toString());
    value = read.value_or(Timestamp{});
    return read.has_value();
}

bool fromValue(const QJsonValue &json, Money &value)
{
    const QJsonObject object = json.toObject();
    const auto currency = currencyFrom(object.value(u"currency").toString());
    const QJsonValue amount = object.value(u"amount");
    const auto read = currency && amount.isDouble() ? exactMoneyFromMajor(amount.toDouble(), *currency) : std::nullopt;
    value = read.value_or(Money{});
    return read.has_value();
}

namespace {

template<class T>
bool take(const base::Result<T> &read, T &value)
{
    if (read)
        value = *read;
    return read.has_value();
}

/// The shop's strict readers want to know whose an order is; a reply has that elsewhere.
QJsonObject ofSomebody(const QJsonValue &json)
{
    QJsonObject object = json.toObject();
    if (!object.contains(u"customerId"))
        object.insert(u"customerId", u"-"_s);
    return object;
}

} // namespace

bool fromValue(const QJsonValue &json, Customer &value)
{
    return take(customerFromJson(json.toObject()), value);
}

bool fromValue(const QJsonValue &json, Order &value)
{
    const auto read = orderFromJson(ofSomebody(json));
    if (read)
        value = read->first;
    return read.has_value();
}

bool fromValue(const QJsonValue &json, Subscription &value)
{
    const auto read = subscriptionFromJson(ofSomebody(json));
    if (read)
        value = read->first;
    return read.has_value();
}

bool fromValue(const QJsonValue &json, Article &value)
{
    return take(articleFromJson(json.toObject()), value);
}

bool fromValue(const QJsonValue &json, Brief &value)
{
    value = briefFromJson(json.toObject());
    return json.isObject();
}

bool fromValue(const QJsonValue &json, Resolution &value)
{
    return take(resolutionFromJson(json.toObject()), value);
}

bool fromValue(const QJsonValue &json, AnswerFacts &value)
{
    value = answerFactsFromJson(json.toObject());
    return json.isObject();
}

void RequestReader::read(QStringView key, QJsonObject &value, Rule)
{
    const QJsonValue json = fields.take(key);
    if (json.isUndefined())
        return;
    value = json.toObject();
    if (!json.isObject())
        fields.refuse(key, u"must be an object"_s);
}

void RequestReader::read(QStringView key, qint64 &value, Rule)
{
    const QJsonValue json = fields.take(key);
    if (json.isUndefined())
        return;
    value = json.toInteger(-1);
    if (value < 0)
        fields.refuse(key, u"must be a whole number, 0 or more"_s);
}

void RequestReader::read(QStringView key, int &value, Rule rule)
{
    fields.integer(key, value, 0, static_cast<int>(rule.max));
}

void RequestReader::read(QStringView key, std::optional<Money> &value, Rule)
{
    const auto at = m_object.constFind(key);
    if (at == m_object.constEnd() || at->isNull()) {
        fields.ignore(key);
        return;
    }
    fields.object(key, [&value](FieldReader &child) {
        Money money;
        child.require(u"currency");
        child.currency(u"currency", money.currency);
        if (!child.money(u"amount", money))
            child.refuse(u"amount", u"is required"_s);
        value = money;
    });
}

} // namespace tierdesk::deskapi
