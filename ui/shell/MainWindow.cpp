#include "ui/shell/MainWindow.h"

#include "core/doors/client/Address.h"
#include "core/doors/client/Failures.h"
#include "ui/models/Failures.h"
#include "ui/queue/QueueFeed.h"
#include "ui/queue/QueuePage.h"
#include "ui/shell/Header.h"
#include "ui/shell/OpenSessions.h"
#include "ui/shell/Rail.h"
#include "ui/shell/StatusLine.h"
#include "ui/signin/SignInPage.h"

#include <QtCore/QSettings>
#include <QtGui/QCloseEvent>
#include <QtGui/QShortcut>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using client::Connection;

namespace {

constexpr QSize DefaultSize{1440, 900};
constexpr QSize SmallestSize{960, 600};
constexpr int SecondMs = 1000;

QString geometryKey()
{
    return QStringLiteral("window/geometry");
}
QString serverKey()
{
    return QStringLiteral("signin/server");
}
QString emailKey()
{
    return QStringLiteral("signin/email");
}
QString appearanceKey()
{
    return QStringLiteral("appearance");
}

theme::Choice choiceFrom(const QVariant &value)
{
    const int stored = value.toInt();
    return stored == static_cast<int>(theme::Choice::Light)  ? theme::Choice::Light
           : stored == static_cast<int>(theme::Choice::Dark) ? theme::Choice::Dark
                                                             : theme::Choice::System;
}

} // namespace

MainWindow::MainWindow(Connection &connection, QSettings &settings)
    : MainWindow(connection, settings, Options{})
{}

MainWindow::MainWindow(Connection &connection, QSettings &settings, const Options &options)
    : m_connection(connection)
    , m_settings(settings)
    , m_account(connection)
    , m_feed(new QueueFeed(connection, options.clock ? *options.clock : m_systemClock, this))
    , m_open(new OpenSessions(connection, this))
    , m_stack(new QStackedWidget(this))
    , m_signIn(new SignInPage(m_stack))
    , m_desk(new QWidget(m_stack))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Tierdesk"));
    setMinimumSize(SmallestSize);
    setCentralWidget(m_stack);
    makeDesk();
    m_stack->addWidget(m_signIn);
    m_stack->addWidget(m_desk);
    follow();

    const auto appearance = options.appearance.value_or(choiceFrom(m_settings.value(appearanceKey())));
    m_rail->setAppearance(appearance);
    if (auto *app = qobject_cast<QApplication *>(QCoreApplication::instance()))
        theme::apply(*app, appearance);

    resize(DefaultSize);
    restoreGeometry(m_settings.value(geometryKey()).toByteArray());
    m_signIn->setServer(m_connection.server().isEmpty() ? m_settings.value(serverKey()).toString()
                                                        : client::addressText(m_connection.server()));
    m_signIn->setEmail(m_settings.value(emailKey()).toString());
    if (options.token)
        resume(*options.token);
}

MainWindow::~MainWindow()
{
    // The pages look at the feed, which is older than they are and would go first.
    delete takeCentralWidget();
}

void MainWindow::makeDesk()
{
    m_rail = new Rail(m_desk);
    m_header = new Header(m_desk);
    m_pages = new QStackedWidget(m_desk);
    m_queue = new QueuePage(m_connection, *m_feed, m_settings, m_pages);
    m_status = new StatusLine(m_desk);

    m_rail->addPage(theme::Icon::Inbox, tr("Queue"));
    m_pages->addWidget(m_queue);
    m_rail->setCurrent(0);
    m_header->setTitle(tr("Escalations"));

    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_header);
    right->addWidget(m_pages, 1);
    auto *upper = new QHBoxLayout;
    upper->setSpacing(0);
    upper->addWidget(m_rail);
    upper->addLayout(right, 1);
    auto *whole = new QVBoxLayout(m_desk);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addLayout(upper, 1);
    whole->addWidget(m_status);
}

void MainWindow::follow()
{
    connect(m_signIn, &SignInPage::submitted, this, &MainWindow::signIn);
    connect(m_rail, &Rail::pageChosen, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_rail, &Rail::signOutChosen, this, &MainWindow::signOut);
    connect(m_rail, &Rail::appearanceChosen, this, &MainWindow::setAppearance);
    connect(m_rail, &Rail::presenceChosen, this, &MainWindow::setPresence);
    connect(m_header, &Header::companyChosen, this, &MainWindow::chooseCompany);
    connect(m_feed, &QueueFeed::countsChanged, this, &MainWindow::showFigures);
    connect(m_feed, &QueueFeed::stateChanged, this, &MainWindow::showFigures);
    connect(m_open, &OpenSessions::changed, this, [this] { m_status->setOpenSessions(m_open->count()); });

    connect(&m_connection, &Connection::stateChanged, this, &MainWindow::showConnection);
    connect(&m_connection, &Connection::signedOut, this, [this] {
        if (!isSignedIn())
            return; // the sign-in says so itself
        Q_EMIT tokenChanged({});
        leave(tr("Your session has ended. Sign in again to go on."));
    });
    connect(&m_connection, &Connection::eventReceived, this, [this](const deskapi::Event &event) {
        if (!event.user || event.user->id != m_user.id || !event.has(u"presence.changed"))
            return;
        m_user.presence = event.user->presence;
        m_rail->setPerson(m_user);
    });

    m_second.setInterval(SecondMs);
    connect(&m_second, &QTimer::timeout, this, [this] {
        m_feed->tick();
        showFigures();
        showConnection();
    });

    auto *quit = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q), this);
    connect(quit, &QShortcut::activated, this, &QWidget::close);
}

bool MainWindow::isSignedIn() const
{
    return m_stack->currentWidget() == m_desk;
}

// --- in and out

void MainWindow::signIn(const QString &server, const QString &email, const QString &password)
{
    const auto address = client::serverAddress(server);
    if (!address) {
        m_signIn->showError(tr("This is not the address of a server."), SignInPage::Field::Server);
        return;
    }
    m_signIn->setBusy(true);
    m_connection.setServer(*address);
    m_connection.setCompany({});
    m_account.signIn(email, password, this, [this](const base::Result<deskapi::SignedIn> &signedIn) {
        if (!signedIn) {
            refuse(signedIn.error());
            return;
        }
        m_settings.setValue(serverKey(), client::addressText(m_connection.server()));
        m_settings.setValue(emailKey(), signedIn->user.email);
        Q_EMIT tokenChanged(signedIn->token.toLatin1());
        enter(signedIn->user, signedIn->companies);
    });
}

void MainWindow::resume(const QByteArray &token)
{
    m_signIn->setBusy(true);
    m_connection.setToken(token);
    m_account.me(this, [this](const base::Result<deskapi::Me> &me) {
        if (me)
            enter(me->user, me->companies);
        else if (me.error().fault == base::Fault::Unauthenticated)
            leave(tr("Your session has ended. Sign in again to go on."));
        else
            refuse(me.error());
    });
}

void MainWindow::refuse(const base::Error &error)
{
    using Field = SignInPage::Field;
    m_signIn->setBusy(false);
    if (error.fault == base::Fault::Unauthenticated) {
        m_signIn->showError(tr("E-mail and password do not match."), Field::Password);
    } else if (const int wait = error.details.value(QStringLiteral("retryAfter")).toInt();
               error.fault == base::Fault::Forbidden && wait > 0) {
        m_signIn->showError(tr("Too many failed tries. The account is locked for %1 min.").arg((wait + 59) / 60));
    } else {
        const FailureWords words = failureWords(error);
        m_signIn->showError(QStringLiteral("%1. %2").arg(words.heading, words.sentence),
                            client::reasonOf(error).isEmpty() ? Field::None : Field::Server);
    }
}

void MainWindow::enter(const deskapi::UserInfo &user, const std::vector<deskapi::CompanyRef> &companies)
{
    m_user = user;
    m_companies = companies;
    m_signIn->setBusy(false);
    m_signIn->forgetPassword();
    m_rail->setPerson(user);
    m_header->setCompanies(companies, user.company);
    m_status->setServer(m_connection.server());
    m_feed->setMe(user.id);
    m_stack->setCurrentWidget(m_desk);
    m_second.start();
    m_connection.open();
    // Not only once the stream stands: the list is of use without it, and a failure must be seen.
    m_feed->load();
    showConnection();
    // Who sits down at the desk is there; who chose to be away stays so.
    if (user.presence == Presence::Offline)
        setPresence(Presence::Available);
    m_queue->setFocus(Qt::OtherFocusReason);
}

void MainWindow::leave(const QString &note)
{
    m_second.stop();
    m_connection.close();
    m_feed->clear();
    m_queue->clear();
    m_user = {};
    m_companies.clear();
    m_status->setOpenSessions({});
    setWindowTitle(tr("Tierdesk"));
    m_signIn->setBusy(false);
    m_signIn->forgetPassword();
    m_stack->setCurrentWidget(m_signIn);
    if (!note.isEmpty())
        m_signIn->showNote(note);
}

void MainWindow::signOut()
{
    m_account.signOut(this, [](const base::Result<void> &) {}); // forgotten here, whether or not the server hears it
    Q_EMIT tokenChanged({});
    leave({});
}

// --- what the person chooses

void MainWindow::setAppearance(theme::Choice choice)
{
    m_settings.setValue(appearanceKey(), static_cast<int>(choice));
    m_rail->setAppearance(choice);
    if (auto *app = qobject_cast<QApplication *>(QCoreApplication::instance()))
        theme::apply(*app, choice);
}

void MainWindow::setPresence(Presence presence)
{
    m_account.setPresence(presence, this, [this](const base::Result<deskapi::UserInfo> &user) {
        if (user)
            m_user.presence = user->presence;
        m_rail->setPerson(m_user); // also takes a refused choice back
    });
}

void MainWindow::chooseCompany(const QString &key)
{
    m_header->setCompanies(m_companies, key);
    m_queue->clear();
    m_feed->clear();
    m_connection.setCompany(key);
    m_feed->load();
}

// --- figures

void MainWindow::showFigures()
{
    if (m_feed->state() != QueueFeed::State::Ready) {
        m_header->setSummary({});
        m_rail->setBadge(0, 0);
        return;
    }
    const int waiting = m_feed->count(deskapi::QueueView::Waiting);
    const int mine = m_feed->count(deskapi::QueueView::Mine);
    QStringList parts{tr("%n waiting", nullptr, waiting)};
    if (mine > 0)
        parts.append(tr("%n yours", nullptr, mine));
    if (const auto oldest = m_feed->oldestWait())
        parts.append(tr("oldest %1").arg(phrases::span(*oldest)));
    m_header->setSummary(parts.join(QStringLiteral(" · ")));
    m_rail->setBadge(0, waiting);
    setWindowTitle(waiting > 0 ? tr("(%n) Tierdesk", nullptr, waiting) : tr("Tierdesk"));
}

void MainWindow::showConnection()
{
    m_status->setConnection(m_connection.state(), m_connection.retryIn());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setValue(geometryKey(), saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace tierdesk::ui
