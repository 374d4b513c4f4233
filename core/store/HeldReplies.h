#pragma once

#include "core/base/Result.h"
#include "core/domain/HeldReply.h"

#include <optional>
#include <vector>

namespace tierdesk::store {

class Database;

/// The table `held_reply`. Every function fails with StorageFailed.
class HeldReplies final
{
public:
    explicit HeldReplies(Database &database)
        : m_database(database)
    {}

    /// `reply.id` is not read.
    [[nodiscard]] base::Result<HeldReplyId> insert(const HeldReply &reply);
    /// Writes state, text, settledAt, message and reason of one that is still held. False, and nothing written, when
    /// it is not.
    [[nodiscard]] base::Result<bool> settle(const HeldReply &reply);

    [[nodiscard]] base::Result<std::optional<HeldReply>> byId(HeldReplyId id) const;
    /// The session's that are held, oldest first.
    [[nodiscard]] base::Result<std::vector<HeldReply>> heldOf(SessionKey session) const;
    /// Those whose time has come, the earliest first.
    [[nodiscard]] base::Result<std::vector<HeldReply>> due(Timestamp now, int limit) const;
    /// When the next one is to be sent.
    [[nodiscard]] base::Result<std::optional<Timestamp>> nextDue() const;

private:
    Database &m_database;
};

} // namespace tierdesk::store
