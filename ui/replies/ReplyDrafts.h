#pragma once

#include "core/doors/deskapi/Administration.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <map>
#include <optional>

class QSettings;

namespace tierdesk::ui {

[[nodiscard]] inline bool isSame(const deskapi::SaveReply &a, const deskapi::SaveReply &b)
{
    return a.shortcut == b.shortcut && a.title == b.title && a.text == b.text;
}

/// Unsaved changes to saved replies by ID; the unset ID stands for a new reply. Each owner has separate drafts, which
/// are stored in the settings half a second after a change. GUI thread.
class ReplyDrafts final : public QObject
{
    Q_OBJECT

public:
    struct Draft {
        deskapi::SaveReply values;
        Timestamp on; ///< the last change of the reply that it was begun from
    };

    /// @p settings must outlive this. Settings: replies/draft/*.
    explicit ReplyDrafts(QSettings &settings, QObject *parent = nullptr);
    /// Writes pending changes.
    ~ReplyDrafts() override;

    /// Sets the owner; empty for none. Returns false if the owner is unchanged.
    bool setOwner(const QString &owner);

    [[nodiscard]] const Draft *find(SavedReplyId id) const;
    [[nodiscard]] QList<SavedReplyId> ids() const;
    void put(SavedReplyId id, const Draft &draft);
    void remove(SavedReplyId id);
    /// Turns the draft for @p id into a draft of a new reply.
    void makeNew(SavedReplyId id);

private:
    [[nodiscard]] QString key() const;
    void read();
    void write();

    QSettings &m_settings;
    QString m_owner;
    std::map<qint64, Draft> m_drafts;
    QTimer *m_soon;
};

} // namespace tierdesk::ui
