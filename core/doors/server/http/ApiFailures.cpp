#include "core/doors/server/http/ApiFailures.h"

#include "core/doors/server/http/Wire.h"

#include <QtCore/QJsonDocument>

#include <algorithm>
#include <array>

namespace tierdesk::server {

namespace {

using base::Fault;
using dialects::Access;
using dialects::Method;
using dialects::Route;

/// An example of an error, with a message that the server or a handler uses.
struct Sample {
    const char *name;
    Fault fault;
    int status; ///< as passed to Dialect::refuse()
    const char *message;
    const char *where = nullptr;
    int retryAfter = 0;
};

constexpr std::array Samples{
    Sample{"malformedQuery", Fault::InvalidInput, 400, "The query is not UTF-8."},
    Sample{"invalidInput", Fault::InvalidInput, 0, "limit must be a number from 1 to 200", "limit"},
    Sample{"invalidSessionId", Fault::InvalidSessionId, 0, "an id has 1 to 64 of A-Z, a-z, 0-9, . _ : and -", "id"},
    Sample{"invalidMessage", Fault::InvalidMessage, 0, "message must not be empty", "message"},
    Sample{"missingCompany", Fault::MissingCompany, 0, "Missing company ID", "companyId"},
    Sample{"alreadyResolved", Fault::AlreadyResolved, 0, "the session is resolved"},
    Sample{"invalidTarget", Fault::InvalidTarget, 0, "the tier must be higher than the present one", "targetTier"},
    Sample{"unauthenticated", Fault::Unauthenticated, 401, "A credential is needed."},
    Sample{"wrongCredential", Fault::Unauthenticated, 0, "The credential is not valid."},
    Sample{"forbidden", Fault::Forbidden, 403, "The credential does not open this door."},
    Sample{"notYours", Fault::Forbidden, 0, "it is somebody else's"},
    Sample{"notAuthorized", Fault::NotAuthorized, 0, "more than this tier may grant"},
    Sample{"companyDisabled", Fault::CompanyDisabled, 0, "the company's customer service is switched off"},
    Sample{"notFound", Fault::NotFound, 0, "there is none here"},
    Sample{"notAcceptable", Fault::InvalidInput, 406, "The answer is application/json."},
    Sample{"conflict", Fault::Conflict, 0, "the state has moved on"},
    Sample{"anotherBody", Fault::IdempotencyMismatch, 0, "the Idempotency-Key was used with another request"},
    Sample{"tooLarge", Fault::TooLarge, 413, "The body is larger than 1048576 bytes."},
    Sample{"tooMany", Fault::TooLarge, 0, "more than 10000 rows"},
    Sample{"noJson", Fault::InvalidInput, 415, "The body must be application/json."},
    Sample{"locked", Fault::Forbidden, 0, "too many failures: the account is locked", nullptr, 900},
    Sample{"rateLimited", Fault::RateLimited, 429, "Too many requests. Try again in 7 s.", nullptr, 7},
    Sample{"tooSoon", Fault::RateLimited, 0, "Too many requests. Try again in 7 s.", nullptr, 7},
    Sample{"internal", Fault::Internal, 0, ""},
    Sample{"aiFailed", Fault::AiFailed, 0, "no model gave an answer"},
    Sample{"aiUnavailable", Fault::AiUnavailable, 0, "no model can be asked"},
    Sample{"unavailable", Fault::Unavailable, 0, "The server is stopping."},
    Sample{"notStored", Fault::StorageFailed, 0, ""},
    Sample{"late", Fault::Unavailable, 504, "The answer is still being made."},
};

bool isNamed(const Route &route, Fault fault)
{
    return std::find(route.doc.faults.begin(), route.doc.faults.end(), fault) != route.doc.faults.end();
}

/// Returns whether the server itself can send @p status for @p route, before its handler runs or on its timeout.
bool isServersFor(const Route &route, int status)
{
    switch (status) {
    case 401:
    case 403:
    case 504:
        return dialects::needsCredential(route.access);
    case 413:
    case 415:
        return route.takesJson || !route.doc.requestSchema.isEmpty() || !route.doc.requestTypes.isEmpty();
    default:
        return true;
    }
}

bool isHandlersFor(const Route &route, Fault fault)
{
    const bool isWriting = route.method != Method::Get;
    switch (fault) {
    case Fault::Internal:
        return true;
    case Fault::InvalidInput:
        return isWriting || !route.doc.parameters.isEmpty() || route.pattern.contains('{');
    case Fault::NotFound:
        return route.pattern.contains('{') || isNamed(route, fault);
    case Fault::Unavailable:
        return dialects::needsCredential(route.access) || isNamed(route, fault);
    case Fault::StorageFailed:
        return (isWriting && dialects::needsCredential(route.access)) || isNamed(route, fault);
    case Fault::IdempotencyMismatch:
        return route.method == Method::Post && dialects::needsCredential(route.access);
    default:
        return isNamed(route, fault);
    }
}

bool applies(const Route &route, const Fault fault, int askedStatus)
{
    return askedStatus != 0 ? isServersFor(route, askedStatus) : isHandlersFor(route, fault);
}

QJsonObject text()
{
    return {{u"type"_s, u"string"_s}};
}

} // namespace

ApiFailures::ApiFailures(const dialects::Dialect &dialect)
{
    dialects::Call call;
    call.captures = {u"sess_8f2k1"_s};
    for (const Sample &sample : Samples) {
        base::Error error{sample.fault, QString::fromLatin1(sample.message), QString::fromLatin1(sample.where), {}};
        if (sample.retryAfter > 0)
            error.details.insert(u"retryAfter"_s, sample.retryAfter);
        m_refusals.push_back({sample.name, sample.fault, sample.status, dialect.refuse(error, call, sample.status)});
    }
}

std::vector<int> ApiFailures::statusesOf(const Route &route) const
{
    std::vector<int> statuses;
    for (const Refusal &each : m_refusals) {
        if (applies(route, each.fault, each.askedStatus))
            statuses.push_back(each.answer.status);
    }
    std::sort(statuses.begin(), statuses.end());
    statuses.erase(std::unique(statuses.begin(), statuses.end()), statuses.end());
    return statuses;
}

QJsonObject ApiFailures::response(int status, const QJsonObject &schema) const
{
    QJsonObject examples, headers;
    QString type;
    for (const Refusal &each : m_refusals) {
        if (each.answer.status != status)
            continue;
        type = QString::fromLatin1(each.answer.contentType);
        const QJsonObject example{{u"value"_s, QJsonDocument::fromJson(each.answer.body).object()}};
        const bool isNew = std::none_of(examples.begin(), examples.end(),
                                        [&](const QJsonValue &other) { return other.toObject() == example; });
        if (isNew)
            examples.insert(QString::fromLatin1(each.name), example);
        for (const auto &[name, value] : each.answer.headers) {
            if (name != "x-amzn-RequestId" && name != "Retry-After")
                headers.insert(QString::fromLatin1(name),
                               QJsonObject{{u"schema"_s, text()}, {u"example"_s, QString::fromLatin1(value)}});
        }
    }
    QJsonObject out{{u"description"_s, QString::fromLatin1(reasonPhrase(status))},
                    {u"content"_s, QJsonObject{{type, QJsonObject{{u"schema"_s, schema}, {u"examples"_s, examples}}}}}};
    if (!headers.isEmpty())
        out.insert(u"headers"_s, headers);
    return out;
}

} // namespace tierdesk::server
