#include "ui/shell/Desk.h"

#include "ui/conversation/CaseDesk.h"
#include "ui/models/Direction.h"
#include "ui/models/Phrases.h"
#include "ui/queue/QueueFeed.h"
#include "ui/sessions/SessionsFilter.h"
#include "ui/shell/CaseTroubles.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/Commands.h"
#include "ui/shell/Header.h"
#include "ui/shell/KeyHelp.h"
#include "ui/shell/OfflineStrip.h"
#include "ui/shell/Page.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/Rail.h"
#include "ui/shell/ServerFigures.h"
#include "ui/shell/StatusLine.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/SearchButton.h"

#include <QtCore/QSettings>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <utility>

namespace tierdesk::ui {

using client::Connection;

namespace {

constexpr int SecondMs = 1000;

QString pageKey()
{
    return u"window/page"_s;
}

} // namespace

Desk::Desk(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_connection(parts.connection)
    , m_settings(parts.settings)
    , m_clock(parts.clock)
    , m_preferences(parts.preferences)
    , m_door(parts.door)
    , m_account(parts.connection)
    , m_feed(new QueueFeed(parts.connection, parts.clock, this))
    , m_cases(new CaseDesk(parts.connection, parts.clock, parts.settings, parts.dataFolder + u"/drafts"_s, this))
    , m_figures(new ServerFigures(parts.connection, this))
    , m_commands(new Commands(parts.settings, this))
    , m_rail(new Rail(this))
    , m_header(new Header(this))
    , m_offline(new OfflineStrip(parts.connection, this))
    , m_troubles(new CaseTroubles(*m_feed, this))
    , m_pages(new QStackedWidget(this))
    , m_status(new StatusLine(this))
    , m_palette(new CommandPalette(parts.connection, *m_commands, this))
    , m_help(new KeyHelp(*m_commands, this))
{
    setObjectName(u"desk"_s);
    makeFrame();
    makePages();
    makeKeys();
    follow();
}

Desk::~Desk()
{
    // The pages look at the feed, which is older than they are and would go first.
    delete m_pages;
}

void Desk::makeFrame()
{
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_header);
    right->addWidget(m_pages, 1);
    right->addWidget(m_status);
    auto *upper = new QHBoxLayout;
    upper->setSpacing(0);
    upper->addWidget(m_rail);
    upper->addLayout(right, 1);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(&m_offline->strip());
    whole->addWidget(&m_troubles->strip());
    whole->addLayout(upper, 1);
}

void Desk::makePages()
{
    for (PagePlan &plan : pagePlans()) {
        m_rail->addPage(plan.icon, plan.name, plan.isAtBottom);
        m_list.push_back({.plan = std::move(plan)});
    }
    m_rail->setScheme(m_preferences.appearance().scheme);
}

void Desk::makeKeys()
{
    const auto key = [this](const char *id, const QString &title, const QKeySequence &sequence, auto act) {
        QShortcut *shortcut = keys::add(this, QString::fromLatin1(id), title, sequence);
        connect(shortcut, &QShortcut::activated, this, act);
        return shortcut;
    };
    QShortcut *search = key("app.search", tr("Search or run a command"), QKeySequence(Qt::CTRL | Qt::Key_K),
                            [this] { m_palette->ask(); });
    keys::hint(m_header->search(), *search);
    connect(&m_header->search(), &QPushButton::clicked, m_palette, &CommandPalette::ask);
    key("app.help", tr("Show keyboard shortcuts"), QKeySequence(Qt::Key_Question), [this] { m_help->ask(); });
    for (int page = 0; page < static_cast<int>(m_list.size()); ++page) {
        const PagePlan &plan = m_list[static_cast<std::size_t>(page)].plan;
        const QKeySequence number =
            page < 9 ? QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + page)) : QKeySequence();
        QShortcut *go = keys::add(this, u"go."_s + plan.id, tr("Go to %1").arg(plan.name), number);
        connect(go, &QShortcut::activated, this, [this, id = plan.id] { openPage(id); });
    }
    key("app.light", tr("Light appearance"), {}, [this] { setScheme(theme::Choice::Light); });
    key("app.dark", tr("Dark appearance"), {}, [this] { setScheme(theme::Choice::Dark); });
    key("app.system", tr("System appearance"), {}, [this] { setScheme(theme::Choice::System); });
    key("app.available", tr("I am available"), {}, [this] { setPresence(Presence::Available); });
    key("app.away", tr("I am away"), {}, [this] { setPresence(Presence::Away); });
    key("app.retry", tr("Reconnect now"), {}, [this] { m_connection.retryNow(); });
    key("app.signOut", tr("Sign out"), {}, [this] { Q_EMIT signOutChosen(); });
    m_commands->take(*this, {});
}

void Desk::follow()
{
    connect(m_rail, &Rail::pageChosen, this, &Desk::show);
    connect(m_rail, &Rail::signOutChosen, this, &Desk::signOutChosen);
    connect(m_rail, &Rail::appearanceChosen, this, &Desk::setScheme);
    connect(m_rail, &Rail::presenceChosen, this, &Desk::setPresence);
    connect(&m_preferences, &Preferences::appearanceChanged, this,
            [this] { m_rail->setScheme(m_preferences.appearance().scheme); });
    connect(m_header, &Header::companyChosen, this, &Desk::chooseCompany);
    connect(m_feed, &QueueFeed::countsChanged, this, &Desk::showFigures);
    connect(m_feed, &QueueFeed::ticked, this, [this] { m_cases->setClockAhead(m_feed->now() - m_clock.now()); });
    connect(m_feed, &QueueFeed::stateChanged, this, &Desk::showFigures);
    connect(m_figures, &ServerFigures::changed, this, [this] { m_status->setStatus(m_figures->status()); });
    connect(m_palette, &CommandPalette::sessionChosen, this, &Desk::openCase);
    connect(m_palette, &CommandPalette::customerChosen, this, [this](const QString &ref) {
        SessionsFilter filter;
        filter.customerRef = ref;
        showSessions(filter);
    });
    connect(m_palette, &CommandPalette::orderChosen, this, [this](const QString &number, const QString &customerRef) {
        // Few conversations name the number: whose order it is leads to all of theirs. An older server does not say.
        SessionsFilter filter;
        filter.customerRef = customerRef;
        filter.text = customerRef.isEmpty() ? number : QString();
        showSessions(filter);
    });
    connect(m_cases, &CaseDesk::troubled, this, &Desk::takeTrouble);
    connect(m_troubles, &CaseTroubles::openRequested, this, &Desk::openCase);

    const auto showKeys = [this] {
        const auto commands = m_commands->all();
        for (int page = 0; page < static_cast<int>(m_list.size()); ++page) {
            const QString id = u"go."_s + m_list[static_cast<std::size_t>(page)].plan.id;
            for (const Commands::Command &each : commands) {
                if (each.id == id)
                    m_rail->setKey(page, keys::text(each.key));
            }
        }
    };
    connect(m_commands, &Commands::changed, this, showKeys);
    showKeys();

    connect(&m_connection, &Connection::stateChanged, this, &Desk::showConnection);
    connect(&m_connection, &Connection::eventReceived, this, [this](const deskapi::Event &event) {
        if (!event.user || event.user->id != m_user.id || !event.has(u"presence.changed"))
            return;
        m_user.presence = event.user->presence;
        showMe();
    });
    m_second.setInterval(SecondMs);
    connect(&m_second, &QTimer::timeout, this, [this] {
        m_feed->tick();
        showFigures();
        showConnection();
    });
}

// --- in and out

void Desk::enter(const deskapi::UserInfo &user, const std::vector<deskapi::CompanyRef> &companies)
{
    m_user = user;
    m_companies = companies;
    m_isOpen = true;
    m_offline->setOpen(true);
    m_rail->setPerson(user);
    // Where one was last is where one goes on, as long as one may.
    const QString kept = m_settings.value(companyKey()).toString();
    const bool isKept = std::any_of(companies.begin(), companies.end(),
                                    [&](const deskapi::CompanyRef &each) { return each.key == kept; });
    if (isKept && kept != user.company)
        m_connection.setCompany(kept);
    m_header->setCompanies(companies, isKept ? kept : user.company);
    m_status->setServer(m_connection.server());
    for (std::size_t page = 0; page < m_list.size(); ++page)
        m_rail->setOffered(static_cast<int>(page), isOffered(m_list[page]));
    m_cases->enter(user);
    m_feed->setMe(user.id);
    m_second.start();
    m_connection.open();
    // Not only once the stream stands: the list is of use without it, and a failure must be seen.
    m_feed->load();
    m_figures->start();
    startPages();
    showConnection();
    if (!openPage(m_settings.value(pageKey()).toString()))
        show(0);
    // Who sits down at the desk is there; who chose to be away stays so.
    if (user.presence == Presence::Offline)
        setPresence(Presence::Available);
}

void Desk::leave()
{
    m_isOpen = false;
    m_second.stop();
    m_palette->closeOverlay();
    m_help->closeOverlay();
    m_connection.close();
    m_feed->clear();
    m_figures->stop();
    clearPages();
    m_cases->leave();
    m_user = {};
    m_companies.clear();
    m_offline->setOpen(false);
    m_troubles->clear();
    showFigures();
}

void Desk::chooseCompany(const QString &key)
{
    const QString &now = m_connection.company().isEmpty() ? m_user.company : m_connection.company();
    if (key == now)
        return;
    Q_EMIT companyAboutToChange();
    m_settings.setValue(companyKey(), key);
    m_troubles->clear();
    m_header->setCompanies(m_companies, key);
    m_feed->clear();
    clearPages();
    m_connection.setCompany(key);
    m_cases->changeCompany();
    m_feed->load();
    m_figures->start();
    startPages();
    Q_EMIT companyChanged();
}

QString Desk::place() const
{
    const QString &company = m_connection.company().isEmpty() ? m_user.company : m_connection.company();
    return u"%1\n%2\n%3"_s.arg(m_connection.server().toString(), company).arg(m_user.id.value);
}

QString Desk::companyKey() const
{
    const QUrl &server = m_connection.server();
    return u"window/company/%1_%2_%3"_s.arg(server.host()).arg(server.port(443)).arg(m_user.id.value);
}

// --- what went wrong elsewhere

void Desk::takeTrouble(const QString &session, const QString &text)
{
    if (!m_isOpen)
        return;
    m_troubles->tell(session, text);
    const deskapi::SessionRow *row = m_feed->find(session);
    Q_EMIT caseTroubled(session, row ? phrases::customerName(*row) : session, text);
}

// --- pages

int Desk::indexOf(const QString &id) const
{
    for (std::size_t page = 0; page < m_list.size(); ++page) {
        if (m_list[page].plan.id == id)
            return static_cast<int>(page);
    }
    return -1;
}

bool Desk::isOffered(const Entry &entry) const
{
    return m_user.role >= entry.plan.least;
}

bool Desk::openPage(const QString &id)
{
    const int page = indexOf(id);
    if (page < 0 || !m_isOpen || !isOffered(m_list[static_cast<std::size_t>(page)]))
        return false;
    show(page);
    return true;
}

QString Desk::currentPage() const
{
    return m_current < 0 ? QString() : m_list[static_cast<std::size_t>(m_current)].plan.id;
}

void Desk::show(int page)
{
    Entry &entry = m_list[static_cast<std::size_t>(page)];
    if (!entry.page) {
        const ShellActs acts{.openCase = [this](const QString &id) { openCase(id); },
                             .popOut = [this](const QString &id) { Q_EMIT popOutChosen(id); },
                             .showSessions = [this](const SessionsFilter &filter) { showSessions(filter); },
                             .setPresence = [this](Presence presence) { setPresence(presence); },
                             .signOut = [this] { Q_EMIT signOutChosen(); }};
        entry.page = entry.plan.make({.connection = m_connection,
                                      .clock = m_clock,
                                      .queue = *m_feed,
                                      .cases = *m_cases,
                                      .settings = m_settings,
                                      .preferences = m_preferences,
                                      .commands = *m_commands,
                                      .figures = *m_figures,
                                      .acts = acts,
                                      .parent = m_pages,
                                      .door = m_door});
        entry.lead = entry.page->takeLead();
        entry.acts = entry.page->takeActs();
        m_pages->addWidget(entry.page);
        m_commands->take(*entry.page, entry.plan.id);
        entry.page->setMe(m_user);
    }
    m_current = page;
    m_settings.setValue(pageKey(), entry.plan.id);
    m_rail->setCurrent(page);
    m_header->setTitle(entry.plan.title);
    m_header->setPageWidgets(entry.lead, entry.acts);
    m_pages->setCurrentWidget(entry.page);
    entry.page->setFocus(Qt::OtherFocusReason);
    showFigures();
}

void Desk::openCase(const QString &id)
{
    // Where it is looked after first; the page that is open already before one that must be made.
    for (const QString &page : {u"queue"_s, u"sessions"_s}) {
        const int at = indexOf(page);
        if (at < 0 || (page == u"queue" && !m_feed->find(id)))
            continue;
        show(at);
        if (m_list[static_cast<std::size_t>(at)].page->openCase(id))
            return;
    }
    Q_EMIT popOutChosen(id);
}

QString Desk::caseOnScreen() const
{
    if (m_current < 0 || !isVisible())
        return {};
    return m_list[static_cast<std::size_t>(m_current)].page->caseOnScreen();
}

void Desk::showSessions(const SessionsFilter &filter)
{
    const QString sessions = u"sessions"_s;
    if (openPage(sessions))
        m_list[static_cast<std::size_t>(indexOf(sessions))].page->showSessions(filter);
}

void Desk::clearPages()
{
    for (const Entry &entry : m_list) {
        if (entry.page)
            entry.page->clear();
    }
}

void Desk::startPages()
{
    for (const Entry &entry : m_list) {
        if (entry.page)
            entry.page->setMe(m_user);
    }
}

// --- what the person chooses

void Desk::setPresence(Presence presence)
{
    m_account.setPresence(presence, this, [this](const base::Result<deskapi::UserInfo> &user) {
        if (user)
            m_user.presence = user->presence;
        showMe(); // also takes a refused choice back
    });
}

void Desk::setScheme(theme::Choice choice)
{
    theme::Appearance appearance = m_preferences.appearance();
    appearance.scheme = choice;
    m_preferences.setAppearance(appearance);
}

// --- figures

void Desk::showFigures()
{
    const bool isKnown = m_feed->state() == QueueFeed::State::Ready;
    const int waiting = isKnown ? m_feed->count(deskapi::QueueView::Waiting) : Unknown;
    QStringList parts;
    if (isKnown && currentPage() == u"queue") {
        const int mine = m_feed->count(deskapi::QueueView::Mine);
        parts.append(tr("%Ln waiting", nullptr, waiting));
        if (mine > 0)
            parts.append(tr("%Ln yours", nullptr, mine));
        if (const auto oldest = m_feed->oldestWait())
            parts.append(tr("oldest %1").arg(phrases::span(*oldest)));
    }
    m_header->setSummary(direction::joined(parts));
    if (const int queue = indexOf(u"queue"_s); queue >= 0)
        m_rail->setBadge(queue, std::max(0, waiting));
    if (waiting == m_waiting)
        return;
    m_waiting = waiting;
    Q_EMIT waitingChanged(waiting);
}

void Desk::showConnection()
{
    const Connection::State state = m_connection.state();
    m_status->setConnection(state, m_connection.retryIn());
    m_offline->show();
    if (m_offline->isCut() != std::exchange(m_isCut, m_offline->isCut()))
        showMe();
}

/// To colleagues who is not connected is not there.
void Desk::showMe()
{
    deskapi::UserInfo shown = m_user;
    if (m_isCut)
        shown.presence = Presence::Offline;
    m_rail->setPerson(shown);
}

} // namespace tierdesk::ui
