#pragma once

#include "core/base/Result.h"

#include <QtCore/QLockFile>
#include <QtCore/QObject>
#include <QtNetwork/QLocalServer>

#include <memory>

namespace tierdesk::app {

/// Ensures one console per data folder (or remote server) and user: a second start brings the first one's window to the
/// front and ends.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    /// @p what is what there may be one console of: a data folder's absolute path, or a server's address. The lock and
    /// the socket lie in @p folder, which must be its owner's alone.
    SingleInstance(const QString &what, const QString &folder, QObject *parent = nullptr);

    /// Returns true if this is the first instance, which then accepts requests from others. Returns false if another
    /// one is running and was asked to come to the front, and to open the case @p session if that is not empty. Fails
    /// when neither is possible, for example when the folder cannot be written. Blocking, at most about two seconds.
    [[nodiscard]] base::Result<bool> begin(const QString &session = {});

    /// The folder for a user's run-time files.
    [[nodiscard]] static QString runtimeFolder();

Q_SIGNALS:
    /// A second start asks for the window, and for the case @p session if that is not empty.
    void wanted(const QString &session);

private:
    [[nodiscard]] bool callFirst(const QString &session) const;

    QString m_path; ///< of the socket
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace tierdesk::app
