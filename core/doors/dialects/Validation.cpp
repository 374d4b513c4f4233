#include "core/doors/dialects/Validation.h"

#include "core/base/Json.h"
#include "core/domain/Session.h"

#include <QtCore/QJsonArray>

#include <algorithm>

namespace tierdesk::dialects {

namespace {

using base::fail;
using base::Fault;

constexpr int MaxBodyDepth = 32;
constexpr qsizetype MaxBody = 16 << 20; ///< routes set lower limits
constexpr qsizetype MaxMessage = 10'000;
constexpr qsizetype MaxObject = 16 * 1024;

QJsonObject withoutNulls(QJsonObject object)
{
    for (auto it = object.begin(); it != object.end();) {
        if (it->isNull())
            it = object.erase(it);
        else
            ++it;
    }
    return object;
}

qsizetype characters(const QString &text)
{
    return text.size() - std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLowSurrogate(); });
}

bool hasNul(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().contains(QChar(u'\0'));
    if (value.isArray()) {
        for (const QJsonValue &each : value.toArray()) {
            if (hasNul(each))
                return true;
        }
    }
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it.key().contains(QChar(u'\0')) || hasNul(*it))
                return true;
        }
    }
    return false;
}

} // namespace

base::Result<QJsonObject> jsonBody(const Call &call, bool mayBeEmpty)
{
    if (call.body.isEmpty() && mayBeEmpty)
        return QJsonObject();
    return base::parseJsonObject(call.body, {MaxBodyDepth, MaxBody});
}

RequestFields::RequestFields(const QJsonObject &body)
    : m_body(withoutNulls(body))
    , m_keys(m_body.keys())
    , m_reader(m_body)
{
    for (const QString &key : std::as_const(m_keys))
        m_reader.ignore(key);
}

bool RequestFields::required(QStringView key, QString &target, qsizetype maxLength)
{
    m_reader.require(key);
    if (!m_reader.text(key, target, maxLength))
        return false;
    target = target.trimmed();
    return true;
}

bool RequestFields::object(QStringView key, QJsonObject &target)
{
    const QJsonValue value = m_reader.take(key);
    if (value.isUndefined())
        return false;
    if (!value.isObject())
        return m_reader.refuse(key, u"must be an object"_s);
    if (base::toJson(value.toObject()).size() > MaxObject)
        return m_reader.refuse(key, u"must be at most %1 bytes"_s.arg(MaxObject));
    if (hasNul(value))
        return m_reader.refuse(key, u"must not hold U+0000"_s);
    target = value.toObject();
    return true;
}

base::Result<QString> messageText(const QJsonValue &value, const QString &where)
{
    if (!value.isString())
        return fail(Fault::InvalidMessage, u"must be a text"_s, where);
    const QString text = value.toString().trimmed();
    // Text of only zero-width and direction marks counts as empty, too.
    const bool isBlank = std::all_of(text.begin(), text.end(),
                                     [](QChar c) { return c.isSpace() || c.category() == QChar::Other_Format; });
    if (isBlank)
        return fail(Fault::InvalidMessage, u"must not be empty"_s, where);
    if (characters(text) > MaxMessage)
        return fail(Fault::InvalidMessage, u"must be at most %1 characters"_s.arg(MaxMessage), where);
    const bool isPlain = std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.category() != QChar::Other_Control || c == u'\n' || c == u'\r' || c == u'\t';
    });
    if (!isPlain)
        return fail(Fault::InvalidMessage, u"must not hold control characters"_s, where);
    return text;
}

base::Result<void> checkSessionId(const QString &id)
{
    if (isSessionId(id))
        return {};
    return fail(Fault::InvalidSessionId, u"a session id is 1 to 64 of A-Z a-z 0-9 . _ : -"_s, u"id"_s);
}

std::optional<QString> QueryFields::text(QStringView name, qsizetype maxLength)
{
    const auto isIt = [&](const auto &each) { return each.first == name; };
    const auto first = std::find_if(m_call.query.begin(), m_call.query.end(), isIt);
    if (first == m_call.query.end())
        return std::nullopt;
    if (std::find_if(first + 1, m_call.query.end(), isIt) != m_call.query.end())
        refuse(name, u"must not stand there twice"_s);
    else if (first->second.size() > maxLength)
        refuse(name, u"must be at most %1 characters"_s.arg(maxLength));
    else if (std::any_of(first->second.begin(), first->second.end(),
                         [](QChar c) { return c.category() == QChar::Other_Control; }))
        refuse(name, u"must not hold control characters"_s);
    else if (const QString value = first->second.trimmed(); !value.isEmpty())
        return value;
    return std::nullopt;
}

int QueryFields::integer(QStringView name, int otherwise, int least, int most)
{
    const std::optional<QString> given = text(name);
    if (!given)
        return otherwise;
    const bool isPlain =
        given->size() <= 9 && std::all_of(given->begin(), given->end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const int value = isPlain ? given->toInt() : -1;
    if (isPlain && value >= least && value <= most)
        return value;
    refuse(name, u"must be a whole number from %1 to %2"_s.arg(least).arg(most));
    return otherwise;
}

qint64 QueryFields::id(QStringView name, const QString &what)
{
    const std::optional<QString> given = text(name);
    if (!given)
        return 0;
    const qint64 value = given->toLongLong();
    if (value > 0)
        return value;
    refuse(name, u"must be "_s + what);
    return 0;
}

std::optional<base::Timestamp> QueryFields::time(QStringView name)
{
    std::optional<QString> given = text(name);
    if (!given)
        return std::nullopt;
    // A `+` that a client forgot to encode has become a space: "…T00:00:00 02:00".
    if (const qsizetype space = given->lastIndexOf(u' '); space > 0 && given->lastIndexOf(u'T', space) > 0)
        given->replace(space, 1, u'+');
    if (const auto at = base::timestampFromIso(*given))
        return *at;
    refuse(name, u"must be an ISO 8601 date or date-time"_s);
    return std::nullopt;
}

std::optional<base::Timestamp> QueryFields::timeAfter(QStringView name)
{
    const auto at = time(name);
    if (!at)
        return std::nullopt;
    if (text(name).value_or(QString()).size() == 10) // "2025-12-19"
        return *at + base::Millis::days(1);
    return *at + (at->ms % 1000 == 0 ? base::Millis::seconds(1) : base::Millis{1});
}

void QueryFields::refuse(QStringView name, const QString &what)
{
    if (!m_error)
        m_error = fail(Fault::InvalidInput, name.toString() + u' ' + what, name.toString());
}

} // namespace tierdesk::dialects
