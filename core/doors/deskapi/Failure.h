#pragma once

#include "core/base/Result.h"
#include "core/domain/Words.h"

#include <QtCore/QJsonObject>

namespace tierdesk {

/// The words of the desk door's error codes.
template<>
struct Words<base::Fault> {
    static constexpr std::array table{std::pair{base::Fault::InvalidInput, "invalid_input"},
                                      std::pair{base::Fault::InvalidSessionId, "invalid_session_id"},
                                      std::pair{base::Fault::InvalidMessage, "invalid_message"},
                                      std::pair{base::Fault::MissingCompany, "missing_company"},
                                      std::pair{base::Fault::InvalidTarget, "invalid_target"},
                                      std::pair{base::Fault::AlreadyResolved, "already_resolved"},
                                      std::pair{base::Fault::NotFound, "not_found"},
                                      std::pair{base::Fault::Unauthenticated, "unauthenticated"},
                                      std::pair{base::Fault::Forbidden, "forbidden"},
                                      std::pair{base::Fault::CompanyDisabled, "company_disabled"},
                                      std::pair{base::Fault::Conflict, "conflict"},
                                      std::pair{base::Fault::IdempotencyMismatch, "idempotency_mismatch"},
                                      std::pair{base::Fault::NotAuthorized, "not_authorized"},
                                      std::pair{base::Fault::TooLarge, "too_large"},
                                      std::pair{base::Fault::RateLimited, "rate_limited"},
                                      std::pair{base::Fault::AiUnavailable, "ai_unavailable"},
                                      std::pair{base::Fault::AiFailed, "ai_failed"},
                                      std::pair{base::Fault::Unavailable, "unavailable"},
                                      std::pair{base::Fault::StorageFailed, "storage_failed"},
                                      std::pair{base::Fault::Internal, "internal"}};
};

namespace deskapi {

/// {"error":{"code","message","details"}}; the field that is wrong stands in details.field.
[[nodiscard]] QJsonObject errorBody(const base::Error &error);

/// The error that such a body tells of; none if @p body is not of that form. A code that this program does not know
/// becomes Internal, its message kept.
[[nodiscard]] std::optional<base::Error> errorFromBody(const QJsonObject &body);

/// The desk door's status for a failure: 400, 401, 403, 404, 409, 413, 422, 429, 500, 502, 503 or 507.
[[nodiscard]] int httpStatus(const base::Error &error);

} // namespace deskapi
} // namespace tierdesk
