#pragma once

#include "core/doors/client/Sessions.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <vector>

namespace tierdesk::ui {

/// The files that are to go with replies, by case: each is given to the server as soon as it is chosen, and waits there
/// for its reply. What is not sent within a day the server forgets; nothing of it is kept on this machine. GUI thread.
class ReplyFiles final : public QObject
{
    Q_OBJECT

public:
    struct File {
        QByteArray key;     ///< ours, also its Idempotency-Key
        Attachment file;    ///< its id is empty until the server has it
        QByteArray content; ///< until then
        QString trouble;    ///< why the server does not take it; empty: nothing is the matter
        [[nodiscard]] bool isThere() const { return !file.id.isEmpty(); }
    };
    /// Why a file is not even tried.
    enum class Refusal { None, TooLarge, NoSuchKind, TooMany, Empty };

    /// @p connection must outlive this.
    explicit ReplyFiles(client::Connection &connection, QObject *parent = nullptr);

    [[nodiscard]] Refusal add(const QString &session, const QString &name, const QByteArray &content);
    void remove(const QString &session, const QByteArray &key);
    /// Tries one anew that the server did not take.
    void retry(const QString &session, const QByteArray &key);
    /// The server has these already: of a reply that was taken back.
    void giveBack(const QString &session, const std::vector<Attachment> &files);
    /// They were sent.
    void forget(const QString &session, const QStringList &ids);
    /// Another person sits there.
    void clear();

    [[nodiscard]] const std::vector<File> &of(const QString &session) const;
    /// All of them are with the server.
    [[nodiscard]] bool isReady(const QString &session) const;
    [[nodiscard]] QStringList ids(const QString &session) const;

Q_SIGNALS:
    void changed(const QString &session);

private:
    void upload(const QString &session, const File &file);
    [[nodiscard]] File *find(const QString &session, const QByteArray &key);

    client::Sessions m_sessions;
    QHash<QString, std::vector<File>> m_files;
};

} // namespace tierdesk::ui
