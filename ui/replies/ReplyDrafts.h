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

/// Saved replies that are written and not saved, by the one that they change; the unset id is a new one's. Each owner
/// has their own; they are kept in the settings half a second after a change, over a restart too. GUI thread.
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
    /// Writes what is not written yet.
    ~ReplyDrafts() override;

    /// Whose they are from now on; empty: nobody's. False if they are that already.
    bool setOwner(const QString &owner);

    [[nodiscard]] const Draft *find(SavedReplyId id) const;
    [[nodiscard]] QList<SavedReplyId> ids() const;
    void put(SavedReplyId id, const Draft &draft);
    void remove(SavedReplyId id);
    /// What was to change @p id is a new one's.
    void makeNew(SavedReplyId id);

private:
    [[nodiscard]] QString key() const;
    void read();
    void write();

    QSettings &m_settings;
    QString m_owner;
    std::map<qint64, Draft> m_drafts;
    QTimer m_soon;
};

} // namespace tierdesk::ui
