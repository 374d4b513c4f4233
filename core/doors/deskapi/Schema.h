#pragma once

#include "core/domain/RecordSchemas.h"
#include "core/domain/SchemaParts.h"
#include "core/doors/deskapi/Fields.h"

/// The third reading of `fields(io, value)`: as JSON Schema. For the room's own .cpp files only.
namespace tierdesk::deskapi {

// Overloads by pointer: nothing of the type need be made. Those of whole records are the domain's.
inline QJsonObject schemaFor(const bool *)
{
    return schema::flag();
}
inline QJsonObject schemaFor(const int *)
{
    return schema::integer();
}
inline QJsonObject schemaFor(const qint64 *)
{
    return schema::integer();
}
inline QJsonObject schemaFor(const double *)
{
    return schema::number();
}
inline QJsonObject schemaFor(const QString *)
{
    return schema::text();
}
inline QJsonObject schemaFor(const QStringList *)
{
    return schema::listOf(schema::text());
}
inline QJsonObject schemaFor(const QJsonObject *)
{
    return schema::type("object");
}
inline QJsonObject schemaFor(const Timestamp *)
{
    return schema::time();
}
inline QJsonObject schemaFor(const Money *)
{
    return schema::object({{"amount", schema::number()}, {"currency", schema::text()}});
}
template<class Tag>
QJsonObject schemaFor(const base::Id<Tag> *)
{
    return {{u"type"_s, QJsonArray{u"integer"_s, u"null"_s}}};
}
template<Worded E>
QJsonObject schemaFor(const E *)
{
    return schema::wordOf<E>();
}
template<Structured T>
QJsonObject schemaFor(const T *);
template<class T>
QJsonObject schemaFor(const std::vector<T> *)
{
    return schema::listOf(schemaFor(static_cast<const T *>(nullptr)));
}
template<class T>
QJsonObject schemaFor(const std::optional<T> *)
{
    return schema::orNull(schemaFor(static_cast<const T *>(nullptr)));
}

/// Of a reply, which has all of its members.
class SchemaWriter final
{
public:
    static constexpr bool isWriter = true;
    template<class T>
    void operator()(QStringView key, const T &, Rule = {})
    {
        properties.insert(key, schemaFor(static_cast<const T *>(nullptr)));
        required.append(key.toString());
    }
    QJsonObject properties;
    QJsonArray required;
};

/// The same of a request, with the bounds that RequestReader keeps.
class RequestSchemaWriter final
{
public:
    static constexpr bool isWriter = true;
    static constexpr bool isSchema = true; ///< writes members, whether they are set or not
    template<class T>
    void operator()(QStringView key, const T &, Rule rule = {})
    {
        properties.insert(key, withBounds(static_cast<const T *>(nullptr), rule));
        if (rule.isRequired)
            required.append(key.toString());
    }
    QJsonObject properties;
    QJsonArray required;

private:
    template<class T>
    static QJsonObject withBounds(const T *, Rule)
    {
        return schemaFor(static_cast<const T *>(nullptr));
    }
    /// What is absent is not changed; null is no value of a request.
    template<class T>
    static QJsonObject withBounds(const std::optional<T> *, Rule rule)
    {
        return withBounds(static_cast<const T *>(nullptr), rule);
    }
    template<class Tag>
    static QJsonObject withBounds(const base::Id<Tag> *, Rule)
    {
        QJsonObject schema = schema::type("integer");
        schema.insert(u"minimum", 1);
        return schema;
    }
    static QJsonObject withBounds(const QString *, Rule rule);
    static QJsonObject withBounds(const QStringList *, Rule rule);
    static QJsonObject withBounds(const int *, Rule rule);
};

template<class Io, class T>
QJsonObject schemaOfMembers()
{
    Io io;
    const T empty{};
    fields(io, empty);
    QJsonObject schema = schema::type("object");
    schema.insert(u"properties", io.properties);
    if (!io.required.isEmpty())
        schema.insert(u"required", io.required);
    return schema;
}

/// Of a request, which holds nothing else than its members.
template<class T>
QJsonObject schemaOfRequest()
{
    QJsonObject schema = schemaOfMembers<RequestSchemaWriter, T>();
    schema.insert(u"additionalProperties", false);
    return schema;
}

template<Structured T>
QJsonObject schemaFor(const T *)
{
    return schemaOfMembers<SchemaWriter, T>();
}

} // namespace tierdesk::deskapi
