#pragma once

#include "core/base/Result.h"

#include <QtCore/QLockFile>
#include <QtCore/QObject>
#include <QtNetwork/QLocalServer>

#include <memory>

namespace tierdesk::app {

/// One console a data folder (or far server) and user: a second start brings the first one's window forward and ends.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    /// @p what is what there may be one console of: a data folder's absolute path, or a server's address. The lock and
    /// the socket lie in @p folder, which must be its owner's alone.
    SingleInstance(const QString &what, const QString &folder, QObject *parent = nullptr);

    /// True: this is the first, and others will be heard. False: another one runs and was told to come forward, and to
    /// open the case @p session if that is not empty. Fails when neither can be done, as when the folder cannot be
    /// written. Blocking, at most about two seconds.
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
