#pragma once

#include "core/base/Clock.h"
#include "core/doors/client/Sessions.h"
#include "ui/conversation/drafts/DraftFile.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <optional>
#include <vector>

namespace tierdesk::ui {

/// Manages the files attached to replies, by case. A file is uploaded as soon as it is selected. The server deletes
/// files that are not sent within a day. Drafts store the paths of files, never their content. GUI thread.
class ReplyFiles final : public QObject
{
    Q_OBJECT

public:
    struct File : DraftFile {
        QByteArray content; ///< until the server has it
        QString trouble;    ///< why the server does not take it; empty: nothing is the matter
        [[nodiscard]] bool isThere() const { return !file.id.isEmpty(); }
        /// True if the file can be found again after a restart.
        [[nodiscard]] bool isKept() const { return isThere() || !path.isEmpty(); }
    };
    /// Why a file is rejected before upload.
    enum class Refusal { None, TooLarge, NoSuchKind, TooMany, Empty };

    /// Both must outlive this.
    ReplyFiles(client::Connection &connection, const base::Clock &clock, QObject *parent = nullptr);

    /// @p path is the local path; empty for pasted content.
    [[nodiscard]] Refusal add(const QString &session, const QString &path, const QString &name,
                              const QByteArray &content);
    void remove(const QString &session, const QByteArray &key);
    /// Retries the upload of a file that the server rejected.
    void retry(const QString &session, const QByteArray &key);
    /// Forgets files that were sent.
    void forget(const QString &session, const QStringList &ids);
    /// Forgets everything after another person signed in.
    void clear();

    /// The origin of a draft's files, so that a file that another window is uploading is not uploaded twice.
    enum class Origin { Disk, OtherWindow };
    /// Replaces the case's files with those of a draft, except pasted ones that are still uploading.
    void adopt(const QString &session, const std::vector<DraftFile> &files, Origin origin);
    /// Returns an adopted file that is missing on the server or about to expire there.
    [[nodiscard]] std::optional<DraftFile> missing(const QString &session) const;
    /// Uploads the content of a missing file. A rejected file is removed from the reply.
    [[nodiscard]] Refusal supply(const QString &session, const QByteArray &key, const QByteArray &content);
    /// Returns the entries for the draft.
    [[nodiscard]] std::vector<DraftFile> kept(const QString &session) const;

    [[nodiscard]] const std::vector<File> &of(const QString &session) const;
    /// Returns true if all files are on the server.
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
