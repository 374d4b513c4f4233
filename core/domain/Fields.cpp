#include "core/domain/Fields.h"

#include <algorithm>
#include <cmath>

namespace tierdesk {

bool StoredReader::refuse(QStringView key)
{
    if (bad.isEmpty())
        bad = key.toString();
    return false;
}

void StoredReader::adopt(QStringView key, const StoredReader &child)
{
    if (!child.bad.isEmpty())
        refuse(QString(key.toString() + u'.' + child.bad));
}

bool StoredReader::texts(QStringView key, QStringList &value, qsizetype, qsizetype)
{
    return take(key, &QJsonValue::isArray, [&](const QJsonValue &json) {
        value.clear();
        for (const QJsonValue &each : json.toArray())
            value.append(each.toString());
    });
}

bool StoredReader::numberOrNull(QStringView key, std::optional<double> &value, double, double)
{
    if (takeNull(key)) {
        value.reset();
        return true;
    }
    return take(key, &QJsonValue::isDouble, [&](const QJsonValue &json) { value = json.toDouble(); });
}

bool StoredReader::money(QStringView key, Money &value)
{
    double major = 0;
    if (!number(key, major))
        return false;
    const auto amount = exactMoneyFromMajor(major, value.currency);
    if (!amount)
        return refuse(key);
    value = *amount;
    return true;
}

bool StoredReader::time(QStringView key, base::Timestamp &value)
{
    QString text;
    if (!this->text(key, text))
        return false;
    const auto at = base::timestampFromIso(text);
    if (!at)
        return refuse(key);
    value = *at;
    return true;
}

bool StoredReader::span(QStringView key, base::Millis &value, base::Millis unit, double)
{
    double count = 0;
    if (!number(key, count))
        return false;
    value = {std::llround(count * static_cast<double>(unit.count))};
    return true;
}

bool StoredReader::currency(QStringView key, std::array<char, 3> &value)
{
    QString text;
    if (!this->text(key, text))
        return false;
    const auto code = currencyFrom(text);
    if (!code)
        return refuse(key);
    value = *code;
    return true;
}

bool StoredReader::credential(QStringView key, CredentialId &value)
{
    if (takeNull(key)) {
        value = {};
        return true;
    }
    return integer(key, value.value);
}

void FieldSchema::add(QStringView key, const QJsonObject &schema)
{
    m_properties.insert(key, schema);
    if (m_of == Of::Written && !m_isOptional)
        m_required.append(key.toString());
}

void FieldSchema::addList(QStringView key, const QJsonObject &items, qsizetype most)
{
    QJsonObject schema = schema::listOf(items);
    if (m_of == Of::Request)
        schema.insert(u"maxItems", most);
    add(key, schema);
}

void FieldSchema::text(QStringView key, const QString &, qsizetype max, const TextForm &)
{
    QJsonObject schema = schema::text();
    if (m_of == Of::Request)
        schema.insert(u"maxLength", max);
    add(key, schema);
}

void FieldSchema::textOf(QStringView key, const QString &, const QStringList &words)
{
    QJsonObject schema = schema::text();
    if (m_of == Of::Request)
        schema.insert(u"enum", QJsonArray::fromStringList(words));
    add(key, schema);
}

void FieldSchema::texts(QStringView key, const QStringList &, qsizetype count, qsizetype length)
{
    QJsonObject each = schema::text();
    if (m_of == Of::Request)
        each.insert(u"maxLength", length);
    addList(key, each, count);
}

void FieldSchema::integer(QStringView key, qint64, int least, int most)
{
    QJsonObject schema = schema::integer();
    if (m_of == Of::Request) {
        schema.insert(u"minimum", least);
        schema.insert(u"maximum", most);
    }
    add(key, schema);
}

void FieldSchema::number(QStringView key, double, double least, double most)
{
    QJsonObject schema = schema::number();
    if (m_of == Of::Request) {
        schema.insert(u"minimum", least);
        schema.insert(u"maximum", most);
    }
    add(key, schema);
}

void FieldSchema::money(QStringView key, Money)
{
    QJsonObject schema = schema::number();
    if (m_of == Of::Request)
        schema.insert(u"minimum", 0);
    add(key, schema);
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

void FieldSchema::currency(QStringView key, const std::array<char, 3> &)
{
    QJsonObject schema = schema::text();
    if (m_of == Of::Request)
        schema.insert(u"pattern", u"^[A-Z]{3}$"_s);
    add(key, schema);
}

void FieldSchema::require(QStringView key)
{
    if (m_of == Of::Request)
        m_required.append(key.toString());
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
