#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/domain/FieldReader.h"
#include "core/doors/dialects/Call.h"

#include <QtCore/QJsonObject>

#include <optional>

/// What every JSON dialect asks of a request before it becomes a command. Pure; failures are InvalidInput unless said
/// otherwise, with the field, or "line L column C", in `where`.
namespace tierdesk::dialects {

/// The body as an object. An empty body is `{}` only with @p mayBeEmpty.
[[nodiscard]] base::Result<QJsonObject> jsonBody(const Call &call, bool mayBeEmpty = false);

/// Reads the members of a request that a wire contract of others defines: a null member counts as absent, and members
/// that nobody asked for are passed over.
class RequestFields final
{
public:
    explicit RequestFields(const QJsonObject &body);
    FieldReader *operator->() { return &m_reader; }
    /// A text that must be there and hold more than spaces; @p target is trimmed.
    bool required(QStringView key, QString &target, qsizetype maxLength);
    /// One of E's words, which must be there.
    template<class E>
    bool required(QStringView key, E &target)
    {
        m_reader.require(key);
        return m_reader.oneOf(key, target);
    }
    /// An object that is the client's own and is kept as it came: at most 16 KiB of JSON, without U+0000, which SQL
    /// has not.
    bool object(QStringView key, QJsonObject &target);
    /// The first thing that was wrong.
    [[nodiscard]] const std::optional<base::Error> &error() { return m_reader.finish(); }

private:
    QJsonObject m_body;
    QStringList m_keys; ///< what m_reader's views look at
    FieldReader m_reader;
};

/// What a customer may say: 1 to 10,000 characters once trimmed, no control characters but tab and line ends.
/// Fails with InvalidMessage.
[[nodiscard]] base::Result<QString> messageText(const QJsonValue &value, const QString &where);

/// Fails with InvalidSessionId.
[[nodiscard]] base::Result<void> checkSessionId(const QString &id);

/// Reads the parameters of a query one by one and keeps the first thing that is wrong. A parameter that stands there
/// twice has two meanings and is refused; one that nobody asks for is passed over; an empty one counts as absent.
class QueryFields final
{
public:
    explicit QueryFields(const Call &call)
        : m_call(call)
    {}

    [[nodiscard]] std::optional<QString> text(QStringView name, qsizetype maxLength = 200);
    [[nodiscard]] int integer(QStringView name, int otherwise, int least, int most);
    /// A row's number, which is never 0: that is what an absent one gives. @p what it must be.
    [[nodiscard]] qint64 id(QStringView name, const QString &what);
    [[nodiscard]] std::optional<base::Timestamp> time(QStringView name);
    /// The first instant after what @p name covers: a date its whole day, a time its whole second, or millisecond
    /// when it has a fraction.
    [[nodiscard]] std::optional<base::Timestamp> timeAfter(QStringView name);
    template<class E>
    [[nodiscard]] std::optional<E> oneOf(QStringView name)
    {
        const std::optional<QString> given = text(name);
        if (!given)
            return std::nullopt;
        const std::optional<E> value = fromWord<E>(*given);
        if (!value) {
            QStringList words;
            for (const auto &[each, word] : Words<E>::table)
                words.append(QLatin1String(word));
            refuse(name, u"must be one of "_s + words.join(u", "));
        }
        return value;
    }
    void refuse(QStringView name, const QString &what);
    [[nodiscard]] const std::optional<base::Error> &error() const { return m_error; }

private:
    const Call &m_call;
    std::optional<base::Error> m_error;
};

} // namespace tierdesk::dialects
