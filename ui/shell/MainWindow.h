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
        /// Signs in at once, at the connection's server: with this token, or, where it is empty, as whoever the server
        /// takes a local caller for (a demo).
        std::optional<QByteArray> token;
        /// Over what the user chose in the window; does not change that choice.
        std::optional<theme::Choice> appearance;
        /// Where the owner keeps what tokenChanged() tells.
        SignInPage::Keeping keeping = SignInPage::Keeping::KeyStore;
        bool isMotionReduced = false;       ///< the desktop's or the environment's wish; the person's own adds to it
        QString dataFolder;                 ///< where drafts are kept; empty: where the system keeps what programs make
        const base::Clock *clock = nullptr; ///< the machine's if null; must outlive the window
        OwnDoor *door = nullptr; ///< the server's in this program, outlives the window; null: it is elsewhere
    };

    /// @p connection and @p settings must outlive the window; the connection's server, if set, is the one proposed.
    /// Keys of the settings: window/*, and those of Entrance, Preferences, Commands and the pages.
    /// No secret is among them.
    MainWindow(client::Connection &connection, QSettings &settings, const Options &options);
    MainWindow(client::Connection &connection, QSettings &settings);
    ~MainWindow() override;

    /// True while somebody is signed in.
    [[nodiscard]] bool isSignedIn() const;
    [[nodiscard]] Desk &desk() { return *m_desk; }
    [[nodiscard]] Preferences &preferences() { return m_preferences; }
    /// Goes on with a token that was kept; as Options::token, but later.
    void resume(const QByteArray &token);
    /// Where the owner can keep tokens, once it knows.
    /// What deviceChanged() told at an earlier start.
    void setDevice(const QByteArray &token);
    void setKeeping(SignInPage::Keeping keeping);
    /// Shown, not minimised, in front.
    void comeForward();
    /// Comes forward and opens the case @p session: at once, or when somebody has signed in.
    void openCase(const QString &session);

Q_SIGNALS:
    /// A token was given by the server, to keep where secrets are kept; empty: forget what is kept, as the person
    /// signed out, or wishes nothing to be kept.
    void tokenChanged(const QByteArray &token);
    /// What the server knows this device by; the owner keeps it.
    void deviceChanged(const QByteArray &token);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void follow();
    void followNotices();
    void notify(const Notice &notice);
    /// What stands over the desk and the cases' windows; says what was not done with it. Empty: there was nothing.
    QString closeDialogs();
    /// The drafts cannot be written: asks once whether to go without them.
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
    QString m_wanted;                      ///< the case that is opened once somebody has signed in
    DesktopNotifier *m_notifier = nullptr; ///< made with the first notice: reaching the bus takes time
    bool m_isQuitting = false;
    bool m_isLosingAsked = false;
};

} // namespace tierdesk::ui
