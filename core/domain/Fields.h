#pragma once

#include "core/domain/FieldIo.h"
#include "core/domain/FieldReader.h"
#include "core/domain/SchemaParts.h"

#include <concepts>

/// Describes each record type once. `fields(io, value)` names each member of a type with its constraints, such as
/// `io(u"sku", v.sku, required(200))`, and the io decides what happens:
/// FieldReader    reads it from a request and refuses invalid values;
/// LenientReader  reads it from a reply or from stored JSON and ignores unknown members;
/// FieldWriter    writes it;
/// FieldSchema    describes it as JSON Schema.
/// Code that only requests need (checks across members, defaults derived from others) is under
/// `if constexpr (Io::isRequest)`. Members whose JSON form differs from the value have their own functions: `major`,
/// `span`, `textOf`, `numberOrNull`, `credential`. Types that are not records provide `toValue`, `fromValue` and
/// `schemaFor`.
namespace tierdesk {

template<class E>
concept Worded = std::is_enum_v<E> && requires
{
    Words<E>::table;
};

template<class T>
concept Described = requires(FieldWriter &io, const T &value)
{
    fields(io, value);
};

template<class T>
inline constexpr bool isOptional = false;
template<class T>
inline constexpr bool isOptional<std::optional<T>> = true;
template<class T>
inline constexpr bool isVector = false;
template<class T>
inline constexpr bool isVector<std::vector<T>> = true;
template<class T>
inline constexpr bool isId = false;
template<class Tag>
inline constexpr bool isId<base::Id<Tag>> = true;

/// Writes members. Does not check constraints: values are assumed to be valid.
class FieldWriter final
{
public:
    static constexpr bool isRequest = false;
    static constexpr bool isWriter = true;
    /// How an unset optional is written.
    enum class Unset { LeftOut, Null };
    explicit FieldWriter(Unset unset = Unset::LeftOut)
        : m_unset(unset)
    {}

    template<class T>
    void operator()(QStringView key, const T &value, const Rule & = {})
    {
        if constexpr (isOptional<T>) {
            if (value || m_unset == Unset::Null)
                json.insert(key, valueOf(value));
        } else {
            json.insert(key, valueOf(value));
        }
    }
    void textOf(QStringView key, const QString &value, const QStringList &, const Rule & = {})
    {
        json.insert(key, value);
    }
    void numberOrNull(QStringView key, std::optional<double> value, const Rule &) { json.insert(key, valueOf(value)); }
    void major(QStringView key, Money value, const Rule & = {}) { json.insert(key, toMajor(value)); }
    void span(QStringView key, base::Millis value, base::Millis unit, double)
    {
        json.insert(key, static_cast<double>(value.count) / static_cast<double>(unit.count));
    }
    void credential(QStringView key, CredentialId value) { json.insert(key, valueOf(value)); }
    template<class Describe>
    void object(QStringView key, Describe &&describe)
    {
        FieldWriter child(m_unset);
        describe(child);
        json.insert(key, child.json);
    }
    template<class T>
    void list(QStringView key, const std::vector<T> &values, qsizetype, const T & = T{})
    {
        json.insert(key, valueOf(values));
    }
    /// Omits the members unless @p isWritten.
    template<class Describe>
    void optional(bool isWritten, Describe &&describe)
    {
        if (isWritten)
            describe(*this);
    }

    template<class T>
    [[nodiscard]] QJsonValue valueOf(const T &value) const
    {
        if constexpr (isOptional<T>) {
            return value ? valueOf(*value) : QJsonValue(QJsonValue::Null);
        } else if constexpr (isVector<T>) {
            QJsonArray array;
            for (const auto &each : value)
                array.append(valueOf(each));
            return array;
        } else if constexpr (isId<T>) {
            return value.isSet() ? QJsonValue(value.value) : QJsonValue(QJsonValue::Null);
        } else if constexpr (Worded<T>) {
            return QString(word(value));
        } else if constexpr (std::same_as<T, QStringList>) {
            return QJsonArray::fromStringList(value);
        } else if constexpr (std::same_as<T, base::Timestamp>) {
            return base::isoText(value);
        } else if constexpr (std::same_as<T, Money>) {
            return QJsonObject{{u"amount"_s, toMajor(value)}, {u"currency"_s, value.code()}};
        } else if constexpr (std::same_as<T, std::array<char, 3>>) {
            return QString::fromLatin1(value.data(), 3);
        } else if constexpr (std::is_constructible_v<QJsonValue, T>) {
            return value;
        } else if constexpr (Described<T>) {
            FieldWriter child(m_unset);
            fields(child, value);
            return child.json;
        } else {
            return toValue(value);
        }
    }

    QJsonObject json;

private:
    const Unset m_unset;
};

/// Reads leniently: absent members leave their target unchanged, unknown members are ignored. `bad` holds the first
/// member of the wrong type.
class LenientReader final
{
public:
    static constexpr bool isRequest = false;
    static constexpr bool isWriter = false;
    /// How an unknown enum word is treated; the target stays unchanged.
    enum class UnknownWord { IsPassedOver, IsBad };
    explicit LenientReader(const QJsonObject &object, UnknownWord unknown = UnknownWord::IsPassedOver)
        : m_object(object)
        , m_unknown(unknown)
    {}

    template<class T>
    bool operator()(QStringView key, T &value, const Rule & = {})
    {
        const auto at = m_object.constFind(key);
        return at != m_object.constEnd() && (take(*at, value) || refuse(key));
    }
    bool textOf(QStringView key, QString &value, const QStringList &, const Rule & = {}) { return (*this)(key, value); }
    bool numberOrNull(QStringView key, std::optional<double> &value, const Rule &) { return (*this)(key, value); }
    bool major(QStringView key, Money &value, const Rule & = {});
    bool span(QStringView key, base::Millis &value, base::Millis unit, double);
    bool credential(QStringView key, CredentialId &value) { return (*this)(key, value); }
    template<class Describe>
    bool object(QStringView key, Describe &&describe)
    {
        const auto at = m_object.constFind(key);
        if (at == m_object.constEnd())
            return false;
        LenientReader child(at->toObject(), m_unknown);
        describe(child);
        return (at->isObject() && child.bad.isEmpty()) || refuse(key);
    }
    template<class T>
    bool list(QStringView key, std::vector<T> &values, qsizetype, const T &prototype = T{})
    {
        const auto at = m_object.constFind(key);
        return at != m_object.constEnd() && (takeList(*at, values, prototype) || refuse(key));
    }
    template<class Describe>
    void optional(bool, Describe &&describe)
    {
        describe(*this);
    }
    [[nodiscard]] bool takeNull(QStringView key) const { return m_object.value(key).isNull(); }

    QString bad;

private:
    // Each returns whether the type matched.
    static bool takePlain(const QJsonValue &json, bool &value);
    static bool takePlain(const QJsonValue &json, int &value);
    static bool takePlain(const QJsonValue &json, qint64 &value);
    static bool takePlain(const QJsonValue &json, double &value);
    static bool takePlain(const QJsonValue &json, QString &value);
    static bool takePlain(const QJsonValue &json, QStringList &value);
    static bool takePlain(const QJsonValue &json, QJsonObject &value);
    static bool takePlain(const QJsonValue &json, base::Timestamp &value);
    static bool takePlain(const QJsonValue &json, Money &value);
    static bool takePlain(const QJsonValue &json, std::array<char, 3> &value);

    template<class T>
    bool take(const QJsonValue &json, T &value) const
    {
        if constexpr (isOptional<T>) {
            value.reset();
            return json.isNull() || take(json, value.emplace());
        } else if constexpr (isVector<T>) {
            return takeList(json, value, typename T::value_type{});
        } else if constexpr (isId<T>) {
            value.value = json.toInteger();
            return json.isDouble() || json.isNull();
        } else if constexpr (Worded<T>) {
            const auto known = fromWord<T>(json.toString());
            value = known.value_or(value);
            return json.isString() && (known || m_unknown == UnknownWord::IsPassedOver);
        } else if constexpr (requires { takePlain(json, value); }) {
            return takePlain(json, value);
        } else if constexpr (Described<T>) {
            LenientReader child(json.toObject(), m_unknown);
            fields(child, value);
            return json.isObject() && child.bad.isEmpty();
        } else {
            return fromValue(json, value);
        }
    }
    template<class T>
    bool takeList(const QJsonValue &json, std::vector<T> &values, const T &prototype) const
    {
        values.clear();
        bool isGood = json.isArray();
        for (const QJsonValue &each : json.toArray())
            isGood = take(each, values.emplace_back(prototype)) && isGood;
        return isGood;
    }
    bool refuse(QStringView key);

    const QJsonObject m_object;
    const UnknownWord m_unknown;
};

class FieldSchema final
{
public:
    static constexpr bool isRequest = false;
    static constexpr bool isWriter = true;
    enum class Of {
        Written, ///< what FieldWriter writes, with null for unset optionals; only optional() members are not required
        Request ///< what FieldReader accepts: only members marked required are required; with constraints, without null
    };
    explicit FieldSchema(Of of)
        : m_of(of)
    {}

    template<class T>
    void operator()(QStringView key, const T &, const Rule &rule = {})
    {
        QJsonObject schema = schemaOf<T>();
        if constexpr (!std::same_as<T, qint64> && !std::same_as<T, std::optional<qint64>>)
            bound(schema, rule);
        add(key, schema, rule);
    }
    void textOf(QStringView key, const QString &, const QStringList &words, const Rule &rule = {});
    void numberOrNull(QStringView key, std::optional<double>, const Rule &)
    {
        add(key, schema::orNull(schema::number()));
    }
    void major(QStringView key, Money, const Rule &rule = {});
    void span(QStringView key, base::Millis, base::Millis, double most);
    void credential(QStringView key, CredentialId) { add(key, schema::orNull(schema::integer())); }
    template<class Describe>
    void object(QStringView key, Describe &&describe)
    {
        FieldSchema child(m_of);
        describe(child);
        add(key, child.made());
    }
    template<class T>
    void list(QStringView key, const std::vector<T> &, qsizetype most, const T & = T{})
    {
        QJsonObject schema = schemaOf<std::vector<T>>();
        if (m_of == Of::Request)
            schema.insert(u"maxItems", most);
        add(key, schema);
    }
    template<class Describe>
    void optional(bool, Describe &&describe)
    {
        const bool wasOptional = std::exchange(m_isOptional, true);
        describe(*this);
        m_isOptional = wasOptional;
    }

    template<class T>
    [[nodiscard]] QJsonObject schemaOf() const
    {
        if constexpr (isOptional<T>) {
            const QJsonObject inner = schemaOf<typename T::value_type>();
            return m_of == Of::Request ? inner : schema::orNull(inner);
        } else if constexpr (isVector<T>) {
            return schema::listOf(schemaOf<typename T::value_type>());
        } else if constexpr (isId<T>) {
            return idSchema();
        } else if constexpr (Worded<T>) {
            return schema::wordOf<T>();
        } else if constexpr (std::same_as<T, bool>) {
            return schema::flag();
        } else if constexpr (std::integral<T>) {
            return schema::integer();
        } else if constexpr (std::same_as<T, double>) {
            return schema::number();
        } else if constexpr (std::same_as<T, QString>) {
            return schema::text();
        } else if constexpr (std::same_as<T, QStringList>) {
            return schema::listOf(schema::text());
        } else if constexpr (std::same_as<T, QJsonObject>) {
            return schema::type("object");
        } else if constexpr (std::same_as<T, base::Timestamp>) {
            return schema::time();
        } else if constexpr (std::same_as<T, Money>) {
            return schema::object({{"amount", schema::number()}, {"currency", schema::text()}});
        } else if constexpr (std::same_as<T, std::array<char, 3>>) {
            return {{u"type"_s, u"string"_s}, {u"pattern"_s, u"^[A-Z]{3}$"_s}};
        } else if constexpr (Described<T>) {
            FieldSchema child(m_of);
            const T empty{};
            fields(child, empty);
            return child.made();
        } else {
            return schemaFor(static_cast<const T *>(nullptr));
        }
    }

    [[nodiscard]] QJsonObject made() const;

private:
    [[nodiscard]] QJsonObject idSchema() const;
    void bound(QJsonObject &schema, const Rule &rule) const;
    void add(QStringView key, const QJsonObject &schema, const Rule &rule = {});

    const Of m_of;
    bool m_isOptional = false;
    QJsonObject m_properties;
    QStringList m_required;
};

/// Describes a member that may be unset: then it is omitted, regardless of the writer's Unset, and null unsets it.
/// @p describe describes it with a value.
template<class Io, class Value, class Describe>
void optionalFieldBy(Io &io, QStringView key, Value &value, Describe &&describe)
{
    io.optional(value.has_value(), [&](auto &inner) {
        auto held = value.value_or(typename std::remove_const_t<Value>::value_type{});
        if constexpr (std::is_const_v<Value>)
            describe(inner, key, held);
        else if (inner.takeNull(key))
            value.reset();
        else if (describe(inner, key, held))
            value = held;
    });
}
template<class Io, class Value>
void optionalField(Io &io, QStringView key, Value &value, const Rule &rule = {})
{
    optionalFieldBy(io, key, value, [&](auto &inner, QStringView name, auto &held) { return inner(name, held, rule); });
}

/// Describes a member that is omitted if it equals @p usual.
template<class Io, class Value>
void sparseField(Io &io, QStringView key, Value &value, const std::remove_const_t<Value> &usual = {})
{
    io.optional(value != usual, [&](auto &inner) { inner(key, value); });
}

template<class T>
QJsonObject written(const T &value, FieldWriter::Unset unset = FieldWriter::Unset::LeftOut)
{
    return FieldWriter(unset).valueOf(value).toObject();
}

/// Returns @p value updated from the request @p json. Fails with InvalidInput and the path below @p where.
template<class T>
base::Result<T> readRequest(const QJsonObject &json, T value = {}, const QString &where = {})
{
    FieldReader io(json, where);
    fields(io, value);
    if (const auto &error = io.finish())
        return *error;
    return value;
}

/// Reads @p json, a reply or a stored value. Fails with InvalidInput and the member that has the wrong type.
template<class T>
base::Result<T> readLeniently(const QJsonObject &json, LenientReader::UnknownWord unknown)
{
    LenientReader io(json, unknown);
    T value{};
    fields(io, value);
    if (!io.bad.isEmpty())
        return base::fail(base::Fault::InvalidInput, io.bad + u" is not of the expected type"_s, io.bad);
    return value;
}

/// Like readLeniently(), for types without enums; members of the wrong type are ignored.
template<class T>
T readOrEmpty(const QJsonObject &json)
{
    LenientReader io(json);
    T value{};
    fields(io, value);
    return value;
}

template<class T>
QJsonObject described(FieldSchema::Of of)
{
    return FieldSchema(of).schemaOf<T>();
}

/// Instantiates `fields` of T, a type that is never part of a request; for the source file that defines it.
#define TIERDESK_STORED_FIELDS(T)                                                                                      \
    template void fields(LenientReader &, T &);                                                                        \
    template void fields(FieldWriter &, const T &);                                                                    \
    template void fields(FieldSchema &, const T &);

/// Like TIERDESK_STORED_FIELDS, for a T that requests may contain.
#define TIERDESK_FIELDS(T)                                                                                             \
    template void fields(FieldReader &, T &);                                                                          \
    TIERDESK_STORED_FIELDS(T)

} // namespace tierdesk
