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

/// The files of the open case's messages: small pictures for the rows, fetched when a row is seen and decoded on a
/// thread of their own, with a bound on what a picture may cost; and whole files, which are opened by the desktop or
/// saved. What is opened lies in a folder that goes with this. GUI thread.
class FileShelf final : public QObject
{
    Q_OBJECT

public:
    /// @p connection must outlive this.
    explicit FileShelf(client::Connection &connection, QObject *parent = nullptr);
    ~FileShelf() override;

    /// The case whose files are asked for from now on. Another one's pictures go.
    void setSession(const QString &session);
    /// The picture of @p file, no larger than a row shows it; null while it is on its way, or where there is none.
    [[nodiscard]] QImage picture(const Attachment &file);
    /// Shows @p file as the desktop does.
    void open(const Attachment &file);
    /// Writes @p file to @p path, in the place of what stands there.
    void save(const Attachment &file, const QString &path);

    /// Decodes @p content to at most @p bound pixels; null for what is no picture, or one that would take over 256 MB.
    /// Pure; any thread.
    [[nodiscard]] static QImage decoded(const QByteArray &content, QSize bound);

Q_SIGNALS:
    /// A picture has come.
    void pictureReady();
    /// @p file could not be fetched, opened or written.
    void failed(const tierdesk::Attachment &file, const QString &why);
    /// @p file lies at @p path, for who opens it.
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
