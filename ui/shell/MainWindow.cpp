#include "ui/shell/MainWindow.h"

#include "ui/conversation/CaseDesk.h"
#include "ui/shell/CaseWindow.h"
#include "ui/shell/CaseWindows.h"
#include "ui/shell/Commands.h"
#include "ui/shell/Desk.h"
#include "ui/shell/DesktopNotifier.h"
#include "ui/shell/Geometry.h"
#include "ui/shell/Notices.h"
#include "ui/shell/Tray.h"
#include "ui/signin/Entrance.h"
#include "ui/widgets/Announcer.h"
#include "ui/widgets/Dialog.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/WriteSoon.h"

#include <QtCore/QFileInfo>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtGui/QCloseEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>

#include <utility>

namespace tierdesk::ui {

using client::Connection;

namespace {

constexpr QSize DefaultSize{1440, 900};
constexpr QSize SmallestSize{960, 600};

QString geometryKey()
{
    return u"window/geometry"_s;
}
/// The desktop's bus, where there is one. Without one Qt would start one by itself, and the window would stand still
/// until that failed.
QDBusConnection sessionBus()
{
    const QString socket = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u"/bus"_s;
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") || QFileInfo::exists(socket)
               ? QDBusConnection::sessionBus()
               : QDBusConnection(u"none"_s);
}

} // namespace

MainWindow::MainWindow(Connection &connection, QSettings &settings)
    : MainWindow(connection, settings, Options{})
{}

MainWindow::MainWindow(Connection &connection, QSettings &settings, const Options &options)
    : m_connection(connection)
    , m_settings(settings)
    , m_preferences(settings)
    , m_scheme(options.appearance)
    , m_isMotionReduced(options.isMotionReduced)
    , m_stack(new QStackedWidget(this))
    , m_signIn(new SignInPage(m_stack))
    , m_entrance(new Entrance(connection, settings, *m_signIn, *this))
    , m_desk(new Desk({.connection = connection,
                       .settings = settings,
                       .clock = options.clock ? *options.clock : m_systemClock,
                       .preferences = m_preferences,
                       .dataFolder = options.dataFolder.isEmpty()
                                         ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                                         : options.dataFolder,
                       .door = options.door},
                      m_stack))
    , m_windows(new CaseWindows(m_desk->cases(), settings, this))
    , m_announcer(new widgets::Announcer(this))
    , m_notices(new Notices(m_desk->feed(), m_preferences, this))
    , m_tray(new Tray(sessionBus(), this))
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Tierdesk"));
    setMinimumSize(SmallestSize);
    setCentralWidget(m_stack);
    m_stack->addWidget(m_signIn);
    m_stack->addWidget(m_desk);
    follow();
    followNotices();
    dress();
    restore();
    m_signIn->setKeeping(options.keeping);
    if (options.token)
        resume(*options.token);
}

MainWindow::~MainWindow()
{
    // The notices look at the desk, and the desk at the preferences, which are members and would go first.
    delete m_notices;
    delete m_windows;
    delete takeCentralWidget();
}

void MainWindow::follow()
{
    connect(m_entrance, &Entrance::entered, this, &MainWindow::enter);
    connect(m_entrance, &Entrance::ended, this,
            [this] { leave(tr("Your session has ended. Sign in again to continue.")); });
    connect(m_entrance, &Entrance::tokenChanged, this, &MainWindow::tokenChanged);
    connect(m_entrance, &Entrance::deviceChanged, this, &MainWindow::deviceChanged);
    connect(m_desk, &Desk::signOutChosen, this, &MainWindow::signOut);
    connect(m_desk, &Desk::popOutChosen, m_windows, &CaseWindows::open);
    connect(m_desk, &Desk::caseTroubled, this, &MainWindow::tellTrouble);
    connect(m_desk, &Desk::companyAboutToChange, this, [this] {
        // Their cases are the other company's. At once: nothing of them may run when the new one's is there.
        closeDialogs();
        m_windows->leaveAtOnce();
    });
    connect(m_desk, &Desk::companyChanged, this, [this] { m_windows->enter(m_desk->place()); });
    connect(m_windows, &CaseWindows::sessionChosen, this, &MainWindow::openNotice);
    connect(m_windows, &CaseWindows::made, this,
            [this](CaseWindow *window) { m_desk->commands().take(*window, u"window"_s); });
    connect(m_desk, &Desk::waitingChanged, this, [this](int waiting) {
        setWindowTitle(waiting > 0 ? tr("(%Ln) Tierdesk", nullptr, waiting) : tr("Tierdesk"));
        m_tray->setWaiting(!isSignedIn() ? Tray::SignedOut : waiting == Desk::Unknown ? Tray::Unknown : waiting);
    });
    connect(&m_preferences, &Preferences::appearanceChanged, this, [this] {
        m_scheme.reset(); // from now on it is the person's choice that counts
        dress();
    });
    connect(&m_connection, &Connection::signedOut, this, [this] {
        if (!isSignedIn())
            return; // the sign-in says so itself
        Q_EMIT tokenChanged({});
        leave(tr("Your session has ended. Sign in again to continue."));
    });
    QShortcut *out = keys::add(this, u"app.quit"_s, tr("Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q));
    connect(out, &QShortcut::activated, this, &MainWindow::quit);
    m_desk->commands().take(*this, {});
}

void MainWindow::followNotices()
{
    m_notices->setOnScreen([this] { return isActiveWindow() ? m_desk->caseOnScreen() : QString(); });
    connect(m_notices, &Notices::told, this, &MainWindow::notify);
    connect(m_notices, &Notices::spoken, m_announcer, &widgets::Announcer::say);
    connect(m_tray, &Tray::windowWanted, this, &MainWindow::comeForward);
    connect(m_tray, &Tray::noticeChosen, this, &MainWindow::openNotice);
    connect(m_tray, &Tray::presenceChosen, m_desk, &Desk::setPresence);
    connect(m_tray, &Tray::quitChosen, this, &MainWindow::quit);
}

void MainWindow::notify(const Notice &notice)
{
    if (!m_notifier) {
        m_notifier = new DesktopNotifier(sessionBus(), this);
        connect(m_notifier, &Notifier::activated, this, &MainWindow::openNotice);
        connect(m_notifier, &DesktopNotifier::refused, m_tray, &Tray::show);
    }
    m_notifier->show(notice);
}

void MainWindow::openNotice(const QString &session)
{
    comeForward();
    if (!isSignedIn())
        return;
    if (session.isEmpty())
        m_desk->openPage(u"queue"_s);
    else
        m_desk->openCase(session);
}

QString MainWindow::closeDialogs()
{
    QStringList kept;
    QStringList left;
    QStringList sent;
    const auto closeIn = [&](const QWidget &window) {
        const QList<QDialog *> dialogs = window.findChildren<QDialog *>(); // they are deleted later, if at all
        for (QDialog *dialog : dialogs) {
            if (!dialog->isVisible())
                continue;
            const auto *ours = qobject_cast<widgets::Dialog *>(dialog);
            (ours && ours->isUndecided()  ? sent
             : ours && ours->isTextKept() ? kept
                                          : left)
                .append(dialog->windowTitle());
            dialog->done(QDialog::Rejected);
        }
    };
    closeIn(*m_desk);
    for (const CaseWindow *each : m_windows->all())
        closeIn(*each);
    QStringList told;
    if (!kept.isEmpty())
        told << tr("“%1” was open and was not completed. Your input is saved and will be there when you open it again.")
                    .arg(kept.join(u", "_s));
    if (!left.isEmpty())
        told << tr("“%1” was open and was not completed. Your input was lost.").arg(left.join(u", "_s));
    if (!sent.isEmpty())
        told << tr("“%1” was being sent. Open the case to see whether it was completed.").arg(sent.join(u", "_s));
    return told.join(u' ');
}

void MainWindow::tellTrouble(const QString &session, const QString &customer, const QString &text)
{
    m_announcer->say(u"%1. %2"_s.arg(customer, text));
    if (!isActiveWindow())
        notify({.title = customer,
                .body = text,
                .session = session,
                .isUrgent = true,
                .isSilent = !m_preferences.isSounding()});
}

bool MainWindow::mayLoseDrafts()
{
    DraftStore &drafts = m_desk->cases().drafts();
    QString reason;
    const auto heard =
        connect(&drafts, &DraftStore::writeFailed, this, [&reason](const QString &why) { reason = why; });
    const bool isWritten = drafts.flush();
    disconnect(heard);
    // Asked once: whoever must end the program (the end of a desktop's session) comes again.
    if (isWritten || m_isLosingAsked)
        return true;
    m_isLosingAsked = true;
    comeForward();
    auto *dialog = new widgets::Dialog(tr("Drafts cannot be saved"), this);
    dialog->setObjectName(u"losingDrafts"_s);
    dialog->setSentence(tr("Your drafts cannot be saved to disk: %1. If you quit now, they are lost. Free up disk "
                           "space, or copy what you need.")
                            .arg(reason));
    dialog->cancelButton().setText(tr("Cancel"));
    QPushButton *go = dialog->addButton(tr("Quit without saving"), widgets::Dialog::Act::Quiet);
    go->setObjectName(u"quitAnyway"_s);
    connect(go, &QPushButton::clicked, this, &MainWindow::quit);
    connect(dialog, &QDialog::rejected, this, [this] {
        m_isLosingAsked = false;
        m_isQuitting = false;
    });
    dialog->open();
    return false;
}

void MainWindow::quit()
{
    m_isQuitting = true;
    close();
}

void MainWindow::dress()
{
    theme::Appearance appearance = m_preferences.appearance();
    appearance.scheme = m_scheme.value_or(appearance.scheme);
    appearance.isMotionReduced = appearance.isMotionReduced || m_isMotionReduced;
    if (auto *app = qobject_cast<QApplication *>(QCoreApplication::instance()))
        theme::apply(*app, appearance);
}

void MainWindow::restore()
{
    resize(DefaultSize);
    restoreGeometry(m_settings.value(geometryKey()).toByteArray());
    pullIntoScreens(*this);
    watchGeometry(*this, *widgets::writeSoon(this, [this] { m_settings.setValue(geometryKey(), saveGeometry()); }));
}

bool MainWindow::isSignedIn() const
{
    return m_stack->currentWidget() == m_desk;
}

void MainWindow::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::openCase(const QString &session)
{
    comeForward();
    if (isSignedIn())
        m_desk->openCase(session);
    else
        m_wanted = session;
}

// --- in and out

void MainWindow::resume(const QByteArray &token)
{
    m_entrance->resume(token);
}

void MainWindow::setDevice(const QByteArray &token)
{
    m_entrance->setDevice(token);
}

void MainWindow::setKeeping(SignInPage::Keeping keeping)
{
    m_signIn->setKeeping(keeping);
}

void MainWindow::enter(const deskapi::UserInfo &user, const std::vector<deskapi::CompanyRef> &companies)
{
    m_stack->setCurrentWidget(m_desk);
    m_desk->enter(user, companies);
    m_windows->enter(m_desk->place());
    m_tray->setPresence(user.presence);
    m_tray->setWaiting(Tray::Unknown);
    if (!m_wanted.isEmpty())
        m_desk->openCase(std::exchange(m_wanted, {}));
}

void MainWindow::leave(const QString &note)
{
    const QString undone = closeDialogs();
    m_windows->leave();
    m_desk->leave();
    m_notices->forget();
    m_tray->setWaiting(Tray::SignedOut);
    m_entrance->leave();
    m_stack->setCurrentWidget(m_signIn);
    if (!note.isEmpty())
        m_signIn->showNote(undone.isEmpty() ? note : note + u' ' + undone);
}

void MainWindow::signOut()
{
    m_entrance->signOut();
    leave({});
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setValue(geometryKey(), saveGeometry());
    // Only with the icon seen: a window that nobody can bring back would be lost.
    if (!m_isQuitting && m_preferences.staysInTray() && m_tray->isShown()) {
        event->ignore();
        hide();
        return;
    }
    if (!mayLoseDrafts()) {
        event->ignore();
        return;
    }
    // The console goes as a whole: a case that stayed alone would have no desk to go back to.
    m_windows->leave();
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    // Who looks at the window needs no notice of what is in it.
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && m_notifier)
        m_notifier->withdraw();
}

} // namespace tierdesk::ui
