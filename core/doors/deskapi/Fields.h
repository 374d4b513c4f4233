#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/domain/Action.h"
#include "core/domain/Brief.h"
#include "core/domain/FieldReader.h"
#include "core/domain/Session.h"
#include "core/domain/Shop.h"

#include <concepts>

/// The machinery of this room's JSON: a type names its members once, in `fields(io, value)`, and the three `io`s below
/// write them, read a reply's leniently, and read a request's strictly. For the room's own .cpp files only.
namespace tierdesk::deskapi {

template<class T, class U>
concept Is = std::same_as<std::remove_const_t<T>, U>;

template<class E>
concept Worded = std::is_enum_v<E> && requires
{
    Words<E>::table;
};

// --- values to JSON

class Writer;
template<class T>
concept Structured = requires(Writer &io, const T &value)
{
    fields(io, value);
};

inline QJsonValue toValue(bool value)
{
    return value;
}
inline QJsonValue toValue(int value)
{
    return value;
}
inline QJsonValue toValue(qint64 value)
{
    return value;
}
inline QJsonValue toValue(double value)
{
    return value;
}
inline QJsonValue toValue(const QString &value)
{
    return value;
}
inline QJsonValue toValue(const QStringList &value)
{
    return QJsonArray::fromStringList(value);
}
inline QJsonValue toValue(const QJsonObject &value)
{
    return value;
}
inline QJsonValue toValue(Timestamp value)
{
    return base::isoText(value);
}
inline QJsonValue toValue(const Money &value)
{
    return QJsonObject{{u"amount"_s, toMajor(value)}, {u"currency"_s, value.code()}};
}
template<class Tag>
QJsonValue toValue(base::Id<Tag> id)
{
    return id.isSet() ? QJsonValue(id.value) : QJsonValue(QJsonValue::Null);
}
template<Worded E>
QJsonValue toValue(E value)
{
    return QString(word(value));
}
template<class T>
requires(Is<T, Customer> || Is<T, Order> || Is<T, Subscription> || Is<T, Product> || Is<T, Article> || Is<T, Brief> ||
         Is<T, Resolution> || Is<T, AnswerFacts>) QJsonValue toValue(const T &value)
{
    return tierdesk::toJson(value);
}
template<Structured T>
QJsonValue toValue(const T &value);
template<class T>
QJsonValue toValue(const std::optional<T> &value);
template<class T>
QJsonValue toValue(const std::vector<T> &values);

class Writer final
{
public:
    static constexpr bool isWriter = true;
    template<class T>
    void operator()(QStringView key, const T &value)
    {
        object.insert(key, toValue(value));
    }
    QJsonObject object;
};

template<Structured T>
QJsonValue toValue(const T &value)
{
    Writer io;
    fields(io, value);
    return io.object;
}
template<class T>
QJsonValue toValue(const std::optional<T> &value)
{
    return value ? toValue(*value) : QJsonValue(QJsonValue::Null);
}
template<class T>
QJsonValue toValue(const std::vector<T> &values)
{
    QJsonArray array;
    for (const T &value : values)
        array.append(toValue(value));
    return array;
}

// --- JSON to values, leniently; each tells whether the type was right

class Reader;
template<class T>
concept Readable = requires(Reader &io, T &value)
{
    fields(io, value);
};

inline bool fromValue(const QJsonValue &json, bool &value)
{
    value = json.toBool();
    return json.isBool();
}
inline bool fromValue(const QJsonValue &json, int &value)
{
    value = json.toInt();
    return json.isDouble();
}
inline bool fromValue(const QJsonValue &json, qint64 &value)
{
    value = json.toInteger();
    return json.isDouble();
}
inline bool fromValue(const QJsonValue &json, double &value)
{
    value = json.toDouble();
    return json.isDouble();
}
inline bool fromValue(const QJsonValue &json, QString &value)
{
    value = json.toString();
    return json.isString();
}
inline bool fromValue(const QJsonValue &json, QJsonObject &value)
{
    value = json.toObject();
    return json.isObject();
}
bool fromValue(const QJsonValue &json, QStringList &value);
bool fromValue(const QJsonValue &json, Timestamp &value);
bool fromValue(const QJsonValue &json, Money &value);
bool fromValue(const QJsonValue &json, Customer &value);
bool fromValue(const QJsonValue &json, Order &value);
bool fromValue(const QJsonValue &json, Subscription &value);
bool fromValue(const QJsonValue &json, Article &value);
bool fromValue(const QJsonValue &json, Brief &value);
bool fromValue(const QJsonValue &json, Resolution &value);
bool fromValue(const QJsonValue &json, AnswerFacts &value);
template<class Tag>
bool fromValue(const QJsonValue &json, base::Id<Tag> &id)
{
    id.value = json.toInteger();
    return json.isDouble() || json.isNull();
}
/// A word that this program does not know leaves the value as it was.
template<Worded E>
bool fromValue(const QJsonValue &json, E &value)
{
    value = fromWord<E>(json.toString()).value_or(value);
    return json.isString();
}
template<Readable T>
bool fromValue(const QJsonValue &json, T &value);
template<class T>
bool fromValue(const QJsonValue &json, std::optional<T> &value);
template<class T>
bool fromValue(const QJsonValue &json, std::vector<T> &values);

class Reader final
{
public:
    static constexpr bool isWriter = false;
    explicit Reader(const QJsonObject &object)
        : m_object(object)
    {}
    template<class T>
    void operator()(QStringView key, T &value)
    {
        const auto at = m_object.constFind(key);
        if (at != m_object.constEnd() && !fromValue(*at, value) && bad.isEmpty())
            bad = key.toString();
    }
    QString bad; ///< the first ill-typed member

private:
    const QJsonObject &m_object;
};

template<Readable T>
bool fromValue(const QJsonValue &json, T &value)
{
    const QJsonObject object = json.toObject();
    Reader io(object);
    fields(io, value);
    return json.isObject() && io.bad.isEmpty();
}
template<class T>
bool fromValue(const QJsonValue &json, std::optional<T> &value)
{
    value.reset();
    return json.isNull() || fromValue(json, value.emplace());
}
template<class T>
bool fromValue(const QJsonValue &json, std::vector<T> &values)
{
    values.clear();
    bool isGood = json.isArray();
    for (const QJsonValue &each : json.toArray())
        isGood = fromValue(each, values.emplace_back()) && isGood;
    return isGood;
}

template<class T>
base::Result<T> decodeReply(const QJsonObject &json)
{
    T value{};
    Reader io(json);
    fields(io, value);
    if (!io.bad.isEmpty())
        return base::fail(base::Fault::InvalidInput, io.bad + u" is not of the expected type"_s, io.bad);
    return value;
}

// --- requests

/// How a member of a request must be.
struct Rule {
    qsizetype max = 200; ///< characters of a text, or of each text of a list; the largest number
    bool isRequired = false;
    qsizetype count = 0; ///< of a list
};
inline constexpr Rule Required{200, true, 0};

/// A request's members, written as they are.
class RequestWriter final
{
public:
    static constexpr bool isWriter = true;
    template<class T>
    void operator()(QStringView key, const T &value, Rule = {})
    {
        object.insert(key, toValue(value));
    }
    /// What is not set is left out, for a PUT that merges.
    template<class T>
    void operator()(QStringView key, const std::optional<T> &value, Rule = {})
    {
        if (value)
            object.insert(key, toValue(*value));
    }
    QJsonObject object;
};

/// A request's members, read strictly.
class RequestReader final
{
public:
    static constexpr bool isWriter = false;
    explicit RequestReader(const QJsonObject &object)
        : fields(object)
        , m_object(object)
    {}
    template<class T>
    void operator()(QStringView key, T &value, Rule rule = {})
    {
        const auto at = m_object.constFind(key);
        if (at == m_object.constEnd() && rule.isRequired)
            fields.refuse(key, u"is required"_s);
        read(key, value, rule);
    }
    FieldReader fields;

private:
    void read(QStringView key, QString &value, Rule rule)
    {
        if (rule.isRequired)
            fields.require(key);
        fields.text(key, value, rule.max);
    }
    void read(QStringView key, QStringList &value, Rule rule) { fields.texts(key, value, rule.count, rule.max); }
    void read(QStringView key, bool &value, Rule) { fields.flag(key, value); }
    void read(QStringView key, qint64 &value, Rule);
    void read(QStringView key, int &value, Rule rule); ///< 0 to rule.max
    void read(QStringView key, Timestamp &value, Rule) { fields.time(key, value); }
    void read(QStringView key, std::optional<Timestamp> &value, Rule) { fields.time(key, value); }
    void read(QStringView key, QJsonObject &value, Rule);
    void read(QStringView key, std::optional<Money> &value, Rule);
    template<class Tag>
    void read(QStringView key, base::Id<Tag> &id, Rule)
    {
        const QJsonValue json = fields.take(key);
        if (json.isUndefined())
            return;
        id.value = json.toInteger(-1);
        if (id.value <= 0)
            fields.refuse(key, u"must be an id"_s);
    }
    template<Worded E>
    void read(QStringView key, E &value, Rule)
    {
        fields.oneOf(key, value);
    }
    template<class T>
    void read(QStringView key, std::optional<T> &value, Rule rule)
    {
        if (!m_object.contains(key))
            return;
        T read{};
        (*this)(key, read, rule);
        value = read;
    }
    const QJsonObject &m_object;
};

template<class T>
QJsonObject encodeRequest(const T &value)
{
    RequestWriter io;
    fields(io, value);
    return io.object;
}

template<class T>
base::Result<T> decodeRequest(const QJsonObject &json)
{
    T value{};
    RequestReader io(json);
    fields(io, value);
    if (const auto &error = io.fields.finish())
        return *error;
    return value;
}

} // namespace tierdesk::deskapi
