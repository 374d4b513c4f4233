#pragma once

#include "app/Keychain.h"
#include "app/Secrets.h"
#include "app/Settings.h"
#include "app/TokenKeeper.h"

#include <QtCore/QObject>
#include <QtCore/QUrl>

#include <memory>

class QApplication;
class QSettings;

namespace tierdesk::client {
class Connection;
}
namespace tierdesk::ui {
class MainWindow;
class OwnDoor;
} // namespace tierdesk::ui

namespace tierdesk::app {

/// The console window for a local or remote server; both use the same connection. GUI thread.
class Console final : public QObject
{
    Q_OBJECT

public:
    /// Resumes the stored sign-in for @p server, or shows the sign-in page. With @p token it signs in at once and
    /// stores nothing: the token is created anew at each start. @p door is the embedded server's and outlives this;
    /// null if the server is elsewhere.
    Console(QApplication &application, const Settings &settings, const QUrl &server, const QString &token,
            ui::OwnDoor *door = nullptr);
    ~Console() override;

    /// Language, direction, look: before the first window is made. Once.
    static void prepare(QApplication &application, const Settings &settings);

    /// Shows the window, and the case @p session if that is not empty: at once, or when somebody has signed in.
    void comeForward(const QString &session = {});

private:
    void follow();

    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<client::Connection> m_connection;
    DesktopKeychain m_keychain;
    FileSecretStore m_files;
    TokenKeeper m_keeper;
    TokenKeeper m_devices;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace tierdesk::app
