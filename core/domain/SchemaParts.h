#pragma once

#include "core/domain/Words.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include <initializer_list>
#include <optional>
#include <utility>

/// The parts that JSON Schemas are put together from.
namespace tierdesk::schema {

using Members = std::initializer_list<std::pair<const char *, QJsonObject>>;

[[nodiscard]] inline QJsonObject type(const char *name)
{
    return {{QStringLiteral("type"), QLatin1String(name)}};
}
[[nodiscard]] inline QJsonObject text()
{
    return type("string");
}
[[nodiscard]] inline QJsonObject bounded(int least, int most)
{
    return {{QStringLiteral("type"), QStringLiteral("string")},
            {QStringLiteral("minLength"), least},
            {QStringLiteral("maxLength"), most}};
}
[[nodiscard]] inline QJsonObject time()
{
    return {{QStringLiteral("type"), QStringLiteral("string")},
            {QStringLiteral("format"), QStringLiteral("date-time")}};
}
[[nodiscard]] inline QJsonObject number()
{
    return type("number");
}
[[nodiscard]] inline QJsonObject integer()
{
    return type("integer");
}
[[nodiscard]] inline QJsonObject flag()
{
    return type("boolean");
}
[[nodiscard]] inline QJsonObject orNull(QJsonObject schema)
{
    return {{QStringLiteral("anyOf"), QJsonArray{std::move(schema), type("null")}}};
}
[[nodiscard]] inline QJsonObject listOf(const QJsonObject &items)
{
    return {{QStringLiteral("type"), QStringLiteral("array")}, {QStringLiteral("items"), items}};
}
[[nodiscard]] inline QJsonObject mapOf(const QJsonObject &values)
{
    return {{QStringLiteral("type"), QStringLiteral("object")}, {QStringLiteral("additionalProperties"), values}};
}

template<class E>
[[nodiscard]] QJsonObject wordOf()
{
    QJsonArray words;
    for (const auto &[each, name] : Words<E>::table)
        words.append(QLatin1String(name));
    return {{QStringLiteral("type"), QStringLiteral("string")}, {QStringLiteral("enum"), words}};
}

/// Members are required unless @p required names which are.
[[nodiscard]] inline QJsonObject object(Members members, std::optional<QStringList> required = std::nullopt)
{
    QJsonObject properties;
    QJsonArray all;
    for (const auto &[name, schema] : members) {
        properties.insert(QLatin1String(name), schema);
        all.append(QLatin1String(name));
    }
    return {{QStringLiteral("type"), QStringLiteral("object")},
            {QStringLiteral("properties"), properties},
            {QStringLiteral("required"), required ? QJsonArray::fromStringList(*required) : all}};
}

/// @p object with members that need not be there.
[[nodiscard]] inline QJsonObject withOptional(QJsonObject object, Members members)
{
    QJsonObject properties = object[QStringLiteral("properties")].toObject();
    for (const auto &[name, schema] : members)
        properties.insert(QLatin1String(name), schema);
    object.insert(QStringLiteral("properties"), properties);
    return object;
}

} // namespace tierdesk::schema
