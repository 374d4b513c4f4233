#include "core/domain/Fields.h"

#include <cmath>

namespace tierdesk {

bool LenientReader::refuse(QStringView key)
{
    if (bad.isEmpty())
        bad = key.toString();
    return false;
}

bool LenientReader::takePlain(const QJsonValue &json, bool &value)
{
    value = json.toBool();
    return json.isBool();
}

bool LenientReader::takePlain(const QJsonValue &json, int &value)
{
    value = json.toInt();
    return json.isDouble();
}

bool LenientReader::takePlain(const QJsonValue &json, qint64 &value)
{
    value = json.toInteger();
    return json.isDouble();
}

bool LenientReader::takePlain(const QJsonValue &json, double &value)
{
    value = json.toDouble();
    return json.isDouble();
}

bool LenientReader::takePlain(const QJsonValue &json, QString &value)
{
    value = json.toString();
    return json.isString();
}

bool LenientReader::takePlain(const QJsonValue &json, QStringList &value)
{
    value.clear();
    bool isGood = json.isArray();
    for (const QJsonValue &each : json.toArray()) {
        value.append(each.toString());
        isGood = isGood && each.isString();
    }
    return isGood;
}

bool LenientReader::takePlain(const QJsonValue &json, QJsonObject &value)
{
    value = json.toObject();
    return json.isObject();
}

bool LenientReader::takePlain(const QJsonValue &json, base::Timestamp &value)
{
    const auto read = base::timestampFromIso(json.toString());
    value = read.value_or(base::Timestamp{});
    return read.has_value();
}

bool LenientReader::takePlain(const QJsonValue &json, Money &value)
{
    const QJsonObject object = json.toObject();
    const auto currency = currencyFrom(object.value(u"currency").toString());
    const QJsonValue amount = object.value(u"amount");
    const auto read = currency && amount.isDouble() ? exactMoneyFromMajor(amount.toDouble(), *currency) : std::nullopt;
    value = read.value_or(Money{});
    return read.has_value();
}

bool LenientReader::takePlain(const QJsonValue &json, std::array<char, 3> &value)
{
    const auto code = currencyFrom(json.toString());
    value = code.value_or(value);
    return code.has_value();
}

bool LenientReader::major(QStringView key, Money &value, const Rule &)
{
    double amount = 0;
    if (!(*this)(key, amount))
        return false;
    const auto read = exactMoneyFromMajor(amount, value.currency);
    value = read.value_or(value);
    return read.has_value() || refuse(key);
}

bool LenientReader::span(QStringView key, base::Millis &value, base::Millis unit, double)
{
    double count = 0;
    if (!(*this)(key, count))
        return false;
    value = {std::llround(count * static_cast<double>(unit.count))};
    return true;
}

void FieldSchema::add(QStringView key, const QJsonObject &schema, const Rule &rule)
{
    m_properties.insert(key, schema);
    if (m_of == Of::Written ? !m_isOptional : rule.isRequired)
        m_required.append(key.toString());
}

QJsonObject FieldSchema::idSchema() const
{
    if (m_of == Of::Request)
        return {{u"type"_s, u"integer"_s}, {u"minimum"_s, 1}};
    return {{u"type"_s, QJsonArray{u"integer"_s, u"null"_s}}};
}

void FieldSchema::bound(QJsonObject &schema, const Rule &rule) const
{
    if (m_of != Of::Request)
        return;
    const QString type = schema[u"type"].toString();
    if (type == u"string" && schema.size() == 1) { // neither an enum nor a time
        if (rule.isRequired)
            schema.insert(u"minLength", 1);
        schema.insert(u"maxLength", rule.max);
    } else if (type == u"array" && schema[u"items"] == schema::text()) {
        QJsonObject each = schema::text();
        each.insert(u"maxLength", rule.max);
        schema.insert(u"items", each);
        schema.insert(u"maxItems", rule.count);
    } else if ((type == u"integer" || type == u"number") && !schema.contains(u"minimum")) {
        schema.insert(u"minimum", rule.least);
        schema.insert(u"maximum", rule.max);
    }
}

void FieldSchema::textOf(QStringView key, const QString &, const QStringList &words, const Rule &rule)
{
    QJsonObject schema = schema::text();
    if (m_of == Of::Request)
        schema.insert(u"enum", QJsonArray::fromStringList(words));
    add(key, schema, rule);
}

void FieldSchema::major(QStringView key, Money, const Rule &rule)
{
    QJsonObject schema = schema::number();
    if (m_of == Of::Request)
        schema.insert(u"minimum", 0);
    add(key, schema, rule);
}

void FieldSchema::span(QStringView key, base::Millis, base::Millis, double most)
{
    QJsonObject schema = schema::number();
    if (m_of == Of::Request) {
        schema.insert(u"exclusiveMinimum", 0);
        schema.insert(u"maximum", most);
    }
    add(key, schema);
}

QJsonObject FieldSchema::made() const
{
    QJsonObject schema = schema::type("object");
    schema.insert(u"properties", m_properties);
    if (!m_required.isEmpty())
        schema.insert(u"required", QJsonArray::fromStringList(m_required));
    return schema;
}

} // namespace tierdesk
