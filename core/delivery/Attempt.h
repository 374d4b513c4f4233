#pragma once

#include "core/domain/Action.h"
#include "core/net/Transport.h"
#include "core/store/Deliveries.h"

#include <chrono>
#include <optional>
#include <vector>

namespace tierdesk::delivery {

/// How long to wait before the next attempt: `first`, doubled each time, at most `longest`, up to a fifth more or less.
struct Backoff {
    base::Millis first = base::Millis::seconds(2);
    base::Millis longest = base::Millis::minutes(30);
    bool isJittered = true;
};

/// What one answer of a company's endpoint means.
struct Outcome {
    enum class Kind {
        Confirmed,
        Failed,  ///< for good
        Pending, ///< taken, not done yet: asked again later
        Retry    ///< not taken
    };
    Kind kind = Kind::Retry;
    QString reference;
    QString reason;                         ///< of Failed and Retry
    std::optional<base::Millis> retryAfter; ///< as the endpoint wishes it
};

/// The request of one attempt: Standard Webhooks headers over @p delivery's body and an Idempotency-Key that is the
/// same on every attempt. An empty @p secret sends no signature.
[[nodiscard]] net::Request requestOf(const store::Delivery &delivery, const QByteArray &secret, Timestamp now,
                                     Millis timeout);

/// "v1,<base64>": HMAC-SHA256 over "id.timestamp.body". A secret "whsec_…" is decoded first, another is its bytes.
[[nodiscard]] QByteArray signature(const QByteArray &secret, const QByteArray &id, const QByteArray &timestamp,
                                   const QByteArray &body);

/// A request with the headers of Standard Webhooks: @p id is the same on every attempt, and each of @p secrets signs.
[[nodiscard]] net::Request webhookRequest(const QString &target, const QByteArray &id, const QByteArray &body,
                                          const std::vector<QByteArray> &secrets, Timestamp now, Millis timeout);

/// What an answer's Retry-After asks for (RFC 9110: seconds, or a date), at most a day.
[[nodiscard]] std::optional<Millis> retryAfterOf(const net::Response &response, Timestamp now);

/// @p text for a column that people read.
[[nodiscard]] QString shortened(const QString &text);

/// For Qt's timers.
[[nodiscard]] inline std::chrono::milliseconds chrono(Millis span)
{
    return std::chrono::milliseconds(span.count);
}

/// A number of 0…1 for waitAfter().
[[nodiscard]] double anyChance();

/// Reads an answer; @p now is for a Retry-After that is a date.
[[nodiscard]] Outcome outcomeOf(const base::Result<net::Response> &answer, Timestamp now);

/// The wait after attempt @p attempts (from 1). @p chance is in 0…1.
[[nodiscard]] Millis waitAfter(int attempts, const Backoff &backoff, const std::optional<Millis> &retryAfter,
                               double chance);

} // namespace tierdesk::delivery
