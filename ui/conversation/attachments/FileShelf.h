#pragma once

#include "core/doors/client/Sessions.h"

#include <QtCore/QCache>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QTemporaryDir>
#include <QtCore/QThreadPool>
#include <QtGui/QImage>

#include <deque>

namespace tierdesk::ui {

/// Loads the files of the open case's messages: thumbnails when their row becomes visible, decoded on a separate thread
/// within a memory limit, and whole files to open with the desktop or save. Opened files are in a temporary folder that
/// is deleted with this object. GUI thread.
class FileShelf final : public QObject
{
    Q_OBJECT

public:
    /// @p connection must outlive this.
    explicit FileShelf(client::Connection &connection, QObject *parent = nullptr);
    ~FileShelf() override;

    /// Sets the case whose files are requested. Pictures of another case are discarded.
    void setSession(const QString &session);
    /// Returns the thumbnail of @p file; null while it is loading or if there is none.
    [[nodiscard]] QImage picture(const Attachment &file);
    /// Opens @p file with the desktop.
    void open(const Attachment &file);
    /// Saves @p file to @p path, replacing an existing file.
    void save(const Attachment &file, const QString &path);

    /// Decodes @p content to at most @p bound pixels; null for what is no picture, or one that would take over 256 MB.
    /// Pure; any thread.
    [[nodiscard]] static QImage decoded(const QByteArray &content, QSize bound);

Q_SIGNALS:
    /// Emitted when a picture was loaded.
    void pictureReady();
    /// Emitted when @p file could not be loaded, opened or saved.
    void failed(const tierdesk::Attachment &file, const QString &why);
    /// Emitted when @p file was stored at @p path to be opened.
    void opened(const tierdesk::Attachment &file, const QString &path);

private:
    void fetchNext();
    void decode(const QString &session, const QString &id, const QByteArray &content);
    void fetch(const Attachment &file, std::function<void(const QByteArray &)> then);
    [[nodiscard]] bool write(const Attachment &file, const QString &path, const QByteArray &content);

    client::Sessions m_sessions;
    QString m_session;
    QCache<QString, QImage> m_pictures; ///< by the file's id; by KiB
    QSet<QString> m_asked;              ///< also those that failed: they are not asked for again
    std::deque<QString> m_waiting;
    int m_underWay = 0;
    std::unique_ptr<QTemporaryDir> m_folder; ///< of what was opened
    QThreadPool m_decoder;
};

} // namespace tierdesk::ui
