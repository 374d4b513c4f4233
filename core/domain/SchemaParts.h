#pragma once

#include "core/base/Literals.h"
#include "core/domain/Words.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include <initializer_list>
#include <optional>
#include <utility>

/// Building blocks of JSON Schemas.
namespace tierdesk::schema {

using Members = std::initializer_list<std::pair<const char *, QJsonObject>>;

[[nodiscard]] inline QJsonObject type(const char *name)
{
    return {{u"type"_s, QLatin1String(name)}};
}
[[nodiscard]] inline QJsonObject text()
{
    return type("string");
}
[[nodiscard]] inline QJsonObject bounded(int least, int most)
{
    return {{u"type"_s, u"string"_s}, {u"minLength"_s, least}, {u"maxLength"_s, most}};
}
[[nodiscard]] inline QJsonObject time()
{
    return {{u"type"_s, u"string"_s}, {u"format"_s, u"date-time"_s}};
}
[[nodiscard]] inline QJsonObject number()
{
    return type("number");
}
[[nodiscard]] inline QJsonObject integer()
{
    return type("integer");
}
[[nodiscard]] inline QJsonObject numberIn(double least, double most)
{
    return {{u"type"_s, u"number"_s}, {u"minimum"_s, least}, {u"maximum"_s, most}};
}
[[nodiscard]] inline QJsonObject flag()
{
    return type("boolean");
}
[[nodiscard]] inline QJsonObject orNull(QJsonObject schema)
{
    return {{u"anyOf"_s, QJsonArray{std::move(schema), type("null")}}};
}
[[nodiscard]] inline QJsonObject listOf(const QJsonObject &items)
{
    return {{u"type"_s, u"array"_s}, {u"items"_s, items}};
}
[[nodiscard]] inline QJsonObject mapOf(const QJsonObject &values)
{
    return {{u"type"_s, u"object"_s}, {u"additionalProperties"_s, values}};
}

[[nodiscard]] inline QStringList names(std::initializer_list<const char *> all)
{
    QStringList list;
    for (const char *each : all)
        list.append(QLatin1String(each));
    return list;
}

template<class E>
[[nodiscard]] QJsonObject wordOf()
{
    QJsonArray words;
    for (const auto &[each, name] : Words<E>::table)
        words.append(QLatin1String(name));
    return {{u"type"_s, u"string"_s}, {u"enum"_s, words}};
}

/// All members are required unless @p required lists those that are.
[[nodiscard]] inline QJsonObject object(Members members, std::optional<QStringList> required = std::nullopt)
{
    QJsonObject properties;
    QJsonArray all;
    for (const auto &[name, schema] : members) {
        properties.insert(QLatin1String(name), schema);
        all.append(QLatin1String(name));
    }
    return {{u"type"_s, u"object"_s},
            {u"properties"_s, properties},
            {u"required"_s, required ? QJsonArray::fromStringList(*required) : all}};
}

/// Returns @p object with additional optional members.
[[nodiscard]] inline QJsonObject withOptional(QJsonObject object, Members members)
{
    QJsonObject properties = object[u"properties"_s].toObject();
    for (const auto &[name, schema] : members)
        properties.insert(QLatin1String(name), schema);
    object.insert(u"properties"_s, properties);
    return object;
}

} // namespace tierdesk::schema
