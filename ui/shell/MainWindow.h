#pragma once

#include "core/base/Clock.h"
#include "core/doors/client/Account.h"
#include "core/doors/client/Connection.h"
#include "ui/theme/Theme.h"

#include <QtCore/QTimer>
#include <QtWidgets/QMainWindow>

#include <memory>
#include <optional>

class QSettings;
class QStackedWidget;

namespace tierdesk::ui {

class Header;
class OpenSessions;
class QueueFeed;
class QueuePage;
class Rail;
class SignInPage;
class StatusLine;

/// The console: signs in, then shows the pages of the desk over one connection. GUI thread.
/// Keys: Ctrl+Q quits; the pages have their own.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    struct Options {
        /// Signs in at once, at the connection's server: with this token, or, where it is empty, as whoever the server
        /// takes a local caller for (a demo).
        std::optional<QByteArray> token;
        /// Over what the user chose in the window; does not change that choice.
        std::optional<theme::Choice> appearance;
        const base::Clock *clock = nullptr; ///< the machine's if null; must outlive the window
    };

    /// @p connection and @p settings must outlive the window; the connection's server, if set, is the one proposed.
    /// Keys of the settings: window/*, signin/server, signin/email, queue/*, appearance. No secret is among them.
    MainWindow(client::Connection &connection, QSettings &settings, const Options &options);
    MainWindow(client::Connection &connection, QSettings &settings);
    ~MainWindow() override;

    /// True while somebody is signed in.
    [[nodiscard]] bool isSignedIn() const;

Q_SIGNALS:
    /// A token was given by the server, to keep where secrets are kept; empty: forget it.
    void tokenChanged(const QByteArray &token);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void makeDesk();
    void follow();
    void signIn(const QString &server, const QString &email, const QString &password);
    void resume(const QByteArray &token);
    void refuse(const base::Error &error);
    void enter(const deskapi::UserInfo &user, const std::vector<deskapi::CompanyRef> &companies);
    void leave(const QString &note);
    void signOut();
    void setAppearance(theme::Choice choice);
    void setPresence(Presence presence);
    void chooseCompany(const QString &key);
    void showFigures();
    void showConnection();

    client::Connection &m_connection;
    QSettings &m_settings;
    base::SystemClock m_systemClock;
    client::Account m_account;
    deskapi::UserInfo m_user;
    std::vector<deskapi::CompanyRef> m_companies;
    QTimer m_second;

    QueueFeed *m_feed;
    OpenSessions *m_open;
    QStackedWidget *m_stack;
    SignInPage *m_signIn;
    QWidget *m_desk;
    Rail *m_rail = nullptr;
    Header *m_header = nullptr;
    QStackedWidget *m_pages = nullptr;
    QueuePage *m_queue = nullptr;
    StatusLine *m_status = nullptr;
};

} // namespace tierdesk::ui
