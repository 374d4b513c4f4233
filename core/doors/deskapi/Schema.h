#pragma once

#include "core/doors/deskapi/Fields.h"

/// The third reading of `fields(io, value)`: as JSON Schema. For the room's own .cpp files only.
namespace tierdesk::deskapi {

[[nodiscard]] QJsonObject schemaOfType(const char *type, const char *format = nullptr);
[[nodiscard]] QJsonObject moneySchema();

// Overloads by pointer: nothing of the type need be made.
inline QJsonObject schemaFor(const bool *)
{
    return schemaOfType("boolean");
}
inline QJsonObject schemaFor(const int *)
{
    return schemaOfType("integer");
}
inline QJsonObject schemaFor(const qint64 *)
{
    return schemaOfType("integer");
}
inline QJsonObject schemaFor(const double *)
{
    return schemaOfType("number");
}
inline QJsonObject schemaFor(const QString *)
{
    return schemaOfType("string");
}
inline QJsonObject schemaFor(const QStringList *)
{
    return {{QStringLiteral("type"), QStringLiteral("array")}, {QStringLiteral("items"), schemaOfType("string")}};
}
inline QJsonObject schemaFor(const QJsonObject *)
{
    return schemaOfType("object");
}
inline QJsonObject schemaFor(const Timestamp *)
{
    return schemaOfType("string", "date-time");
}
inline QJsonObject schemaFor(const Money *)
{
    return moneySchema();
}
template<class Tag>
QJsonObject schemaFor(const base::Id<Tag> *)
{
    return {{QStringLiteral("type"), QJsonArray{QStringLiteral("integer"), QStringLiteral("null")}}};
}
template<Worded E>
QJsonObject schemaFor(const E *)
{
    QJsonArray words;
    for (const auto &[each, name] : Words<E>::table)
        words.append(QLatin1String(name));
    return {{QStringLiteral("type"), QStringLiteral("string")}, {QStringLiteral("enum"), words}};
}
template<class T>
requires(Is<T, Customer> || Is<T, Order> || Is<T, Subscription> || Is<T, Product> || Is<T, Article> || Is<T, Brief> ||
         Is<T, Resolution> || Is<T, AnswerFacts>) QJsonObject schemaFor(const T *)
{
    return schemaOfType("object");
}
template<Structured T>
QJsonObject schemaFor(const T *);
template<class T>
QJsonObject schemaFor(const std::vector<T> *)
{
    return {{QStringLiteral("type"), QStringLiteral("array")},
            {QStringLiteral("items"), schemaFor(static_cast<const T *>(nullptr))}};
}
template<class T>
QJsonObject schemaFor(const std::optional<T> *)
{
    return {{QStringLiteral("anyOf"), QJsonArray{schemaFor(static_cast<const T *>(nullptr)), schemaOfType("null")}}};
}

class SchemaWriter final
{
public:
    static constexpr bool isWriter = true;
    template<class T>
    void operator()(QStringView key, const T &, Rule rule = {})
    {
        properties.insert(key, schemaFor(static_cast<const T *>(nullptr)));
        if (rule.isRequired)
            required.append(key.toString());
    }
    QJsonObject properties;
    QJsonArray required;
};

/// Of a reply's value or of a request: whatever names its members.
template<class T>
requires requires(SchemaWriter &io, const T &value)
{
    fields(io, value);
}
QJsonObject schemaOfMembers()
{
    SchemaWriter io;
    const T empty{};
    fields(io, empty);
    QJsonObject schema = schemaOfType("object");
    schema.insert(u"properties", io.properties);
    if (!io.required.isEmpty())
        schema.insert(u"required", io.required);
    return schema;
}

template<Structured T>
QJsonObject schemaFor(const T *)
{
    return schemaOfMembers<T>();
}

} // namespace tierdesk::deskapi
