#pragma once

#include "app/Settings.h"

#include <QtCore/QUrl>

#include <memory>

class QApplication;
class QSettings;

namespace tierdesk::client {
class Connection;
}
namespace tierdesk::ui {
class MainWindow;
}

namespace tierdesk::app {

/// The window of this process on a server, near or far: the same connection either way. GUI thread.
class Console final
{
public:
    /// @p token empty: the window asks who is there.
    Console(QApplication &application, const Settings &settings, const QUrl &server, const QString &token);
    ~Console();

private:
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<client::Connection> m_connection;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace tierdesk::app
