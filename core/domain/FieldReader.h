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

/// What a text must look like beyond its length; @p what follows the member's path in the error.
struct TextForm {
    bool (*isGood)(const QString &text) = nullptr;
    QString what{};
};

/// How a member of a request must be.
struct Rule {
    double max = 200; ///< characters of a text, or of each text of a list; the largest number
    bool isRequired = false;
    qsizetype count = 0; ///< of a list
    double least = 0;    ///< the smallest number
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
/// At most @p count texts of @p max characters each.
[[nodiscard]] constexpr Rule textsUpTo(qsizetype count, double max)
{
    return {max, false, count};
}

/// Reads the members of a JSON object one by one, strictly, and keeps the first thing that is wrong: an ill-typed
/// member, a value out of range, or, after finish(), a member that nobody asked for. Absent members leave their target
/// as it was; each read tells whether the member was there and good. A stack object of one thread; readers of nested
/// objects must not outlive their parent.
class FieldReader final
{
public:
    static constexpr bool isRequest = true;
    static constexpr bool isWriter = false;
    /// @p where is the path of the object itself; empty for the outermost.
    explicit FieldReader(const QJsonObject &object, const QString &where = {});
    FieldReader(const FieldReader &) = delete;
    FieldReader &operator=(const FieldReader &) = delete;

    /// Reads by the type of @p target; false where the member was absent or refused.
    template<class T>
    bool operator()(QStringView key, T &target, const Rule &rule = {})
    {
        if (rule.isRequired)
            require(key);
        return read(key, target, rule);
    }

    bool flag(QStringView key, bool &target);
    /// At most @p maxLength UTF-16 units; no control characters other than tab and line ends.
    bool text(QStringView key, QString &target, qsizetype maxLength, const TextForm &form = {});
    /// One of @p words.
    bool textOf(QStringView key, QString &target, const QStringList &words, const Rule &rule = {});
    bool texts(QStringView key, QStringList &target, qsizetype maxCount, qsizetype maxLength);
    bool integer(QStringView key, int &target, int least, int most);
    bool number(QStringView key, double &target, double least, double most);
    bool numberOrNull(QStringView key, std::optional<double> &target, const Rule &rule);
    /// A credential's id, or null for none.
    bool credential(QStringView key, CredentialId &target);
    /// In major units of target.currency, 0 up to below 10^9.
    bool major(QStringView key, Money &target, const Rule &rule = {});
    /// ISO 8601.
    bool time(QStringView key, base::Timestamp &target);
    /// ISO 8601 or null, which clears it.
    bool time(QStringView key, std::optional<base::Timestamp> &target);
    /// In multiples of @p unit, fractions allowed; more than 0 up to @p most units.
    bool span(QStringView key, base::Millis &target, base::Millis unit, double most);
    bool currency(QStringView key, std::array<char, 3> &target);

    /// One of E's stored words.
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

    /// Calls @p read with a reader of the member's own members, and finishes it.
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

    /// An array of at most @p maxCount objects that `fields` describes; each begins as a copy of @p prototype.
    template<class T>
    bool list(QStringView key, std::vector<T> &target, qsizetype maxCount, const T &prototype = T{})
    {
        std::vector<T> made;
        if (!objects(key, maxCount, [&](FieldReader &child) { fields(child, made.emplace_back(prototype)); }))
            return false;
        target = std::move(made);
        return true;
    }

    /// Members that may be absent, as any may here.
    template<class Describe>
    void optional(bool, Describe &&describe)
    {
        describe(*this);
    }

    /// Calls @p read once for every element, each an object; at most @p maxCount.
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

    /// The raw member, undefined when absent; counts as asked for.
    [[nodiscard]] QJsonValue take(QStringView key);
    /// Passes over a member whatever it is.
    void ignore(QStringView key) { m_asked.push_back(key); }
    /// Whether the member is null; it counts as asked for then.
    [[nodiscard]] bool takeNull(QStringView key);
    /// Refuses the object when @p key is absent or an empty text.
    void require(QStringView key);
    /// Keeps "<key> <what>" as the error, unless there is one already; always false.
    bool refuse(QStringView key, const QString &what);

    /// After the last read: the first error, if any; else that of a member nobody asked for.
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
    bool read(QStringView key, std::optional<Money> &target, const Rule &); ///< an amount and its currency, or null
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
    std::vector<QStringView> m_asked; ///< keys are literals of the caller
    std::optional<base::Error> m_error;
};

} // namespace tierdesk
