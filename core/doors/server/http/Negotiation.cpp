#include "core/doors/server/http/Negotiation.h"

#include "core/doors/server/http/Syntax.h"
#include "core/doors/server/http/Wire.h"

#include <QtCore/QCryptographicHash>

#include <algorithm>

namespace tierdesk::server {

using dialects::Answer;

bool isJson(QByteArrayView type)
{
    const qsizetype semicolon = type.indexOf(';');
    if (!syntax::equalsIgnoringCase(syntax::trimOws(semicolon < 0 ? type : type.first(semicolon)), "application/json"))
        return false;
    if (semicolon < 0)
        return true;
    const QByteArrayView parameter = syntax::trimOws(type.sliced(semicolon + 1));
    return syntax::equalsIgnoringCase(parameter, "charset=utf-8") ||
           syntax::equalsIgnoringCase(parameter, "charset=\"utf-8\"");
}
bool isAcceptable(QByteArrayView accept)
{
    if (accept.isEmpty())
        return true;
    while (!accept.isEmpty()) {
        const qsizetype comma = accept.indexOf(',');
        QByteArrayView range = comma < 0 ? accept : accept.first(comma);
        accept = comma < 0 ? QByteArrayView() : accept.sliced(comma + 1);
        if (const qsizetype semicolon = range.indexOf(';'); semicolon >= 0)
            range = range.first(semicolon);
        range = syntax::trimOws(range);
        if (range == "*/*" || range == "application/*" || range.startsWith("text/") ||
            syntax::equalsIgnoringCase(range, "application/json") || range.endsWith("+json") ||
            range == "application/pdf" || range == "application/openmetrics-text" ||
            range.startsWith("application/x-amz"))
            return true;
    }
    return false;
}

void addHeader(Answer &answer, const char *name, const QByteArray &value)
{
    for (const dialects::Header &each : answer.headers) {
        if (syntax::equalsIgnoringCase(each.first, name))
            return;
    }
    answer.headers.emplace_back(name, value);
}

void applyConditions(const Conditions &conditions, base::Timestamp startedAt, base::Timestamp now, Answer &answer)
{
    const bool isPage = answer.contentType.startsWith("text/html") ||
                        std::any_of(answer.headers.begin(), answer.headers.end(), [](const dialects::Header &each) {
                            return syntax::equalsIgnoringCase(each.first, "cache-control") && each.second == "no-cache";
                        });
    if (answer.status != 200 || !isPage)
        return;
    const QByteArray tag =
        '"' + QCryptographicHash::hash(answer.body, QCryptographicHash::Sha256).left(12).toHex() + '"';
    const base::Timestamp modified{startedAt.ms / 1000 * 1000};
    addHeader(answer, "ETag", tag);
    addHeader(answer, "Last-Modified", imfDate(modified));
    bool isSame = false;
    if (!conditions.ifNoneMatch.isEmpty()) {
        for (QByteArray each : conditions.ifNoneMatch.split(',')) {
            each = each.trimmed();
            if (each.startsWith("W/"))
                each.remove(0, 2);
            isSame = isSame || each == tag || each == "*";
        }
    } else if (const auto since = timestampFromImf(conditions.ifModifiedSince)) {
        isSame = *since >= modified && *since <= now;
    }
    if (isSame) {
        answer.status = 304;
        answer.body.clear();
    }
}

} // namespace tierdesk::server
