#pragma once

#include "core/base/Result.h"
#include "core/domain/Session.h"

#include <optional>
#include <vector>

namespace tierdesk::store {

class Database;

/// The table `message`: append-only. A message's sentiment point and answer facts stand in its row. Beside it stands
/// `unanswered`, of those that wait for their answer.
/// Every function fails with StorageFailed.
class Messages final
{
public:
    explicit Messages(Database &database)
        : m_database(database)
    {}

    /// `message.id` is not read; the new id is larger than every earlier one.
    [[nodiscard]] base::Result<MessageId> append(const Message &message);

    /// Oldest first, notes among them; from after @p after on, at most @p limit (0: all).
    [[nodiscard]] base::Result<std::vector<Message>> of(SessionKey session, MessageId after = {}, int limit = 0) const;
    /// The last @p count messages, oldest first; notes only with @p withNotes.
    [[nodiscard]] base::Result<std::vector<Message>> lastOf(SessionKey session, int count,
                                                            bool withNotes = false) const;
    [[nodiscard]] base::Result<std::optional<Message>> byId(MessageId id) const;

    /// @p message, a customer's, is accepted and waits for its answer until endWait(); a restart takes it up again.
    [[nodiscard]] base::Result<void> beginWait(MessageId message);
    /// One that does not wait is no failure.
    [[nodiscard]] base::Result<void> endWait(MessageId message);
    /// Those that wait, oldest first.
    [[nodiscard]] base::Result<std::vector<Message>> waiting() const;

private:
    Database &m_database;
};

} // namespace tierdesk::store
