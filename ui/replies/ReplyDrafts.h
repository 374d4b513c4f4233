#pragma once

#include "core/doors/deskapi/Administration.h"

#include <QtCore/QList>

#include <optional>

namespace tierdesk::ui {

class DraftStore;

[[nodiscard]] inline bool isSame(const deskapi::SaveReply &a, const deskapi::SaveReply &b)
{
    return a.shortcut == b.shortcut && a.title == b.title && a.text == b.text;
}

/// Unsaved changes to saved replies by ID, kept in the draft store; the unset ID stands for a new reply. GUI thread.
class ReplyDrafts final
{
public:
    struct Draft {
        deskapi::SaveReply values;
        Timestamp on; ///< the last change of the reply that it was begun from
    };

    /// @p store must outlive this.
    explicit ReplyDrafts(DraftStore &store);

    /// Sets the owner, see DraftStore::owner(); empty for none. Returns false if the owner is unchanged.
    bool setOwner(const QString &owner);

    [[nodiscard]] std::optional<Draft> find(SavedReplyId id) const;
    [[nodiscard]] QList<SavedReplyId> ids() const;
    void put(SavedReplyId id, const Draft &draft);
    void remove(SavedReplyId id);
    /// Turns the draft for @p id into a draft of a new reply.
    void makeNew(SavedReplyId id);

private:
    [[nodiscard]] QJsonObject all() const;

    DraftStore &m_store;
    QString m_owner;
};

} // namespace tierdesk::ui
