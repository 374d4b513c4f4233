#pragma once

#include "core/base/Error.h"
#include "core/base/Time.h"
#include "core/domain/Ids.h"
#include "core/domain/Money.h"
#include "core/domain/Words.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>
#include <vector>

namespace tierdesk {

/// A required form of a text, beyond its length; @p what follows the member's path in the error.
struct TextForm {
    bool (*isGood)(const QString &text) = nullptr;
    QString what{};
};

/// The constraints of a member of a request.
struct Rule {
    double max = 200; ///< most characters of a text, or of each text of a list; largest number
    bool isRequired = false;
    qsizetype count = 0; ///< most elements of a list
    double least = 0;    ///< smallest number
    const TextForm *form = nullptr;

    [[nodiscard]] constexpr Rule needed() const { return {max, true, count, least, form}; }
    [[nodiscard]] constexpr Rule as(const TextForm &wanted) const { return {max, isRequired, count, least, &wanted}; }
};
inline constexpr Rule Required{200, true};
[[nodiscard]] constexpr Rule required(double max)
{
    return {max, true};
}
[[nodiscard]] constexpr Rule upTo(double max)
{
    return {max};
}
[[nodiscard]] constexpr Rule between(double least, double max)
{
    return {max, false, 0, least};
}
/// Allows at most @p count texts of @p max characters each.
[[nodiscard]] constexpr Rule textsUpTo(qsizetype count, double max)
{
    return {max, false, count};
}

/// Reads the members of a JSON object one by one, strictly, and keeps the first error: an ill-typed member, a value out
/// of range or, after finish(), a member that was never read. An absent member leaves its target unchanged. Each read
/// returns whether the member was present and valid. For one thread, on the stack; readers of nested objects must not
/// outlive their parent.
class FieldReader final
{
public:
    static constexpr bool isRequest = true;
    static constexpr bool isWriter = false;
    /// @p where is the path of the object itself; empty for the top level.
    explicit FieldReader(const QJsonObject &object, const QString &where = {});
    FieldReader(const FieldReader &) = delete;
    FieldReader &operator=(const FieldReader &) = delete;

    /// Reads @p key by the type of @p target; returns false if the member is absent or refused.
    template<class T>
    bool operator()(QStringView key, T &target, const Rule &rule = {})
    {
        if (rule.isRequired)
            require(key);
        return read(key, target, rule);
    }

    bool flag(QStringView key, bool &target);
    /// Accepts at most @p maxLength UTF-16 units, without control characters other than tab and line ends.
    bool text(QStringView key, QString &target, qsizetype maxLength, const TextForm &form = {});
    /// Accepts one of @p words.
    bool textOf(QStringView key, QString &target, const QStringList &words, const Rule &rule = {});
    bool texts(QStringView key, QStringList &target, qsizetype maxCount, qsizetype maxLength);
    bool integer(QStringView key, int &target, int least, int most);
    bool number(QStringView key, double &target, double least, double most);
    bool numberOrNull(QStringView key, std::optional<double> &target, const Rule &rule);
    /// Accepts a credential's id, or null for none.
    bool credential(QStringView key, CredentialId &target);
    /// Accepts an amount in major units of target.currency, from 0 to below 10^9.
    bool major(QStringView key, Money &target, const Rule &rule = {});
    /// Accepts ISO 8601.
    bool time(QStringView key, base::Timestamp &target);
    /// Accepts ISO 8601, or null to clear the target.
    bool time(QStringView key, std::optional<base::Timestamp> &target);
    /// Accepts multiples of @p unit, with fractions; more than 0, at most @p most units.
    bool span(QStringView key, base::Millis &target, base::Millis unit, double most);
    bool currency(QStringView key, std::array<char, 3> &target);

    /// Accepts one of E's stored words.
    template<class E>
    bool oneOf(QStringView key, E &target)
    {
        const std::optional<QString> given = anyText(key);
        if (!given)
            return false;
        if (const auto value = fromWord<E>(*given)) {
            target = *value;
            return true;
        }
        QStringList words;
        for (const auto &[each, name] : Words<E>::table)
            words.append(QLatin1String(name));
        refuse(key, u"must be one of "_s + words.join(u", "));
        return false;
    }

    /// Calls @p read with a reader of the member's own members, then finishes that reader.
    template<class Read>
    bool object(QStringView key, Read &&read)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return false;
        if (!value.isObject())
            return refuse(key, u"must be an object"_s);
        FieldReader child(value.toObject(), path(key));
        read(child);
        return adopt(child);
    }

    /// Reads an array of at most @p maxCount objects described by `fields`; each starts as a copy of @p prototype.
    template<class T>
    bool list(QStringView key, std::vector<T> &target, qsizetype maxCount, const T &prototype = T{})
    {
        std::vector<T> made;
        if (!objects(key, maxCount, [&](FieldReader &child) { fields(child, made.emplace_back(prototype)); }))
            return false;
        target = std::move(made);
        return true;
    }

    /// Reads members that may be absent, which is true of all members here.
    template<class Describe>
    void optional(bool, Describe &&describe)
    {
        describe(*this);
    }

    /// Calls @p read for every element, each an object; at most @p maxCount.
    template<class Read>
    bool objects(QStringView key, qsizetype maxCount, Read &&read)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return false;
        if (!value.isArray() || value.toArray().size() > maxCount)
            return refuse(key, u"must be an array of at most %1"_s.arg(maxCount));
        qsizetype index = 0;
        for (const QJsonValue &each : value.toArray()) {
            const QString where = path(key) + u'.' + QString::number(index++);
            if (!each.isObject())
                return fail(where, u"must be an object"_s);
            FieldReader child(each.toObject(), where);
            read(child);
            if (!adopt(child))
                return false;
        }
        return true;
    }

    /// Returns the raw member, undefined if absent, and marks it as read.
    [[nodiscard]] QJsonValue take(QStringView key);
    /// Accepts a member with any value, unread.
    void ignore(QStringView key) { m_asked.push_back(key); }
    /// Returns whether the member is null, and if so marks it as read.
    [[nodiscard]] bool takeNull(QStringView key);
    /// Refuses the object if @p key is absent or an empty text.
    void require(QStringView key);
    /// Stores "<key> <what>" as the error, unless there is one already. Always returns false.
    bool refuse(QStringView key, const QString &what);

    /// Returns the first error, else the error for a member that was never read, if any. Call it after the last read.
    [[nodiscard]] const std::optional<base::Error> &finish();

private:
    bool read(QStringView key, bool &target, const Rule &) { return flag(key, target); }
    bool read(QStringView key, QString &target, const Rule &rule);
    bool read(QStringView key, QStringList &target, const Rule &rule);
    bool read(QStringView key, int &target, const Rule &rule);
    bool read(QStringView key, qint64 &target, const Rule &); ///< 0 or more
    bool read(QStringView key, double &target, const Rule &rule) { return number(key, target, rule.least, rule.max); }
    bool read(QStringView key, base::Timestamp &target, const Rule &) { return time(key, target); }
    bool read(QStringView key, std::optional<base::Timestamp> &target, const Rule &) { return time(key, target); }
    bool read(QStringView key, QJsonObject &target, const Rule &);
    bool read(QStringView key, std::optional<Money> &target, const Rule &); ///< an amount with its currency, or null
    bool read(QStringView key, std::array<char, 3> &target, const Rule &) { return currency(key, target); }
    bool readId(QStringView key, qint64 &target);
    template<class Tag>
    bool read(QStringView key, base::Id<Tag> &target, const Rule &)
    {
        return readId(key, target.value);
    }
    template<class T>
    bool read(QStringView key, std::optional<T> &target, const Rule &rule)
    {
        T value{};
        if (!read(key, value, rule))
            return false;
        target = value;
        return true;
    }
    template<class T>
    bool read(QStringView key, T &target, const Rule &)
    {
        if constexpr (std::is_enum_v<T>)
            return oneOf(key, target);
        else
            return object(key, [&](FieldReader &child) { fields(child, target); });
    }

    [[nodiscard]] std::optional<QString> anyText(QStringView key);
    [[nodiscard]] QString path(QStringView key) const;
    bool fail(const QString &where, const QString &what);
    bool adopt(FieldReader &child);

    QJsonObject m_object;
    QString m_where;
    std::vector<QStringView> m_asked; ///< string literals of the caller
    std::optional<base::Error> m_error;
};

} // namespace tierdesk
