#pragma once

#include "core/domain/Outbox.h"
#include "core/engine/Directory.h"

#include <QtCore/QObject>

#include <functional>
#include <optional>

namespace tierdesk::delivery {

/// Characters that are kept of a receiver's error message.
constexpr qsizetype LongestError = 300;

/// The result of one attempt.
struct Tried {
    enum class Kind {
        Taken,
        Later,   ///< not accepted; may be retried
        Refused, ///< for good
        Gone,    ///< refused, and so is every later delivery to the endpoint
        Cut      ///< ended by cancelAll(); does not count as an attempt
    };
    Kind kind = Kind::Later;
    std::optional<int> status;        ///< HTTP or SMTP; none: no response
    QString error;                    ///< English; set if not accepted
    std::optional<Millis> retryAfter; ///< as requested by the receiver
    QString reference;                ///< the receiver's own id for the delivery
};

/// Sends the rows of one channel. Used on its own thread, on which `done` is called too.
class Carrier : public QObject
{
public:
    using Done = std::function<void(Tried)>;

    [[nodiscard]] virtual OutboxChannel channel() const = 0;
    /// Makes one attempt; @p done is called once, never from within this call.
    virtual void carry(const OutboxRow &row, const engine::Directory &directory, Done done) = 0;
    /// Cancels attempts in progress, with Cut.
    virtual void cancelAll() = 0;
};

} // namespace tierdesk::delivery
