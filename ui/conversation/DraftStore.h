#pragma once

#include "ui/conversation/DraftFile.h"

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

/// What was written and is not sent: for whom, and what the server has of it already.
struct Draft {
    /// Sent, but still held back by the server; kept until that is over, so that nothing is lost on the way.
    struct Held {
        qint64 id = 0;
        QString text;
        qint64 after = 0; ///< the newest message of the case when it was sent: it comes later, if it comes
        std::vector<DraftFile> files{};
        bool operator==(const Held &) const = default;
    };

    QString text;
    /// Under which it was tried to send: trying again with the same one, and the same text, sends it once.
    QByteArray key;
    std::vector<Held> held;
    qint64 after = 0;               ///< the newest message of the case at the first try with that key
    std::vector<DraftFile> files{}; ///< that are to go with it

    [[nodiscard]] bool isEmpty() const { return text.isEmpty() && held.empty() && files.empty(); }
    /// True if the server may have something of it, and what became of that is not known here.
    [[nodiscard]] bool isUnsettled() const { return !key.isEmpty() || !held.empty(); }
    bool operator==(const Draft &) const = default;
};

/// Keeps drafts on disk: a file a case, below a folder of the server, company and person that they belong to. Written
/// half a second after the last change and when it is told to, each file whole or not at all, and readable by its owner
/// only. What cannot be written is kept and tried again, whoever the owner is by then. GUI thread.
class DraftStore final : public QObject
{
    Q_OBJECT

public:
    enum class Kind { Reply, Note };

    /// @p folder is made when it is needed.
    explicit DraftStore(QString folder, QObject *parent = nullptr);
    /// Writes what is not written yet.
    ~DraftStore() override;

    /// Whose drafts they are from now on; those of before are written and put aside.
    void setOwner(const QString &server, const QString &company, qint64 user);
    /// A name for who it is now, for an answer that may come when it is somebody else.
    [[nodiscard]] const QString &owner() const { return m_owner; }

    [[nodiscard]] Draft draft(const QString &session, Kind kind) { return draft(m_owner, session, kind); }
    [[nodiscard]] Draft draft(const QString &owner, const QString &session, Kind kind);
    /// An empty one is taken away, from the disk too.
    void put(const QString &session, Kind kind, const Draft &draft) { put(m_owner, session, kind, draft); }
    void put(const QString &owner, const QString &session, Kind kind, const Draft &draft);
    /// What was held back is sent, or a draft elsewhere: it is none here any more.
    void forgetHeld(const QString &owner, const QString &session, qint64 held);
    /// What was held back is not sent: it is a draft again, before what was written since. @p text is the server's,
    /// empty where it does not say it, and so are @p files. To be told of it twice is to be told once.
    void giveBack(const QString &owner, const QString &session, qint64 held, const QString &text,
                  const std::vector<DraftFile> &files = {});
    /// True if something is written or chosen for the case, a reply or a note, in this run or before.
    [[nodiscard]] bool has(const QString &session);
    /// Cases of which a reply or a note was given to the server, in this run or before, and nobody has heard since what
    /// became of it.
    [[nodiscard]] QStringList unsettled();

    /// What was typed in the dialog @p name over the case and not carried out, by field; empty: nothing.
    [[nodiscard]] QJsonObject form(const QString &owner, const QString &session, const QString &name);
    /// An empty one is taken away. One that is longer than any form of ours is not kept.
    void putForm(const QString &owner, const QString &session, const QString &name, const QJsonObject &fields);
    /// Writes now. False if something could not be written; it is tried again later.
    bool flush();

Q_SIGNALS:
    /// A draft of whose they are now.
    void changed(const QString &session, tierdesk::ui::DraftStore::Kind kind);
    /// @p reason is the system's own.
    void writeFailed(const QString &reason);
    /// Everything is on the disk again, after writeFailed().
    void written();

private:
    struct Case {
        Draft reply;
        Draft note;
        QJsonObject forms; ///< by the dialog's name
        [[nodiscard]] bool isEmpty() const { return reply.isEmpty() && note.isEmpty() && forms.isEmpty(); }
    };
    struct Owned {
        QString folder;
        QHash<QString, Case> cases; ///< those that were asked for
        QSet<QString> unwritten;
        std::optional<QSet<QString>> files; ///< their names, as they were found
    };
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
