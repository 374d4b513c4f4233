#pragma once

#include "app/Application.h"
#include "app/DoorChoice.h"
#include "app/FirstStart.h"
#include "app/Settings.h"

#include <QtCore/QObject>

#include <memory>

class QApplication;

namespace tierdesk::ui {
class FirstStartPage;
}

namespace tierdesk::app {

class Console;

/// Server and window in one program. With an empty data folder it asks for the company first, or starts the demo. GUI
/// thread.
class LocalConsole final : public QObject
{
    Q_OBJECT

public:
    LocalConsole(QApplication &application, const Settings &settings);
    ~LocalConsole() override;

    /// Opens the store and a window. Fails with a message for the operator.
    [[nodiscard]] base::Result<void> begin();
    /// Shuts the window, then the server. Blocking, as Application::stop().
    void end();
    /// As Console::comeForward(); before there is one, the case is opened in the next.
    void comeForward(const QString &session = {});

Q_SIGNALS:
    /// A start from the window failed; the program cannot continue.
    void failed(const tierdesk::base::Error &error);

private:
    void ask();
    void makeCompany(const Founding &founding);
    void showDemo();
    [[nodiscard]] base::Result<void> takeAddress();
    [[nodiscard]] base::Result<void> open(const QString &email);

    QApplication &m_application;
    Settings m_settings;
    DoorChoice m_door;
    std::unique_ptr<Application> m_app;
    QUrl m_url; ///< of the server
    std::unique_ptr<ui::FirstStartPage> m_first;
    std::unique_ptr<Console> m_console;
    QString m_wanted; ///< a case that the next console opens
};

} // namespace tierdesk::app
