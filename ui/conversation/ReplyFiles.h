#pragma once

#include "core/base/Clock.h"
#include "core/doors/client/Sessions.h"
#include "ui/conversation/DraftFile.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <optional>
#include <vector>

namespace tierdesk::ui {

/// The files that are to go with replies, by case: each is given to the server as soon as it is chosen, and waits there
/// for its reply. What is not sent within a day the server forgets; here their places are kept with the draft, never
/// their bytes. GUI thread.
class ReplyFiles final : public QObject
{
    Q_OBJECT

public:
    struct File : DraftFile {
        QByteArray content; ///< until the server has it
        QString trouble;    ///< why the server does not take it; empty: nothing is the matter
        [[nodiscard]] bool isThere() const { return !file.id.isEmpty(); }
        /// It can be found again after a restart.
        [[nodiscard]] bool isKept() const { return isThere() || !path.isEmpty(); }
    };
    /// Why a file is not even tried.
    enum class Refusal { None, TooLarge, NoSuchKind, TooMany, Empty };

    /// Both must outlive this.
    ReplyFiles(client::Connection &connection, const base::Clock &clock, QObject *parent = nullptr);

    /// @p path is where it lies, empty for what lies nowhere.
    [[nodiscard]] Refusal add(const QString &session, const QString &path, const QString &name,
                              const QByteArray &content);
    void remove(const QString &session, const QByteArray &key);
    /// Tries one anew that the server did not take.
    void retry(const QString &session, const QByteArray &key);
    /// They were sent.
    void forget(const QString &session, const QStringList &ids);
    /// Another person sits there.
    void clear();

    /// From where a draft's files are known: what another window is giving to the server just now is not given twice.
    enum class Origin { Disk, OtherWindow };
    /// The files of a draft are those of the case from now on, beside what is pasted and on its way.
    void adopt(const QString &session, const std::vector<DraftFile> &files, Origin origin);
    /// One that was adopted and that the server does not have, or not for long any more.
    [[nodiscard]] std::optional<DraftFile> missing(const QString &session) const;
    /// Gives the bytes of a missing one to the server. One that is refused is a file of the reply no more.
    [[nodiscard]] Refusal supply(const QString &session, const QByteArray &key, const QByteArray &content);
    /// What a draft keeps of them.
    [[nodiscard]] std::vector<DraftFile> kept(const QString &session) const;

    [[nodiscard]] const std::vector<File> &of(const QString &session) const;
    /// All of them are with the server.
    [[nodiscard]] bool isReady(const QString &session) const;
    [[nodiscard]] QStringList ids(const QString &session) const;

Q_SIGNALS:
    void changed(const QString &session);

private:
    /// Looks at @p content and makes it @p file's, which keeps its name.
    [[nodiscard]] static Refusal take(File &file, const QByteArray &content);
    void upload(const QString &session, const File &file);
    [[nodiscard]] File *find(const QString &session, const QByteArray &key);

    client::Sessions m_sessions;
    const base::Clock &m_clock;
    QHash<QString, std::vector<File>> m_files;
};

} // namespace tierdesk::ui
