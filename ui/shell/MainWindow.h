#pragma once

#include "core/base/Clock.h"
#include "core/doors/client/Connection.h"
#include "core/doors/deskapi/People.h"
#include "ui/shell/Preferences.h"
#include "ui/signin/SignInPage.h"
#include "ui/theme/Theme.h"

#include <QtWidgets/QMainWindow>

#include <optional>

class QSettings;
class QStackedWidget;

namespace tierdesk::ui {

class CaseWindows;
class Desk;
class Entrance;
class Notices;
class OwnDoor;
class Tray;
struct Notice;
class DesktopNotifier;
namespace widgets {
class Announcer;
} // namespace widgets

/// The console: signs in, then shows the desk over one connection. GUI thread.
/// Keys: Ctrl+Q quits; the desk and its pages have their own.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    struct Options {
        /// Signs in at once at the connection's server: with this token or, if it is empty, as the user whom the server
        /// assigns to local callers (a demo).
        std::optional<QByteArray> token;
        /// Overrides the user's choice in the window without changing it.
        std::optional<theme::Choice> appearance;
        /// Where the owner stores what tokenChanged() reports.
        SignInPage::Keeping keeping = SignInPage::Keeping::KeyStore;
        bool isMotionReduced = false;       ///< asked for by the desktop or environment; adds to the user's own setting
        QString dataFolder;                 ///< folder of drafts; empty for the system's data location
        const base::Clock *clock = nullptr; ///< the machine's if null; must outlive the window
        OwnDoor *door = nullptr; ///< the server's in this program, outlives the window; null: it is elsewhere
    };

    /// @p connection and @p settings must outlive the window; the connection's server, if set, is the one proposed.
    /// Keys of the settings: window/*, and those of Entrance, Preferences, Commands and the pages.
    /// No secret is among them.
    MainWindow(client::Connection &connection, QSettings &settings, const Options &options);
    MainWindow(client::Connection &connection, QSettings &settings);
    ~MainWindow() override;

    /// Returns whether a user is signed in.
    [[nodiscard]] bool isSignedIn() const;
    [[nodiscard]] Desk &desk() { return *m_desk; }
    [[nodiscard]] Preferences &preferences() { return m_preferences; }
    /// Signs in with a stored token; like Options::token, but later.
    void resume(const QByteArray &token);
    /// Sets what deviceChanged() reported at an earlier start.
    void setDevice(const QByteArray &token);
    /// Sets where the owner can store tokens, once it is known.
    void setKeeping(SignInPage::Keeping keeping);
    /// Shows the window, not minimised, in front.
    void comeForward();
    /// Comes to the front and opens the case @p session, now or after sign-in.
    void openCase(const QString &session);

Q_SIGNALS:
    /// The server issued a token, to be stored as a secret; empty: forget the stored one, because the user signed out
    /// or does not want it kept.
    void tokenChanged(const QByteArray &token);
    /// The server's token for this device; the owner stores it.
    void deviceChanged(const QByteArray &token);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void follow();
    void followNotices();
    void notify(const Notice &notice);
    /// Closes the dialogs over the desk and the case windows. Returns text on what was not completed; empty if there
    /// were none.
    QString closeDialogs();
    /// Asks once whether to quit if drafts cannot be saved.
    [[nodiscard]] bool mayLoseDrafts();
    void tellTrouble(const QString &session, const QString &customer, const QString &text);
    void openNotice(const QString &session);
    void quit();
    void dress();
    void restore();
    void enter(const deskapi::UserInfo &user, const std::vector<deskapi::CompanyRef> &companies);
    void leave(const QString &note);
    void signOut();

    client::Connection &m_connection;
    QSettings &m_settings;
    base::SystemClock m_systemClock;
    Preferences m_preferences;
    std::optional<theme::Choice> m_scheme;
    bool m_isMotionReduced;

    QStackedWidget *m_stack;
    SignInPage *m_signIn;
    Entrance *m_entrance;
    Desk *m_desk;
    CaseWindows *m_windows;
    widgets::Announcer *m_announcer;
    Notices *m_notices;
    Tray *m_tray;
    QString m_wanted;                      ///< the case to open after sign-in
    DesktopNotifier *m_notifier = nullptr; ///< created with the first notice: connecting to the bus takes time
    bool m_isQuitting = false;
    bool m_isLosingAsked = false;
};

} // namespace tierdesk::ui
