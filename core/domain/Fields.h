#pragma once

#include "core/domain/FieldIo.h"
#include "core/domain/FieldReader.h"
#include "core/domain/SchemaParts.h"

/// Records are described once. `fields(io, value)` names each member of a type with its bounds, and the io decides what
/// happens: FieldReader takes it from a request and refuses what is wrong, StoredReader takes it from what we wrote
/// ourselves, FieldWriter writes it, and FieldSchema describes it as JSON Schema. What only a request needs (checks
/// across members, defaults that follow from others) stands behind `if constexpr (Io::isRequest)`.
namespace tierdesk {

/// Writes members. Bounds are not looked at: a value is good once it is made.
class FieldWriter final
{
public:
    static constexpr bool isRequest = false;

    void flag(QStringView key, bool value) { json.insert(key, value); }
    void text(QStringView key, const QString &value, qsizetype = 0, const TextForm & = {}) { json.insert(key, value); }
    void textOf(QStringView key, const QString &value, const QStringList &) { json.insert(key, value); }
    void texts(QStringView key, const QStringList &value, qsizetype = 0, qsizetype = 0)
    {
        json.insert(key, QJsonArray::fromStringList(value));
    }
    void integer(QStringView key, qint64 value, int = 0, int = 0) { json.insert(key, value); }
    void number(QStringView key, double value, double = 0, double = 0) { json.insert(key, value); }
    void numberOrNull(QStringView key, std::optional<double> value, double, double)
    {
        json.insert(key, value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null));
    }
    void money(QStringView key, Money value) { json.insert(key, toMajor(value)); }
    void time(QStringView key, base::Timestamp value) { json.insert(key, base::isoText(value)); }
    void span(QStringView key, base::Millis value, base::Millis unit, double)
    {
        json.insert(key, static_cast<double>(value.count) / static_cast<double>(unit.count));
    }
    void currency(QStringView key, const std::array<char, 3> &value)
    {
        json.insert(key, QString::fromLatin1(value.data(), 3));
    }
    template<class E>
    void oneOf(QStringView key, E value)
    {
        json.insert(key, word(value));
    }
    void credential(QStringView key, CredentialId value)
    {
        json.insert(key, value.isSet() ? QJsonValue(value.value) : QJsonValue(QJsonValue::Null));
    }
    template<class Describe>
    void object(QStringView key, Describe &&describe)
    {
        FieldWriter child;
        describe(child);
        json.insert(key, child.json);
    }
    template<class T>
    void list(QStringView key, const std::vector<T> &values, qsizetype = 0, const T & = T{})
    {
        QJsonArray array;
        for (const T &each : values) {
            FieldWriter child;
            fields(child, each);
            array.append(child.json);
        }
        json.insert(key, array);
    }
    /// Members that are left out unless @p isWritten.
    template<class Describe>
    void optional(bool isWritten, Describe &&describe)
    {
        if (isWritten)
            describe(*this);
    }
    void require(QStringView) {}

    QJsonObject json;
};

/// Reads what Tierdesk wrote: without bounds, passing over members that it does not know. A member of another type, or
/// a word that is not known, leaves its target as it was and is kept in `bad`.
class StoredReader final
{
public:
    static constexpr bool isRequest = false;
    explicit StoredReader(const QJsonObject &object)
        : m_object(object)
    {}

    bool flag(QStringView key, bool &value)
    {
        return take(key, &QJsonValue::isBool, [&](const QJsonValue &json) { value = json.toBool(); });
    }
    bool text(QStringView key, QString &value, qsizetype = 0, const TextForm & = {})
    {
        return take(key, &QJsonValue::isString, [&](const QJsonValue &json) { value = json.toString(); });
    }
    bool textOf(QStringView key, QString &value, const QStringList &) { return text(key, value); }
    bool texts(QStringView key, QStringList &value, qsizetype = 0, qsizetype = 0);
    template<std::integral I>
    bool integer(QStringView key, I &value, int = 0, int = 0)
    {
        return take(key, &QJsonValue::isDouble,
                    [&](const QJsonValue &json) { value = static_cast<I>(json.toInteger()); });
    }
    bool number(QStringView key, double &value, double = 0, double = 0)
    {
        return take(key, &QJsonValue::isDouble, [&](const QJsonValue &json) { value = json.toDouble(); });
    }
    bool numberOrNull(QStringView key, std::optional<double> &value, double, double);
    bool money(QStringView key, Money &value);
    bool time(QStringView key, base::Timestamp &value);
    bool span(QStringView key, base::Millis &value, base::Millis unit, double);
    bool currency(QStringView key, std::array<char, 3> &value);
    bool credential(QStringView key, CredentialId &value);
    template<class E>
    bool oneOf(QStringView key, E &value)
    {
        QString text;
        if (!this->text(key, text))
            return false;
        const auto known = fromWord<E>(text);
        if (!known)
            return refuse(key);
        value = *known;
        return true;
    }
    template<class Describe>
    bool object(QStringView key, Describe &&describe)
    {
        return take(key, &QJsonValue::isObject, [&](const QJsonValue &json) {
            StoredReader child(json.toObject());
            describe(child);
            adopt(key, child);
        });
    }
    template<class T>
    bool list(QStringView key, std::vector<T> &values, qsizetype = 0, const T &prototype = T{})
    {
        return take(key, &QJsonValue::isArray, [&](const QJsonValue &json) {
            values.clear();
            for (const QJsonValue &each : json.toArray()) {
                StoredReader child(each.toObject());
                fields(child, values.emplace_back(prototype));
                adopt(key, child);
            }
        });
    }
    template<class Describe>
    void optional(bool, Describe &&describe)
    {
        describe(*this);
    }
    void require(QStringView) {}

    [[nodiscard]] bool takeNull(QStringView key) const { return m_object.value(key).isNull(); }

    QString bad; ///< the first member that was not as it is written

private:
    template<class Take>
    bool take(QStringView key, bool (QJsonValue::*isGood)() const, Take &&accept)
    {
        const auto at = m_object.constFind(key);
        if (at == m_object.constEnd())
            return false;
        const QJsonValue value = *at;
        if (!(value.*isGood)())
            return refuse(key);
        accept(value);
        return true;
    }
    bool refuse(QStringView key);
    void adopt(QStringView key, const StoredReader &child);

    QJsonObject m_object;
};

/// Describes members as JSON Schema.
class FieldSchema final
{
public:
    static constexpr bool isRequest = false;
    enum class Of {
        Written, ///< what FieldWriter writes: all members, except those that it may leave out
        Request  ///< what FieldReader takes: required members alone are required, with their bounds
    };
    explicit FieldSchema(Of of)
        : m_of(of)
    {}

    void flag(QStringView key, bool) { add(key, schema::flag()); }
    void text(QStringView key, const QString &, qsizetype max = 0, const TextForm & = {});
    void textOf(QStringView key, const QString &, const QStringList &words);
    void texts(QStringView key, const QStringList &, qsizetype count = 0, qsizetype length = 0);
    void integer(QStringView key, qint64, int least = 0, int most = 0);
    void number(QStringView key, double, double least, double most);
    void numberOrNull(QStringView key, std::optional<double>, double, double)
    {
        add(key, schema::orNull(schema::number()));
    }
    void money(QStringView key, Money);
    void time(QStringView key, base::Timestamp) { add(key, schema::time()); }
    void span(QStringView key, base::Millis, base::Millis, double most);
    void currency(QStringView key, const std::array<char, 3> &);
    template<class E>
    void oneOf(QStringView key, E)
    {
        add(key, schema::wordOf<E>());
    }
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
        FieldSchema child(m_of);
        const T empty{};
        fields(child, empty);
        addList(key, child.made(), most);
    }
    template<class Describe>
    void optional(bool, Describe &&describe)
    {
        const bool wasOptional = std::exchange(m_isOptional, true);
        describe(*this);
        m_isOptional = wasOptional;
    }
    void require(QStringView key);

    [[nodiscard]] QJsonObject made() const;

private:
    void add(QStringView key, const QJsonObject &schema);
    void addList(QStringView key, const QJsonObject &items, qsizetype most);

    const Of m_of;
    bool m_isOptional = false;
    QJsonObject m_properties;
    QStringList m_required;
};

/// A member that may be unset: left out then, and unset by null. @p describe names it with a value.
template<class Io, class Value, class Describe>
void optionalField(Io &io, QStringView key, Value &value, Describe &&describe)
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
void flagField(Io &io, QStringView key, Value &value)
{
    optionalField(io, key, value, [](auto &inner, QStringView name, auto &held) { return inner.flag(name, held); });
}
template<class Io, class Value>
void wordField(Io &io, QStringView key, Value &value)
{
    optionalField(io, key, value, [](auto &inner, QStringView name, auto &held) { return inner.oneOf(name, held); });
}
template<class Io, class Value>
void timeField(Io &io, QStringView key, Value &value)
{
    optionalField(io, key, value, [](auto &inner, QStringView name, auto &held) { return inner.time(name, held); });
}

template<class T>
QJsonObject written(const T &value)
{
    FieldWriter io;
    fields(io, value);
    return io.json;
}

/// @p value with the members that @p json, a request's, holds; InvalidInput with the member's path below @p where.
template<class T>
base::Result<T> readRequest(const QJsonObject &json, T value, const QString &where = {})
{
    FieldReader io(json, where);
    fields(io, value);
    if (const auto &error = io.finish())
        return *error;
    return value;
}

/// What @p json holds, which we wrote; InvalidInput with the member that is not as it was written.
template<class T>
base::Result<T> readStored(const QJsonObject &json)
{
    StoredReader io(json);
    T value{};
    fields(io, value);
    if (!io.bad.isEmpty())
        return base::fail(base::Fault::InvalidInput, io.bad + u" is not as it was written"_s, io.bad);
    return value;
}

/// As readStored(), of a type without words: a member that is not as it was written is as if it were not there.
template<class T>
T readLeniently(const QJsonObject &json)
{
    StoredReader io(json);
    T value{};
    fields(io, value);
    return value;
}

template<class T>
QJsonObject described(FieldSchema::Of of)
{
    FieldSchema io(of);
    const T empty{};
    fields(io, empty);
    return io.made();
}

/// In the source that describes T, which no request holds: makes its `fields`.
#define TIERDESK_STORED_FIELDS(T)                                                                                      \
    template void fields(StoredReader &, T &);                                                                         \
    template void fields(FieldWriter &, const T &);                                                                    \
    template void fields(FieldSchema &, const T &);

/// The same of a T that requests hold.
#define TIERDESK_FIELDS(T)                                                                                             \
    template void fields(FieldReader &, T &);                                                                          \
    TIERDESK_STORED_FIELDS(T)

} // namespace tierdesk
