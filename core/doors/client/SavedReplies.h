#pragma once

#include "core/doors/client/Resource.h"
#include "core/doors/deskapi/Administration.h"

namespace tierdesk::client {

/// The company's saved replies; a supervisor changes them.
class SavedReplies final : public Resource
{
public:
    using Resource::Resource;

    void list(QObject *context, Done<deskapi::SavedReplies> done);
    /// Conflict with `where` "shortcut" when another has it.
    void create(const deskapi::SaveReply &request, QObject *context, Done<SavedReply> done);
    /// The shortcut stays as it is.
    void save(SavedReplyId id, const deskapi::SaveReply &request, QObject *context, Done<SavedReply> done);
    void remove(SavedReplyId id, QObject *context, Done<void> done);
};

} // namespace tierdesk::client
