#pragma once

#include "core/domain/Outbox.h"
#include "core/engine/Directory.h"

#include <QtCore/QObject>

#include <functional>
#include <optional>

namespace tierdesk::delivery {

/// Characters that are kept of what a receiver says against it.
constexpr qsizetype LongestError = 300;

/// What one attempt came to.
struct Tried {
    enum class Kind {
        Taken,
        Later,   ///< not taken, and may be another time
        Refused, ///< for good
        Gone,    ///< refused, and so will be everything for that endpoint
        Cut      ///< ended by cancelAll(): no attempt at all
    };
    Kind kind = Kind::Later;
    std::optional<int> status;        ///< HTTP or SMTP; none: there was no answer
    QString error;                    ///< English; of what was not taken
    std::optional<Millis> retryAfter; ///< as the receiver wishes it
    QString reference;                ///< the receiver's own name for what it took
};

/// Carries the rows of one channel. Used on its own thread, on which `done` is called too.
class Carrier : public QObject
{
public:
    using Done = std::function<void(Tried)>;

    [[nodiscard]] virtual OutboxChannel channel() const = 0;
    /// Makes one attempt; @p done is called once, never from within this call.
    virtual void carry(const OutboxRow &row, const engine::Directory &directory, Done done) = 0;
    /// Ends what is under way, with Cut.
    virtual void cancelAll() = 0;
};

} // namespace tierdesk::delivery
