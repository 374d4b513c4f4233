#pragma once

#include "ui/conversation/drafts/DraftFile.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QString>
#include <QtCore/QTimer>

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace tierdesk::ui {

/// Unsent text and files, and what the server already has of them.
struct Draft {
    /// A reply that the server still holds; kept until it is settled so that nothing is lost.
    struct Held {
        qint64 id = 0;
        QString text;
        qint64 after = 0; ///< the newest message of the case when it was sent: it comes later, if it comes
        std::vector<DraftFile> files{};
        bool operator==(const Held &) const = default;
    };

    QString text;
    /// The idempotency key of the last attempt: retrying with the same key and text sends it only once.
    QByteArray key;
    std::vector<Held> held;
    qint64 after = 0;               ///< the newest message of the case at the first try with that key
    std::vector<DraftFile> files{}; ///< that are to go with it

    [[nodiscard]] bool isEmpty() const { return text.isEmpty() && held.empty() && files.empty(); }
    /// Returns true if the server may have received it and the outcome is unknown.
    [[nodiscard]] bool isUnsettled() const { return !key.isEmpty() || !held.empty(); }
    bool operator==(const Draft &) const = default;
};

/// Stores all unsent work on disk, one file per case and one per page with unsaved changes, in a folder per server,
/// company and person. Files are written half a second after the last change or on flush(), atomically and readable by
/// the owner only. Failed writes are kept and retried, even if the owner has changed. GUI thread.
class DraftStore final : public QObject
{
    Q_OBJECT

public:
    enum class Kind { Reply, Note };

    /// @p folder is created when needed.
    explicit DraftStore(QString folder, QObject *parent = nullptr);
    /// Writes pending changes.
    ~DraftStore() override;

    /// Sets the owner of the drafts. The drafts of the previous owner are written and put aside. Returns false if the
    /// owner is unchanged.
    bool setOwner(const QString &server, const QString &company, qint64 user);
    /// Returns a name for the current owner, for answers that may arrive after the owner has changed.
    [[nodiscard]] const QString &owner() const { return m_owner; }

    [[nodiscard]] Draft draft(const QString &session, Kind kind) { return draft(m_owner, session, kind); }
    [[nodiscard]] Draft draft(const QString &owner, const QString &session, Kind kind);
    /// Stores a draft. An empty one is removed, also from disk.
    void put(const QString &session, Kind kind, const Draft &draft) { put(m_owner, session, kind, draft); }
    void put(const QString &owner, const QString &session, Kind kind, const Draft &draft);
    /// Removes a held reply that was sent or is a draft at another console.
    void forgetHeld(const QString &owner, const QString &session, qint64 held);
    /// Turns a held reply that was not sent back into a draft, in front of newer text. @p text and @p files are the
    /// server's; empty if it did not return them. Calling it again has no effect.
    void giveBack(const QString &owner, const QString &session, qint64 held, const QString &text,
                  const std::vector<DraftFile> &files = {});
    /// Returns true if the case has a draft of a reply or note, from this run or an earlier one.
    [[nodiscard]] bool has(const QString &session);
    /// Returns the cases with a reply or note that was sent to the server, in this run or earlier, and whose outcome is
    /// unknown.
    [[nodiscard]] QStringList unsettled();

    /// Returns the unsubmitted entries of the case's dialog @p name by field; empty if there are none.
    [[nodiscard]] QJsonObject form(const QString &owner, const QString &session, const QString &name);
    /// Stores the entries of a dialog. Empty entries are removed; oversized ones are not stored.
    void putForm(const QString &owner, const QString &session, const QString &name, const QJsonObject &fields);

    /// Returns the unsaved changes of a page by what they change; empty if there are none.
    [[nodiscard]] QJsonObject changes(const QString &owner, const QString &page)
    {
        return known(of(owner), keyOf(page)).forms;
    }
    /// Stores the unsaved changes of a page. Empty ones are removed.
    void putChanges(const QString &owner, const QString &page, const QJsonObject &changes)
    {
        putForms(owner, keyOf(page), changes);
    }

    /// Writes now. Returns false if something could not be written; it is retried later.
    bool flush();

Q_SIGNALS:
    /// Emitted when a draft of the current owner changed.
    void changed(const QString &session, tierdesk::ui::DraftStore::Kind kind);
    /// Emitted when writing failed; @p reason is the system's message.
    void writeFailed(const QString &reason);
    /// Emitted when everything has been written after writeFailed().
    void written();

private:
    struct Case {
        Draft reply;
        Draft note;
        QJsonObject forms; ///< by the dialog's name; of a page, its unsaved changes
        [[nodiscard]] bool isEmpty() const { return reply.isEmpty() && note.isEmpty() && forms.isEmpty(); }
    };
    struct Owned {
        QString folder;
        QHash<QString, Case> cases; ///< those that were asked for
        QSet<QString> unwritten;
        std::optional<QSet<QString>> files; ///< their names, as they were found
    };
    /// Pages stand beside the cases, and no session's id has a slash.
    [[nodiscard]] static QString keyOf(const QString &page) { return u'/' + page; }
    void putForms(const QString &owner, const QString &key, const QJsonObject &forms);
    [[nodiscard]] Owned &of(const QString &owner);
    [[nodiscard]] Case &known(Owned &owned, const QString &session) const;
    /// What a file holds, and of which case; an empty id if it cannot be read.
    [[nodiscard]] static std::pair<QString, Case> readFile(const QString &name);
    void touch(Owned &owned, const QString &session);
    [[nodiscard]] bool write(const Owned &owned, const QString &session);

    QString m_folder;
    QString m_owner;
    std::map<QString, Owned> m_owned; ///< of others only while they have something that is not written
    bool m_isFailing = false;
    QTimer m_soon;
};

} // namespace tierdesk::ui
