#include "ui/sessions/SessionsPage.h"

#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/CaseView.h"
#include "ui/conversation/dialogs/ResolveDialog.h"
#include "ui/conversation/dialogs/TransferDialog.h"
#include "ui/models/Failures.h"
#include "ui/queue/BulkPanel.h"
#include "ui/sessions/FilterBar.h"
#include "ui/sessions/SessionsTable.h"
#include "ui/sessions/ViewsButton.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Skeleton.h"
#include "ui/widgets/StatePanel.h"

#include <QtCore/QSettings>
#include <QtGui/QFocusEvent>
#include <QtGui/QGuiApplication>
#include <QtGui/QShortcut>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace tierdesk::ui {

using client::Connection;
using widgets::Label;
namespace metric = theme::metric;

namespace {

constexpr int SettleMs = 150;

QString splitterKey()
{
    return QStringLiteral("sessions/splitter");
}

} // namespace

SessionsPage::SessionsPage(CaseDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_connection(desk.connection())
    , m_account(desk.connection())
    , m_settings(desk.settings())
    , m_feed(desk.connection(), desk.clock())
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    setObjectName(QStringLiteral("sessionsPage"));
    m_splitter->setObjectName(QStringLiteral("sessionsSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeTop());
    m_splitter->addWidget(makeList());
    m_splitter->addWidget(makeDetail());
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 3);
    if (!m_splitter->restoreState(m_settings.value(splitterKey()).toByteArray()))
        m_splitter->setSizes({metric::ListWidth, 3 * metric::ListWidth});
    layout->addWidget(m_splitter, 1);
    makeKeys();
    follow();
    showState();
}

SessionsPage::~SessionsPage()
{
    m_table->saveColumns();
    m_settings.setValue(splitterKey(), m_splitter->saveState());
    // The view asks its model while it is taken down, and the feed is older than it.
    m_table->setModel(nullptr);
}

QWidget *SessionsPage::makeTop()
{
    using widgets::Panel;
    auto *top = new Panel(Panel::Surface::Panel, Qt::BottomEdge, this);
    m_filters = new FilterBar(top);
    m_views = new ViewsButton(m_settings, top);
    connect(m_views, &ViewsButton::viewChosen, this, &SessionsPage::showSessions);
    m_columnsButton = new QPushButton(tr("Columns"), top);
    m_columnsButton->setObjectName(QStringLiteral("sessionColumns"));

    auto *layout = new QHBoxLayout(top);
    layout->setContentsMargins(metric::PageMargin, 8, metric::PageMargin, 8 + 1);
    layout->setSpacing(8);
    layout->addWidget(m_filters, 1);
    layout->addWidget(m_views, 0, Qt::AlignTop);
    layout->addWidget(m_columnsButton, 0, Qt::AlignTop);
    return top;
}

QWidget *SessionsPage::makeList()
{
    using widgets::Panel;
    auto *panel = new Panel(Panel::Surface::Panel, m_splitter);
    panel->setMinimumWidth(theme::scaledIcon(metric::ListWidth));
    m_banner = new widgets::Banner(panel);
    m_banner->hide();
    connect(m_banner, &widgets::Banner::actionTriggered, this, [this] {
        m_connection.retryNow();
        m_feed.load();
    });

    auto *line = new Panel(Panel::Surface::Panel, Qt::BottomEdge, panel);
    m_count = new Label(theme::Type::Small, Label::Ink::Dim, line);
    m_count->setObjectName(QStringLiteral("sessionCount"));
    m_count->setElided(true);
    auto *lineLayout = new QHBoxLayout(line);
    lineLayout->setContentsMargins(metric::PageMargin, 4, metric::PageMargin, 5);
    lineLayout->addWidget(m_count, 1);
    m_countLine = line;

    m_listStack = new QStackedWidget(panel);
    m_table = new SessionsTable(m_feed.model(), m_settings, m_listStack);
    m_columnsButton->setMenu(m_table->columnsMenu());
    connect(m_table, &SessionsTable::narrowed, m_columnsButton, &QWidget::setDisabled);
    m_skeleton = new widgets::Skeleton(widgets::Skeleton::Shape::Table, false, m_listStack);
    m_state = new widgets::StatePanel(m_listStack);
    m_state->setObjectName(QStringLiteral("sessionsState"));
    connect(m_state, &widgets::StatePanel::actionTriggered, this, [this] {
        if (m_feed.state() == SessionsFeed::State::Failed) {
            m_connection.retryNow();
            m_feed.load();
        } else {
            showSessions({});
        }
    });
    m_listStack->addWidget(m_table);
    m_listStack->addWidget(m_skeleton);
    m_listStack->addWidget(m_state);

    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(line);
    layout->addWidget(m_listStack, 1);
    return panel;
}

QWidget *SessionsPage::makeDetail()
{
    m_detail = new QStackedWidget(m_splitter);
    m_detail->setObjectName(QStringLiteral("sessionDetail"));
    m_detail->setMinimumWidth(metric::ListWidth);
    m_case = new CaseView(m_desk, m_detail);
    m_bulk = new BulkPanel(m_detail);
    m_detail->addWidget(m_case);
    m_detail->addWidget(m_bulk);
    m_detail->hide();
    connect(m_case, &CaseView::handled, this, [this](const deskapi::Handled &handled) { m_feed.put(handled.session); });
    connect(m_case, &CaseView::popOutRequested, this, &SessionsPage::popOutRequested);
    connect(m_case, &CaseView::sessionChosen, this, &SessionsPage::sessionChosen);
    connect(m_bulk, &BulkPanel::resolveRequested, this, &SessionsPage::resolve);
    connect(m_bulk, &BulkPanel::transferRequested, this, &SessionsPage::transfer);
    connect(m_bulk, &BulkPanel::clearRequested, m_table, &QTableView::clearSelection);
    return m_detail;
}

void SessionsPage::makeKeys()
{
    const auto key = [this](const char *id, const QString &title, const QKeySequence &sequence, auto act) {
        QShortcut *shortcut = keys::add(this, QString::fromLatin1(id), title, sequence);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    key("sessions.search", tr("Search in the sessions"), QKeySequence(Qt::Key_Slash),
        [this] { m_filters->focusSearch(); });
    const auto refresh = [this] { m_feed.load(); };
    key("sessions.refresh", tr("Refresh the list"), QKeySequence(Qt::Key_R), refresh);
    connect(new QShortcut(QKeySequence(QKeySequence::Refresh), this), &QShortcut::activated, this, refresh);
    key("sessions.clear", tr("Take every filter away"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X),
        [this] { showSessions({}); });
    // Only in the table: beside it the open case has these keys.
    const auto tableKey = [this](const QKeySequence &sequence, auto act) {
        auto *shortcut = new QShortcut(sequence, m_table);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    tableKey(QKeySequence(Qt::Key_Return), [this] { openCurrent(); });
    tableKey(QKeySequence(Qt::Key_Enter), [this] { openCurrent(); });
    m_escape = new QShortcut(QKeySequence(Qt::Key_Escape), m_table);
    m_escape->setContext(Qt::WidgetShortcut);
    connect(m_escape, &QShortcut::activated, this, &SessionsPage::close);
}

void SessionsPage::follow()
{
    connect(m_filters, &FilterBar::filterChosen, this, [this](const SessionsFilter &filter) {
        m_views->setCurrent(filter);
        m_feed.setFilter(filter);
    });
    connect(m_table, &SessionsTable::orderChosen, &m_feed, &SessionsFeed::sort);
    connect(m_table, &SessionsTable::endNear, &m_feed, &SessionsFeed::loadMore);
    connect(&m_feed, &SessionsFeed::stateChanged, this, &SessionsPage::showState);
    connect(&m_feed, &SessionsFeed::totalChanged, this, [this] {
        showState();
        m_table->tellIfNearEnd();
    });
    connect(&m_connection, &Connection::connected, this, [this] {
        setOwner();
        loadPeople();
    });
    connect(&m_connection, &Connection::eventReceived, this, [this](const deskapi::Event &event) {
        if (event.has(u"users.changed"))
            loadPeople();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SessionsPage::showDetail);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!m_opened.isEmpty())
            m_settle.start();
    });
    connect(m_table, &QTableView::clicked, this, [this] {
        if (QGuiApplication::keyboardModifiers() == Qt::NoModifier)
            openCurrent();
    });
    m_settle.setSingleShot(true);
    m_settle.setInterval(SettleMs);
    connect(&m_settle, &QTimer::timeout, this, &SessionsPage::openCurrent);
}

// --- what is listed

void SessionsPage::setMe(const deskapi::UserInfo &me)
{
    m_me = me;
    setOwner();
    if (isVisible())
        load();
}

void SessionsPage::setOwner()
{
    const QString company = m_connection.company().isEmpty() ? m_me.company : m_connection.company();
    m_views->setOwner(QStringLiteral("%1|%2|%3").arg(m_connection.server().toString(), company, m_me.email));
}

void SessionsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_detail)
        m_splitter->widget(0)->setMinimumWidth(theme::scaledIcon(metric::ListWidth));
}

void SessionsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    load();
}

void SessionsPage::focusInEvent(QFocusEvent *event)
{
    m_table->setFocus(event->reason()); // a proxy would take the search out of the tab order
}

void SessionsPage::load()
{
    if (m_feed.state() != SessionsFeed::State::Empty || !m_me.id.isSet())
        return;
    m_feed.load();
    loadPeople();
}

void SessionsPage::loadPeople()
{
    if (m_feed.state() == SessionsFeed::State::Empty)
        return;
    m_account.colleagues(this, [this](const base::Result<deskapi::Colleagues> &colleagues) {
        // Without them the list is as good; it only cannot be narrowed to one agent.
        if (colleagues)
            m_filters->setPeople(colleagues->people, m_me.id);
    });
}

void SessionsPage::showSessions(const SessionsFilter &filter)
{
    m_filters->setFilter(filter);
    m_views->setCurrent(filter);
    m_feed.setFilter(filter);
}

void SessionsPage::clear()
{
    close();
    m_me = {};
    m_filters->setFilter({});
    m_views->setCurrent({});
    m_filters->setPeople({}, {});
    m_feed.clear();
}

// --- what is said

void SessionsPage::showState()
{
    const bool isEmpty = m_feed.model().rowCount() == 0;
    m_state->setAction({});
    if (!isEmpty) {
        m_listStack->setCurrentWidget(m_table);
    } else if (m_feed.state() == SessionsFeed::State::Failed) {
        const FailureWords words = failureWords(*m_feed.error());
        m_state->show(words.icon, words.heading, words.sentence);
        m_state->setAction(tr("Try again"),
                           keys::text(findChild<QShortcut *>(QStringLiteral("key.sessions.refresh"))->key()));
        m_listStack->setCurrentWidget(m_state);
    } else if (m_feed.state() != SessionsFeed::State::Ready) {
        m_listStack->setCurrentWidget(m_skeleton);
    } else if (m_feed.filter().isEmpty()) {
        m_state->show(theme::Icon::Sessions, tr("No session yet"),
                      tr("Every conversation with a customer stands here as soon as it begins, whoever holds it."));
        m_listStack->setCurrentWidget(m_state);
    } else {
        m_state->show(theme::Icon::Search, tr("Nothing fits"),
                      tr("No session of the company is like that. Take a filter away to see more."));
        m_state->setAction(tr("Show all sessions"));
        m_listStack->setCurrentWidget(m_state);
    }

    using Mood = widgets::Banner::Mood;
    if (m_feed.state() == SessionsFeed::State::Ready && m_feed.error()) {
        m_banner->say(Mood::Bad, theme::Icon::Alert,
                      tr("The list could not be refreshed. %1").arg(failureWords(*m_feed.error()).sentence),
                      tr("Try again"));
        m_banner->show();
    } else {
        m_banner->hide();
    }
    showCount();
}

void SessionsPage::showCount()
{
    m_countLine->setVisible(m_feed.state() == SessionsFeed::State::Ready);
    if (m_feed.state() != SessionsFeed::State::Ready)
        return;
    m_count->setText(m_feed.total() == 1 ? tr("1 session") : tr("%Ln sessions", nullptr, m_feed.total()));
}

QStringList SessionsPage::selected() const
{
    QList<int> rows;
    for (const QModelIndex &each : m_table->selectionModel()->selectedRows())
        rows.append(each.row());
    std::sort(rows.begin(), rows.end());
    QStringList ids;
    for (const int row : rows)
        ids.append(m_table->model()->index(row, 0).data(SessionsModel::SessionIdRole).toString());
    return ids;
}

std::vector<deskapi::SessionRow> SessionsPage::selectedRows() const
{
    std::vector<deskapi::SessionRow> rows;
    for (const QString &id : selected())
        rows.push_back(m_feed.model().row(m_feed.model().find(id)));
    return rows;
}

void SessionsPage::resolve()
{
    auto rows = selectedRows();
    std::erase_if(rows, [](const deskapi::SessionRow &row) {
        return row.status == Status::Resolved || row.status == Status::Abandoned;
    });
    if (rows.empty())
        return;
    auto *dialog = new ResolveDialog(
        m_connection, [this] { return m_feed.now(); }, rows, window());
    connect(dialog, &CasesDialog::handled, this,
            [this](const deskapi::Handled &handled) { m_feed.put(handled.session); });
    dialog->open();
}

void SessionsPage::transfer()
{
    auto rows = selectedRows();
    // Only what a person has, or waits for one, can be handed on.
    std::erase_if(rows, [](const deskapi::SessionRow &row) {
        return row.status == Status::Resolved || row.status == Status::Abandoned || row.tier != Tier::HumanAgent;
    });
    if (rows.empty())
        return;
    auto *dialog = new TransferDialog(m_connection, m_me.id, rows, window());
    connect(dialog, &CasesDialog::handled, this,
            [this](const deskapi::Handled &handled) { m_feed.put(handled.session); });
    dialog->open();
}

// --- one of them beside the table

void SessionsPage::openCurrent()
{
    const QModelIndex index = m_table->currentIndex();
    if (index.isValid() && selected().size() <= 1)
        open(index.data(SessionsModel::SessionIdRole).toString());
}

void SessionsPage::open(const QString &id)
{
    if (id == m_opened)
        return;
    m_opened = id;
    m_feed.keep(id);
    if (const int at = m_feed.model().find(id); at >= 0)
        m_case->open(m_feed.model().row(at));
    else
        m_case->open(id);
    showDetail();
    // Its beginning: beside a case there is room for a few columns, and who it is about must be among them.
    m_table->scrollTo(m_table->currentIndex().siblingAtColumn(SessionsModel::Customer));
}

void SessionsPage::showSession(const QString &id)
{
    if (const int at = m_feed.model().find(id); at >= 0)
        m_table->setCurrentIndex(m_feed.model().index(at, 0));
    open(id);
}

void SessionsPage::showDetail()
{
    const auto several = selectedRows();
    if (several.size() > 1)
        m_bulk->show(several);
    m_escape->setEnabled(several.size() <= 1); // the panel of several has that key itself
    m_detail->setCurrentIndex(several.size() > 1 ? 1 : 0);
    m_detail->setVisible(several.size() > 1 || !m_opened.isEmpty());
}

void SessionsPage::close()
{
    if (m_opened.isEmpty())
        return;
    m_opened.clear();
    m_case->close();
    m_feed.keep({});
    showDetail();
    m_table->setFocus(Qt::OtherFocusReason);
}

} // namespace tierdesk::ui
