#include "core/doors/dialects/cs/ErrorTable.h"

#include "core/base/Json.h"
#include "core/doors/dialects/ErrorRows.h"

#include <array>

namespace tierdesk::dialects::cs {

namespace {

using base::Fault;

using Row = ErrorRow;

constexpr std::array Table{
    Row{Fault::InvalidInput, 400, "CS_015", nullptr},
    Row{Fault::InvalidSessionId, 400, "CS_001", "Invalid session ID"},
    Row{Fault::InvalidMessage, 400, "CS_008", "Invalid message content"},
    Row{Fault::MissingCompany, 400, "CS_005", "Missing company ID"},
    Row{Fault::InvalidTarget, 400, "CS_004", "Invalid escalation target"},
    Row{Fault::AlreadyResolved, 400, "CS_003", "Session already resolved"},
    Row{Fault::NotFound, 404, "CS_002", "Session not found"},
    Row{Fault::Unauthenticated, 401, "CS_011", "Authentication required"},
    Row{Fault::Forbidden, 403, "CS_012", "Forbidden"},
    Row{Fault::CompanyDisabled, 403, "CS_009", "Company CS not enabled"},
    Row{Fault::Conflict, 409, "CS_014", "Conflict"},
    Row{Fault::IdempotencyMismatch, 409, "CS_014", "Idempotency-Key was used with another request"},
    Row{Fault::NotAuthorized, 403, "CS_012", "Not authorized"},
    Row{Fault::TooLarge, 413, "CS_015", nullptr},
    Row{Fault::RateLimited, 429, "CS_007", "Rate limit exceeded"},
    Row{Fault::AiUnavailable, 503, "CS_006", "AI service unavailable"},
    Row{Fault::AiFailed, 500, "CS_010", "AI response generation failed"},
    Row{Fault::Unavailable, 503, "CS_006", "Service unavailable"},
    Row{Fault::StorageFailed, 503, "CS_006", "Service unavailable: nothing was stored"},
    Row{Fault::Internal, 500, "CS_010", "Internal error"},
};

/// Errors with which the server refuses a request before a handler is called.
constexpr std::array Refusals{
    Row{Fault::InvalidInput, 400, "CS_015", nullptr},
    Row{Fault::Unauthenticated, 401, "CS_011", "Authentication required"},
    Row{Fault::Forbidden, 403, "CS_012", "Forbidden"},
    Row{Fault::NotFound, 404, "CS_002", "Not found"},
    Row{Fault::InvalidInput, 405, "CS_013", "Method not allowed"},
    Row{Fault::TooLarge, 413, "CS_015", nullptr},
    Row{Fault::InvalidInput, 415, "CS_015", nullptr},
    Row{Fault::RateLimited, 429, "CS_007", "Rate limit exceeded"},
    Row{Fault::Internal, 500, "CS_010", "Internal error"},
    Row{Fault::Unavailable, 503, "CS_006", "Service unavailable"},
};

} // namespace

Answer errorAnswer(const base::Error &error, int status)
{
    const Row row = errorRow(Table, Refusals, error, status);
    QJsonObject details = isOurs(error.fault) ? QJsonObject() : error.details;
    if (!isOurs(error.fault) && !error.where.isEmpty())
        details.insert(u"field"_s, error.where);
    const bool isTold = !isOurs(error.fault) && !error.message.isEmpty();
    if (row.message && isTold && error.message != QLatin1String(row.message))
        details.insert(u"reason"_s, error.message);
    const QString message = row.message ? QLatin1String(row.message) : isTold ? error.message : u"Invalid request"_s;
    Answer answer;
    answer.status = row.status;
    answer.body = base::toJson(QJsonObject{
        {u"error"_s,
         QJsonObject{{u"code"_s, QLatin1String(row.code)}, {u"message"_s, message}, {u"details"_s, details}}}});
    if (row.status == 401)
        answer.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"cs\"");
    if (const int after = error.details.value(u"retryAfter").toInt(); after > 0 && row.status == 503)
        answer.headers.emplace_back("Retry-After", QByteArray::number(after));
    return answer;
}

} // namespace tierdesk::dialects::cs
