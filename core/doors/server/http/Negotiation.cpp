#include "core/doors/server/http/Negotiation.h"

#include "core/doors/server/http/Syntax.h"
#include "core/doors/server/http/Wire.h"

#include <QtCore/QCryptographicHash>

#include <algorithm>

namespace tierdesk::server {

using dialects::Answer;

namespace {

/// Returns whether @p parameter is `q` with the weight 0 (RFC 9110 §12.4.2).
bool isNoWeight(QByteArrayView parameter)
{
    if (parameter.size() < 3 || !syntax::equalsIgnoringCase(parameter.first(2), "q="))
        return false;
    const QByteArrayView weight = parameter.sliced(2);
    return weight.size() <= 5 && weight[0] == '0' && (weight.size() == 1 || weight[1] == '.') &&
           std::all_of(weight.begin() + std::min<qsizetype>(2, weight.size()), weight.end(),
                       [](char c) { return c == '0'; });
}

/// Returns whether the server produces a media type that matches @p range, which is in lower case.
bool isMadeHere(QByteArrayView range)
{
    return range == "*/*" || range == "application/*" || range.startsWith("text/") || range == "application/json" ||
           range.endsWith("+json") || range == "application/pdf" || range == "image/*" || range == "image/png" ||
           range == "image/jpeg" || range == "image/gif" || range == "image/webp" ||
           range == "application/openmetrics-text" || range.startsWith("application/x-amz");
}

} // namespace

bool isJson(QByteArrayView type)
{
    if (!syntax::equalsIgnoringCase(syntax::takeMember(&type, ';'), "application/json"))
        return false;
    while (!type.isEmpty()) {
        const QByteArrayView parameter = syntax::takeMember(&type, ';');
        if (parameter.isEmpty())
            continue; // `application/json;` is well-formed
        const qsizetype equals = parameter.indexOf('=');
        if (equals <= 0 || !syntax::isToken(parameter.first(equals)))
            return false;
        const QByteArrayView value = parameter.sliced(equals + 1);
        if (syntax::equalsIgnoringCase(parameter.first(equals), "charset") &&
            !syntax::equalsIgnoringCase(value, "utf-8") && !syntax::equalsIgnoringCase(value, "\"utf-8\""))
            return false;
    }
    return true;
}

bool isPlainCoding(QByteArrayView codings)
{
    while (!codings.isEmpty()) {
        const QByteArrayView coding = syntax::takeMember(&codings, ',');
        if (!coding.isEmpty() && !syntax::equalsIgnoringCase(coding, "identity"))
            return false;
    }
    return true;
}

bool isAcceptable(QByteArrayView accept)
{
    bool isAnyNamed = false;
    while (!accept.isEmpty()) {
        QByteArrayView range = syntax::takeMember(&accept, ',');
        if (range.isEmpty())
            continue;
        isAnyNamed = true;
        const QByteArray kind = syntax::lowered(syntax::takeMember(&range, ';'));
        bool isRefused = false;
        while (!range.isEmpty())
            isRefused = isNoWeight(syntax::takeMember(&range, ';')) || isRefused;
        if (!isRefused && isMadeHere(kind))
            return true;
    }
    return !isAnyNamed;
}

QByteArray listOf(const std::vector<dialects::Header> &headers, QByteArrayView name)
{
    QByteArray all;
    for (const dialects::Header &each : headers) {
        if (each.first == name)
            all += all.isEmpty() ? each.second : ", " + each.second;
    }
    return all;
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
    QByteArray tag;
    bool isPage = answer.contentType.startsWith("text/html");
    for (const dialects::Header &each : answer.headers) {
        if (syntax::equalsIgnoringCase(each.first, "etag"))
            tag = each.second;
        isPage = isPage || (syntax::equalsIgnoringCase(each.first, "cache-control") && each.second == "no-cache");
    }
    if (answer.status != 200 || (tag.isEmpty() && !isPage))
        return;
    if (tag.isEmpty()) {
        tag = '"' + QCryptographicHash::hash(answer.body, QCryptographicHash::Sha256).left(12).toHex() + '"';
        addHeader(answer, "ETag", tag);
    }
    const base::Timestamp modified{startedAt.ms / 1000 * 1000};
    addHeader(answer, "Last-Modified", imfDate(modified));
    bool isSame = false;
    if (!conditions.ifNoneMatch.isEmpty()) {
        for (QByteArray each : conditions.ifNoneMatch.split(',')) {
            each = each.trimmed();
            if (each.startsWith("W/"))
                each.remove(0, 2);
            isSame = isSame || each == tag || each == "*";
        }
    } else if (const auto since = timestampFromHttp(conditions.ifModifiedSince, now)) {
        isSame = *since >= modified && *since <= now;
    }
    if (isSame) {
        answer.status = 304;
        answer.body.clear();
    }
}

} // namespace tierdesk::server
