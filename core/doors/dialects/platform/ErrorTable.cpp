#include "core/doors/dialects/platform/ErrorTable.h"

#include "core/base/Json.h"
#include "core/base/Log.h"
#include "core/base/Random.h"
#include "core/doors/dialects/ErrorRows.h"

#include <algorithm>
#include <array>

namespace tierdesk::dialects::platform {

namespace {

using base::Fault;

using Row = ErrorRow;

constexpr char RequestId[] = "x-amzn-RequestId";

// Error codes of AWS's own services, which its SDKs know. A 401 has the authenticator's message, which says what is
// wrong with the signature.
constexpr std::array Table{
    Row{Fault::InvalidInput, 400, "ValidationException", nullptr},
    Row{Fault::InvalidSessionId, 400, "ValidationException", nullptr},
    Row{Fault::InvalidMessage, 400, "ValidationException", nullptr},
    Row{Fault::MissingCompany, 400, "ValidationException", nullptr},
    Row{Fault::InvalidTarget, 409, "ConflictException", "There is nobody to escalate to"},
    Row{Fault::AlreadyResolved, 409, "ConflictException", "The conversation is closed"},
    Row{Fault::NotFound, 404, "ResourceNotFoundException", nullptr},
    Row{Fault::Unauthenticated, 401, "UnrecognizedClientException", nullptr},
    Row{Fault::Forbidden, 403, "AccessDeniedException", nullptr},
    Row{Fault::CompanyDisabled, 403, "AccessDeniedException", "Customer service is switched off for this company"},
    Row{Fault::Conflict, 409, "ConflictException", nullptr},
    Row{Fault::IdempotencyMismatch, 409, "IdempotentParameterMismatchException",
        "Idempotency-Key was used with another request"},
    Row{Fault::NotAuthorized, 403, "AccessDeniedException", nullptr},
    Row{Fault::TooLarge, 413, "RequestEntityTooLargeException", nullptr},
    Row{Fault::RateLimited, 429, "ThrottlingException", "Rate exceeded"},
    Row{Fault::AiUnavailable, 503, "ServiceUnavailableException", "No AI model can be asked"},
    Row{Fault::AiFailed, 503, "ServiceUnavailableException", "The AI model failed"},
    Row{Fault::Unavailable, 503, "ServiceUnavailableException", "The server takes nothing new at the moment"},
    Row{Fault::StorageFailed, 503, "ServiceUnavailableException", "Nothing was stored"},
    Row{Fault::Internal, 500, "InternalServerException", "Internal server error"},
};

/// Refusals by the server before a handler is called, or by a handler's timeout.
constexpr std::array Refusals{
    Row{Fault::InvalidInput, 400, "ValidationException", nullptr},
    Row{Fault::Unauthenticated, 401, "UnrecognizedClientException", nullptr},
    Row{Fault::Forbidden, 403, "AccessDeniedException", nullptr},
    Row{Fault::NotFound, 404, "ResourceNotFoundException", "Not found"},
    Row{Fault::InvalidInput, 405, "MethodNotAllowedException", "Method not allowed"},
    Row{Fault::TooLarge, 413, "RequestEntityTooLargeException", nullptr},
    Row{Fault::InvalidInput, 415, "UnsupportedMediaTypeException", nullptr},
    Row{Fault::RateLimited, 429, "ThrottlingException", "Rate exceeded"},
    Row{Fault::Internal, 500, "InternalServerException", "Internal server error"},
    Row{Fault::Unavailable, 503, "ServiceUnavailableException", "The server takes nothing new at the moment"},
    Row{Fault::Unavailable, 504, "GatewayTimeoutException", nullptr},
};

} // namespace

Answer refusalAnswer(const base::Error &error, int status)
{
    const Row row = errorRow(Table, Refusals, error, status);
    const bool isTold = !isOurs(error.fault) && !error.message.isEmpty();
    const QString message = row.message ? QString(QLatin1String(row.message))
                            : isTold    ? error.message
                                        : u"Invalid request"_s;
    const QString type = row.status == 401 ? error.details[u"type"].toString() : QString();
    const QString code = type.isEmpty() ? QString(QLatin1String(row.code)) : type;
    QJsonObject body{{u"message"_s, message}, {u"code"_s, code}};
    if (isTold && !error.where.isEmpty())
        body.insert(u"field"_s, error.where);
    Answer answer;
    answer.status = row.status;
    answer.body = base::toJson(body);
    answer.headers.emplace_back("x-amzn-ErrorType", code.toLatin1());
    answer.headers.emplace_back(RequestId, base::randomToken(16).toLatin1());
    if (const int after = error.details.value(u"retryAfter").toInt();
        after > 0 && (row.status == 429 || row.status == 503))
        answer.headers.emplace_back("Retry-After", QByteArray::number(after));
    return answer;
}

Answer errorAnswer(const base::Error &error, int status)
{
    Answer answer = refusalAnswer(error, status);
    if (answer.status >= 500) {
        const auto request = std::ranges::find(answer.headers, QByteArray(RequestId), &Header::first);
        qCWarning(log::Http).noquote() << request->second << errorRow(Table, Refusals, error, status).code
                                       << error.message;
    }
    return answer;
}

} // namespace tierdesk::dialects::platform
