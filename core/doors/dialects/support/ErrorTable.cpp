#include "core/doors/dialects/support/ErrorTable.h"

#include "core/base/Json.h"
#include "core/base/Log.h"
#include "core/base/Random.h"
#include "core/doors/dialects/ErrorRows.h"

#include <array>

namespace tierdesk::dialects::support {

namespace {

using base::Fault;

using Row = ErrorRow;

// The ten types of support-api.md, and CONFLICT_ERROR, which it does not have.
constexpr std::array Table{
    Row{Fault::InvalidInput, 400, "VALIDATION_ERROR", nullptr},
    Row{Fault::InvalidSessionId, 400, "VALIDATION_ERROR", "Invalid session_id"},
    Row{Fault::InvalidMessage, 400, "VALIDATION_ERROR", "Invalid query"},
    Row{Fault::MissingCompany, 400, "VALIDATION_ERROR", nullptr},
    Row{Fault::InvalidTarget, 409, "CONFLICT_ERROR", "Nobody to escalate to"},
    Row{Fault::AlreadyResolved, 409, "CONFLICT_ERROR", "Session is closed"},
    Row{Fault::NotFound, 404, "NOT_FOUND_ERROR", "Resource not found"},
    Row{Fault::Unauthenticated, 401, "AUTHENTICATION_ERROR", "Missing or invalid authentication"},
    Row{Fault::Forbidden, 403, "AUTHORIZATION_ERROR", "Insufficient permissions"},
    Row{Fault::CompanyDisabled, 403, "AUTHORIZATION_ERROR", "Customer service is switched off for this company"},
    Row{Fault::Conflict, 409, "CONFLICT_ERROR", "Conflict with the present state"},
    Row{Fault::IdempotencyMismatch, 409, "CONFLICT_ERROR", "Idempotency-Key was used with another request"},
    Row{Fault::NotAuthorized, 403, "AUTHORIZATION_ERROR", "Insufficient permissions"},
    Row{Fault::TooLarge, 413, "VALIDATION_ERROR", nullptr},
    Row{Fault::RateLimited, 429, "RATE_LIMIT_ERROR", "Rate limit exceeded"},
    Row{Fault::AiUnavailable, 503, "LLM_API_ERROR", "No AI model can be asked"},
    Row{Fault::AiFailed, 503, "LLM_API_ERROR", "The AI model failed"},
    Row{Fault::Unavailable, 502, "KONG_GATEWAY_ERROR", "The server takes nothing new at the moment"},
    Row{Fault::StorageFailed, 503, "DATABASE_ERROR", "Nothing was stored"},
    Row{Fault::Internal, 500, "INTERNAL_ERROR", "Unexpected server error"},
};

/// Refusals by the server before a handler is called, or by a handler's timeout.
constexpr std::array Refusals{
    Row{Fault::InvalidInput, 400, "VALIDATION_ERROR", nullptr},
    Row{Fault::Unauthenticated, 401, "AUTHENTICATION_ERROR", "Missing or invalid authentication"},
    Row{Fault::Forbidden, 403, "AUTHORIZATION_ERROR", "Insufficient permissions"},
    Row{Fault::NotFound, 404, "NOT_FOUND_ERROR", "Resource not found"},
    Row{Fault::InvalidInput, 405, "VALIDATION_ERROR", "Method not allowed"},
    Row{Fault::TooLarge, 413, "VALIDATION_ERROR", nullptr},
    Row{Fault::InvalidInput, 415, "VALIDATION_ERROR", nullptr},
    Row{Fault::RateLimited, 429, "RATE_LIMIT_ERROR", "Rate limit exceeded"},
    Row{Fault::Internal, 500, "INTERNAL_ERROR", "Unexpected server error"},
    Row{Fault::Unavailable, 503, "KONG_GATEWAY_ERROR", "The server takes nothing new at the moment"},
    Row{Fault::Unavailable, 504, "TIMEOUT_ERROR", "Request timeout"},
};

Answer printed(const base::Error &error, base::Timestamp now, int status, const QString &request)
{
    const Row row = errorRow(Table, Refusals, error, status);
    const bool isTold = !isOurs(error.fault) && !error.message.isEmpty();
    const QString message = row.message ? QString(QLatin1String(row.message))
                            : isTold    ? error.message
                                        : u"Invalid request"_s;
    QJsonObject body{{u"error"_s, true},
                     {u"error_type"_s, QLatin1String(row.code)},
                     {u"message"_s, message},
                     {u"timestamp"_s, base::isoText(now)},
                     {u"request_id"_s, request}};
    if (const QString detail = error.details[u"detail"].toString(); !detail.isEmpty())
        body.insert(u"details"_s, detail);
    else if (isTold && message != error.message)
        body.insert(u"details"_s, error.message);
    if (isTold && !error.where.isEmpty())
        body.insert(u"field"_s, error.where);
    Answer answer;
    answer.status = row.status;
    answer.body = base::toJson(body);
    if (const int after = error.details.value(u"retryAfter").toInt(); after > 0 && row.status == 503)
        answer.headers.emplace_back("Retry-After", QByteArray::number(after));
    return answer;
}

QString newRequestId()
{
    return u"req_"_s + base::randomToken(12);
}

} // namespace

Answer refusalAnswer(const base::Error &error, base::Timestamp now, int status)
{
    return printed(error, now, status, newRequestId());
}

Answer errorAnswer(const base::Error &error, base::Timestamp now, int status)
{
    const QString request = newRequestId();
    Answer answer = printed(error, now, status, request);
    if (answer.status >= 500)
        qCWarning(log::Http).noquote() << request << errorRow(Table, Refusals, error, status).code << error.message;
    return answer;
}

base::Error missingField(const QString &field, const QString &of)
{
    return base::fail(base::Fault::InvalidInput, u"Missing required field: "_s + field, field,
                      {{u"detail"_s, u"The %1 field is required for all %2 requests"_s.arg(field, of)}});
}

} // namespace tierdesk::dialects::support
