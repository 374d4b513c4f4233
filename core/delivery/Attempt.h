#pragma once

#include "core/domain/Action.h"
#include "core/net/Transport.h"
#include "core/store/Deliveries.h"

#include <chrono>
#include <optional>
#include <vector>

namespace tierdesk::delivery {

/// The wait before the next attempt: `first`, doubled each time up to `longest`, with up to a fifth more or less.
struct Backoff {
    base::Millis first = base::Millis::seconds(2);
    base::Millis longest = base::Millis::minutes(30);
    bool isJittered = true;
};

/// The meaning of a response from a company's endpoint.
struct Outcome {
    enum class Kind {
        Confirmed,
        Failed,  ///< for good
        Pending, ///< accepted but not done yet; queried again later
        Retry    ///< not accepted
    };
    Kind kind = Kind::Retry;
    QString reference;
    QString reason;                         ///< of Failed and Retry
    std::optional<base::Millis> retryAfter; ///< as requested by the endpoint
};

/// Returns the request of one attempt: @p delivery's body with Standard Webhooks headers and an Idempotency-Key that is
/// the same on every attempt. With an empty @p secret it is not signed.
[[nodiscard]] net::Request requestOf(const store::Delivery &delivery, const QByteArray &secret, Timestamp now,
                                     Millis timeout);

/// Returns "v1,<base64>": HMAC-SHA256 over "id.timestamp.body". A secret "whsec_…" is decoded; any other is used as is.
[[nodiscard]] QByteArray signature(const QByteArray &secret, const QByteArray &id, const QByteArray &timestamp,
                                   const QByteArray &body);

/// Returns a request with Standard Webhooks headers; @p id is the same on every attempt, and each of @p secrets signs.
[[nodiscard]] net::Request webhookRequest(const QString &target, const QByteArray &id, const QByteArray &body,
                                          const std::vector<QByteArray> &secrets, Timestamp now, Millis timeout);

/// Returns the wait that a Retry-After header asks for (RFC 9110: seconds or a date), at most a day.
[[nodiscard]] std::optional<Millis> retryAfterOf(const net::Response &response, Timestamp now);

/// Returns @p text shortened for a column that people read.
[[nodiscard]] QString shortened(const QString &text);

/// For Qt's timers.
[[nodiscard]] inline std::chrono::milliseconds chrono(Millis span)
{
    return std::chrono::milliseconds(span.count);
}

/// Returns a random number of 0…1 for waitAfter().
[[nodiscard]] double anyChance();

/// Interprets a response; @p now is for a Retry-After that is a date.
[[nodiscard]] Outcome outcomeOf(const base::Result<net::Response> &answer, Timestamp now);

/// Returns the wait after attempt @p attempts (from 1). @p chance is in 0…1.
[[nodiscard]] Millis waitAfter(int attempts, const Backoff &backoff, const std::optional<Millis> &retryAfter,
                               double chance);

} // namespace tierdesk::delivery
