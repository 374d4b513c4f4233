#include "core/doors/server/http/Wire.h"

#include "core/base/Json.h"
#include "core/doors/server/http/Syntax.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QTimeZone>

#include <algorithm>

namespace tierdesk::server {

namespace {

struct Phrase {
    int status;
    const char *text;
};
constexpr Phrase phrases[]{{100, "Continue"},
                           {101, "Switching Protocols"},
                           {200, "OK"},
                           {201, "Created"},
                           {202, "Accepted"},
                           {204, "No Content"},
                           {206, "Partial Content"},
                           {301, "Moved Permanently"},
                           {302, "Found"},
                           {303, "See Other"},
                           {304, "Not Modified"},
                           {307, "Temporary Redirect"},
                           {308, "Permanent Redirect"},
                           {400, "Bad Request"},
                           {401, "Unauthorized"},
                           {402, "Payment Required"},
                           {403, "Forbidden"},
                           {404, "Not Found"},
                           {405, "Method Not Allowed"},
                           {406, "Not Acceptable"},
                           {408, "Request Timeout"},
                           {409, "Conflict"},
                           {410, "Gone"},
                           {411, "Length Required"},
                           {412, "Precondition Failed"},
                           {413, "Content Too Large"},
                           {414, "URI Too Long"},
                           {415, "Unsupported Media Type"},
                           {416, "Range Not Satisfiable"},
                           {417, "Expectation Failed"},
                           {422, "Unprocessable Content"},
                           {423, "Locked"},
                           {424, "Failed Dependency"},
                           {426, "Upgrade Required"},
                           {428, "Precondition Required"},
                           {429, "Too Many Requests"},
                           {431, "Request Header Fields Too Large"},
                           {500, "Internal Server Error"},
                           {501, "Not Implemented"},
                           {502, "Bad Gateway"},
                           {503, "Service Unavailable"},
                           {504, "Gateway Timeout"},
                           {505, "HTTP Version Not Supported"},
                           {507, "Insufficient Storage"}};

const char *phraseOf(int status)
{
    for (const Phrase &each : phrases) {
        if (each.status == status)
            return each.text;
    }
    return "Unknown";
}

void appendNumber(QByteArray *out, qint64 number)
{
    char digits[24];
    char *at = digits + sizeof digits;
    const bool isNegative = number < 0;
    quint64 rest = isNegative ? 0 - static_cast<quint64>(number) : static_cast<quint64>(number);
    do {
        *--at = static_cast<char>('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (isNegative)
        *--at = '-';
    out->append(at, digits + sizeof digits - at);
}

bool isSafe(const dialects::Header &header)
{
    return syntax::isToken(header.first) && syntax::all(syntax::tables.value, header.second);
}

} // namespace

QByteArray reasonPhrase(int status)
{
    return phraseOf(status);
}

QByteArray imfDate(base::Timestamp at)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC);
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'").toLatin1();
}

std::optional<base::Timestamp> timestampFromHttp(QByteArrayView text, base::Timestamp now)
{
    const QString given = QString::fromLatin1(text).simplified();
    const QLocale locale = QLocale::c();
    QDateTime time = locale.toDateTime(given, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    if (!time.isValid())
        time = locale.toDateTime(given, u"ddd MMM d HH:mm:ss yyyy"_s);
    if (!time.isValid()) {
        // Skips the weekday: it is checked against the full year, which this form does not have.
        time = locale.toDateTime(given.section(u", "_s, 1), u"dd-MMM-yy HH:mm:ss 'GMT'"_s);
        const int latest = QDateTime::fromMSecsSinceEpoch(now.ms, Qt::UTC).date().year() + 50;
        while (time.isValid() && time.date().year() + 100 <= latest)
            time = time.addYears(100);
    }
    if (!time.isValid())
        return std::nullopt;
    time.setTimeSpec(Qt::UTC);
    return base::Timestamp{time.toMSecsSinceEpoch()};
}

const QByteArray &DateLine::at(base::Timestamp now)
{
    const qint64 second = now.ms / 1000;
    if (second != m_second) {
        m_second = second;
        m_text = imfDate(now);
    }
    return m_text;
}

QByteArray serialise(const dialects::Answer &answer, const AnswerShape &shape, const QByteArray &date)
{
    const int status = answer.status;
    const bool isBodiless = status == 204 || status == 304 || status < 200;
    QByteArray out;
    out.reserve(512 + (shape.isHead ? 0 : answer.body.size()));
    out += "HTTP/1.1 ";
    appendNumber(&out, status);
    out += ' ';
    out += phraseOf(status);
    out += "\r\nDate: ";
    out += date;
    bool hasCacheControl = false;
    bool hasContentType = false;
    bool hasRetryAfter = false;
    bool hasUpgrade = false;
    for (const dialects::Header &each : answer.headers) {
        if (!isSafe(each))
            continue;
        hasCacheControl = hasCacheControl || syntax::equalsIgnoringCase(each.first, "cache-control");
        hasContentType = hasContentType || syntax::equalsIgnoringCase(each.first, "content-type");
        hasRetryAfter = hasRetryAfter || syntax::equalsIgnoringCase(each.first, "retry-after");
        hasUpgrade = hasUpgrade || syntax::equalsIgnoringCase(each.first, "upgrade");
        out += "\r\n";
        out += each.first;
        out += ": ";
        out += each.second;
    }
    if (!isBodiless) {
        if (!hasContentType && (answer.stream || !answer.body.isEmpty()) && !answer.contentType.isEmpty()) {
            out += "\r\nContent-Type: ";
            out += answer.contentType;
        }
        if (!answer.stream) {
            out += "\r\nContent-Length: ";
            appendNumber(&out, answer.body.size());
        } else if (shape.minor > 0) {
            out += "\r\nTransfer-Encoding: chunked";
        } // else the body ends with the connection
    }
    if (!hasCacheControl)
        out += "\r\nCache-Control: no-store";
    out += "\r\nX-Content-Type-Options: nosniff";
    if (shape.isSecure)
        out += "\r\nStrict-Transport-Security: max-age=31536000";
    if (!shape.requestId.isEmpty()) {
        out += "\r\nX-Request-Id: ";
        out += shape.requestId;
    }
    if (shape.rate.limit > 0) {
        out += "\r\nX-RateLimit-Limit: ";
        appendNumber(&out, shape.rate.limit);
        out += "\r\nX-RateLimit-Remaining: ";
        appendNumber(&out, shape.rate.remaining);
        out += "\r\nX-RateLimit-Reset: ";
        appendNumber(&out, shape.rate.reset);
        if (status == 429 && !hasRetryAfter) { // a dialect's own limit sets its own
            out += "\r\nRetry-After: ";
            appendNumber(&out, std::max(1, shape.rate.retryAfter));
        }
    }
    // RFC 9110 §7.8: a sender of Upgrade must list it in Connection.
    if (shape.isClosing)
        out += hasUpgrade ? "\r\nConnection: close, upgrade" : "\r\nConnection: close";
    else if (hasUpgrade)
        out += "\r\nConnection: upgrade";
    else if (shape.minor == 0)
        out += "\r\nConnection: keep-alive";
    out += "\r\n\r\n";
    if (!isBodiless && !shape.isHead && !answer.stream)
        out += answer.body;
    return out;
}

QByteArray chunkOf(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

dialects::Answer problem(int status, const QString &detail)
{
    dialects::Answer answer;
    answer.status = status;
    answer.contentType = "application/problem+json"_ba;
    answer.body = base::toJson(QJsonObject{{u"type"_s, u"about:blank"_s},
                                           {u"title"_s, QString::fromLatin1(phraseOf(status))},
                                           {u"status"_s, status},
                                           {u"detail"_s, detail}});
    return answer;
}

} // namespace tierdesk::server
