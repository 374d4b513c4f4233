#include "core/doors/dialects/chat/ErrorTable.h"

#include "core/base/Json.h"
#include "core/base/Log.h"
#include "core/doors/dialects/ErrorRows.h"

#include <array>

namespace tierdesk::dialects::chat {

namespace {

using base::Fault;

using Row = ErrorRow;

// docs/chat.md, "Errors".
constexpr std::array Table{
    Row{Fault::InvalidInput, 400, "INVALID_REQUEST", nullptr},
    Row{Fault::InvalidSessionId, 400, "INVALID_REQUEST", nullptr},
    Row{Fault::InvalidMessage, 400, "INVALID_MESSAGE", nullptr},
    Row{Fault::MissingCompany, 400, "INVALID_REQUEST", nullptr},
    Row{Fault::InvalidTarget, 409, "CONFLICT", nullptr},
    Row{Fault::AlreadyResolved, 409, "CONFLICT", nullptr},
    Row{Fault::NotFound, 404, "SESSION_NOT_FOUND", "There is no such chat."},
    Row{Fault::Unauthenticated, 401, "UNAUTHENTICATED", nullptr},
    Row{Fault::Forbidden, 403, "FORBIDDEN", nullptr},
    Row{Fault::CompanyDisabled, 403, "COMPANY_DISABLED", "Customer service is switched off for this company."},
    Row{Fault::Conflict, 409, "CONFLICT", nullptr},
    Row{Fault::IdempotencyMismatch, 409, "CONFLICT", "The Idempotency-Key was used with another request."},
    Row{Fault::NotAuthorized, 403, "FORBIDDEN", nullptr},
    Row{Fault::TooLarge, 413, "TOO_LARGE", nullptr},
    Row{Fault::RateLimited, 429, "RATE_LIMITED", nullptr},
    Row{Fault::AiUnavailable, 503, "UNAVAILABLE", "Nobody can answer at the moment."},
    Row{Fault::AiFailed, 503, "UNAVAILABLE", "Nobody can answer at the moment."},
    Row{Fault::Unavailable, 503, "UNAVAILABLE", "The server takes nothing new at the moment."},
    Row{Fault::StorageFailed, 503, "UNAVAILABLE", "Nothing was stored."},
    Row{Fault::Internal, 500, "INTERNAL", "The server has a defect."},
};

/// Errors with which the server refuses a request before a handler is called.
constexpr std::array Refusals{
    Row{Fault::InvalidInput, 400, "INVALID_REQUEST", nullptr},
    Row{Fault::Unauthenticated, 401, "UNAUTHENTICATED", nullptr},
    Row{Fault::Forbidden, 403, "FORBIDDEN", nullptr},
    Row{Fault::NotFound, 404, "NOT_FOUND", nullptr},
    Row{Fault::InvalidInput, 405, "METHOD_NOT_ALLOWED", nullptr},
    Row{Fault::TooLarge, 413, "TOO_LARGE", nullptr},
    Row{Fault::InvalidInput, 415, "UNSUPPORTED_MEDIA_TYPE", nullptr},
    Row{Fault::RateLimited, 429, "RATE_LIMITED", nullptr},
    Row{Fault::Internal, 500, "INTERNAL", "The server has a defect."},
    Row{Fault::Unavailable, 503, "UNAVAILABLE", "The server takes nothing new at the moment."},
};

/// Set by errors whose fault has several codes.
const QString CodeKey = u"code"_s;
const QString RetryKey = u"retryAfter"_s;

QJsonObject bodyOf(const base::Error &error, const Row &row)
{
    const bool isTold = !isOurs(error.fault) && !error.message.isEmpty();
    const QString code = error.details.value(CodeKey).toString(QLatin1String(row.code));
    const bool hasOwnWords = isTold && error.details.contains(CodeKey);
    const QString message = row.message && !hasOwnWords ? QString(QLatin1String(row.message))
                            : isTold                    ? error.message
                                                        : u"The request cannot be taken."_s;
    QJsonObject body{{u"error"_s, message}, {CodeKey, code}};
    if (isTold && !error.where.isEmpty())
        body.insert(u"field"_s, error.where);
    return body;
}

} // namespace

Answer refusalAnswer(const base::Error &error, int status)
{
    const Row row = errorRow(Table, Refusals, error, status);
    Answer answer;
    answer.status = row.status;
    answer.body = base::toJson(bodyOf(error, row));
    // For a 429 by the server's own limits, the server adds the header.
    if (const int after = error.details.value(RetryKey).toInt(); after > 0 && status == 0)
        answer.headers.emplace_back("Retry-After", QByteArray::number(after));
    return answer;
}

Answer errorAnswer(const base::Error &error, int status)
{
    Answer answer = refusalAnswer(error, status);
    if (answer.status >= 500)
        qCWarning(log::Http).noquote() << errorRow(Table, Refusals, error, status).code << error.message;
    return answer;
}

QJsonObject errorJson(const base::Error &error)
{
    QJsonObject body = bodyOf(error, errorRow(Table, Refusals, error, 0));
    if (const int after = error.details.value(RetryKey).toInt(); after > 0)
        body.insert(RetryKey, after);
    return body;
}

base::Error strangeOrigin()
{
    return base::fail(Fault::Forbidden, u"Pages of this origin may not chat with this company."_s, {},
                      {{CodeKey, u"ORIGIN_NOT_ALLOWED"_s}});
}

base::Error wrongUserHash()
{
    return base::fail(Fault::Unauthenticated, u"The hash is not this user's."_s, u"userHash"_s,
                      {{CodeKey, u"INVALID_USER_HASH"_s}});
}

base::Error orderNotProven()
{
    return base::fail(Fault::Forbidden, u"There is no order with this number and e-mail or postcode."_s, {},
                      {{CodeKey, u"ORDER_NOT_PROVEN"_s}});
}

base::Error noSuchChat()
{
    return base::fail(Fault::NotFound, u"There is no such chat."_s);
}

} // namespace tierdesk::dialects::chat
