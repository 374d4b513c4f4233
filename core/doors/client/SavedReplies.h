#pragma once

#include "core/doors/client/Connection.h"
#include "core/doors/deskapi/Administration.h"

namespace tierdesk::client {

/// The company's saved replies; a supervisor changes them. Callbacks as Connection says.
class SavedReplies final
{
public:
    /// @p connection must outlive this.
    explicit SavedReplies(Connection &connection);

    void list(QObject *context, Done<deskapi::SavedReplies> done);
    /// Conflict with `where` "shortcut" when another has it.
    void create(const deskapi::SaveReply &request, QObject *context, Done<SavedReply> done);
    /// The shortcut stays as it is.
    void save(SavedReplyId id, const deskapi::SaveReply &request, QObject *context, Done<SavedReply> done);
    void remove(SavedReplyId id, QObject *context, Done<void> done);

private:
    Connection &m_connection;
};

} // namespace tierdesk::client
