#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QString>
#include <QtCore/QTimer>

#include <vector>

namespace tierdesk::ui {

/// What was written and is not sent: for whom, and what the server has of it already.
struct Draft {
    /// Sent, but still held back by the server; kept until that is over, so that nothing is lost on the way.
    struct Held {
        qint64 id = 0;
        QString text;
        qint64 after = 0; ///< the newest message of the case when it was sent: it comes later, if it comes
        bool operator==(const Held &) const = default;
    };

    QString text;
    /// Under which it was tried to send: trying again with the same one, and the same text, sends it once.
    QByteArray key;
    std::vector<Held> held;

    [[nodiscard]] bool isEmpty() const { return text.isEmpty() && held.empty(); }
    bool operator==(const Draft &) const = default;
};

/// Keeps drafts on disk: a file a case, below a folder of the server, company and person that they belong to. Written
/// half a second after the last change and when it is told to, each file whole or not at all, and readable by its owner
/// only. GUI thread.
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

    [[nodiscard]] Draft draft(const QString &session, Kind kind);
    /// An empty one is taken away, from the disk too.
    void put(const QString &session, Kind kind, const Draft &draft);
    /// Writes now. False if something could not be written; it is tried again later.
    bool flush();

Q_SIGNALS:
    void changed(const QString &session, tierdesk::ui::DraftStore::Kind kind);
    /// @p reason is the system's own.
    void writeFailed(const QString &reason);

private:
    struct Case {
        Draft reply;
        Draft note;
    };
    [[nodiscard]] Case &known(const QString &session);
    [[nodiscard]] QString path(const QString &session) const;
    [[nodiscard]] Case read(const QString &session) const;
    [[nodiscard]] bool write(const QString &session, const Case &drafts);

    QString m_folder;
    QString m_owner;
    QString m_mine; ///< the folder of the owner
    QHash<QString, Case> m_cases;
    QSet<QString> m_unwritten;
    QTimer m_soon;
};

} // namespace tierdesk::ui
