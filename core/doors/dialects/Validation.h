#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/domain/FieldReader.h"
#include "core/doors/dialects/Call.h"

#include <QtCore/QJsonObject>

#include <optional>

/// Checks that every JSON dialect makes before a request becomes a command. Pure; failures are InvalidInput unless
/// stated otherwise, with the field, or "line L column C", in `where`.
namespace tierdesk::dialects {

/// Returns the body as an object. An empty body counts as `{}` only with @p mayBeEmpty.
[[nodiscard]] base::Result<QJsonObject> jsonBody(const Call &call, bool mayBeEmpty = false);

/// Reads the members of a request of an external contract: a null member counts as absent, and unknown members are
/// ignored.
class RequestFields final
{
public:
    explicit RequestFields(const QJsonObject &body);
    FieldReader *operator->() { return &m_reader; }
    /// Reads a text that must be present and not blank; @p target is trimmed.
    bool required(QStringView key, QString &target, qsizetype maxLength);
    /// Reads one of E's words, which must be present.
    template<class E>
    bool required(QStringView key, E &target)
    {
        m_reader.require(key);
        return m_reader.oneOf(key, target);
    }
    /// Reads an object of the client's own that is stored unchanged: at most 16 KiB of JSON, without U+0000, which SQL
    /// cannot store.
    bool object(QStringView key, QJsonObject &target);
    /// Returns the first error.
    [[nodiscard]] const std::optional<base::Error> &error() { return m_reader.finish(); }

private:
    QJsonObject m_body;
    QStringList m_keys; ///< referenced by the views in m_reader
    FieldReader m_reader;
};

/// Returns a customer's message: 1 to 10,000 characters after trimming, no control characters except tab and line ends.
/// Fails with InvalidMessage.
[[nodiscard]] base::Result<QString> messageText(const QJsonValue &value, const QString &where);

/// Fails with InvalidSessionId.
[[nodiscard]] base::Result<void> checkSessionId(const QString &id);

/// Reads query parameters one by one and keeps the first error. A repeated parameter is ambiguous and therefore
/// refused; an unknown one is ignored; an empty one counts as absent.
class QueryFields final
{
public:
    explicit QueryFields(const Call &call)
        : m_call(call)
    {}

    [[nodiscard]] std::optional<QString> text(QStringView name, qsizetype maxLength = 200);
    [[nodiscard]] int integer(QStringView name, int otherwise, int least, int most);
    /// Returns a row ID, or 0 if it is absent. @p what names it in the error: "must be …".
    [[nodiscard]] qint64 id(QStringView name, const QString &what);
    [[nodiscard]] std::optional<base::Timestamp> time(QStringView name);
    /// Returns the first instant after what @p name covers: a date covers its whole day, a time its whole second, or
    /// its millisecond if it has a fraction.
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
