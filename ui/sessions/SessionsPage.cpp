#include "ui/sessions/SessionsPage.h"

#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/CaseView.h"
#include "ui/conversation/dialogs/BulkActs.h"
#include "ui/queue/BulkPanel.h"
#include "ui/sessions/FilterBar.h"
#include "ui/sessions/LastList.h"
#include "ui/sessions/SessionsList.h"
#include "ui/sessions/SessionsTable.h"
#include "ui/sessions/ViewsButton.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/WriteSoon.h"

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
#include <utility>

namespace tierdesk::ui {

using client::Connection;
namespace metric = theme::metric;

namespace {

constexpr int SettleMs = 150;

QString splitterKey()
{
    return u"sessions/splitter"_s;
}

} // namespace

SessionsPage::SessionsPage(CaseDesk &desk, QWidget *parent)
    : Page(parent)
    , m_desk(desk)
    , m_connection(desk.connection())
    , m_account(desk.connection())
    , m_settings(desk.settings())
    , m_feed(desk.connection(), desk.clock())
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    setObjectName(u"sessionsPage"_s);
    m_splitter->setObjectName(u"sessionsSplitter"_s);
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
    connect(m_splitter, &QSplitter::splitterMoved,
            widgets::writeSoon(this, [this] { m_settings.setValue(splitterKey(), m_splitter->saveState()); }),
            qOverload<>(&QTimer::start));
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
    m_columnsButton->setObjectName(u"sessionColumns"_s);

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
    m_list = new SessionsList(m_feed, m_settings, m_splitter);
    m_table = &m_list->table();
    m_columnsButton->setMenu(m_table->columnsMenu());
    connect(m_table, &SessionsTable::narrowed, m_columnsButton, &QWidget::setDisabled);
    connect(m_list, &SessionsList::retryRequested, this, [this] {
        m_connection.retryNow();
        m_feed.load();
    });
    connect(m_list, &SessionsList::allRequested, this, [this] { showSessions({}); });
    return m_list;
}

QWidget *SessionsPage::makeDetail()
{
    m_detail = new QStackedWidget(m_splitter);
    m_detail->setObjectName(u"sessionDetail"_s);
    m_detail->setMinimumWidth(metric::ListWidth);
    m_case = new CaseView(m_desk, m_detail);
    m_bulk = new BulkPanel(m_detail);
    m_detail->addWidget(m_case);
    m_detail->addWidget(m_bulk);
    m_detail->hide();
    connect(m_case, &CaseView::handled, this, [this](const deskapi::Handled &handled) { m_feed.put(handled.session); });
    connect(m_case, &CaseView::popOutRequested, this, &SessionsPage::popOutRequested);
    connect(m_case, &CaseView::sessionChosen, this, &SessionsPage::sessionChosen);
    auto *acts = new BulkActs(
        m_desk, [this] { return m_feed.now(); }, this);
    connect(acts, &BulkActs::handled, this, [this](const deskapi::Handled &handled) { m_feed.put(handled.session); });
    connect(m_bulk, &BulkPanel::resolveRequested, acts, [this, acts] { acts->resolve(selectedRows()); });
    connect(m_bulk, &BulkPanel::transferRequested, acts, [this, acts] { acts->transfer(selectedRows()); });
    connect(m_bulk, &BulkPanel::clearRequested, m_table, &QTableView::clearSelection);
    return m_detail;
}

void SessionsPage::makeKeys()
{
    const auto key = [this](const char *id, const QString &title, const QKeySequence &sequence, auto act) {
        QShortcut *shortcut = keys::add(this, QString::fromLatin1(id), title, sequence);
        connect(shortcut, &QShortcut::activated, this, act);
        return shortcut;
    };
    key("sessions.search", tr("Search sessions"), QKeySequence(Qt::Key_Slash), [this] { m_filters->focusSearch(); });
    const auto refresh = [this] { m_feed.load(); };
    m_list->setRefreshKey(key("sessions.refresh", tr("Refresh the list"), QKeySequence(Qt::Key_R), refresh));
    connect(new QShortcut(QKeySequence(QKeySequence::Refresh), this), &QShortcut::activated, this, refresh);
    key("sessions.clear", tr("Clear all filters"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X),
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
        keepPlace();
    });
    connect(m_table, &SessionsTable::orderChosen, this, [this](const SessionOrder &order) {
        m_feed.sort(order);
        keepPlace();
    });
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
    const QString owner =
        m_me.id.isSet() ? u"%1|%2|%3"_s.arg(m_connection.server().toString(), company, m_me.email) : QString();
    if (owner == std::exchange(m_owner, owner))
        return;
    m_views->setOwner(owner);
    restore();
}

/// As it was left: the filter, the order, and what was open.
void SessionsPage::restore()
{
    if (m_owner.isEmpty() || m_feed.state() != SessionsFeed::State::Empty)
        return;
    const LastList last = LastList::read(m_settings, m_owner);
    m_filters->setFilter(last.filter);
    m_views->setCurrent(last.filter);
    m_table->showOrder(last.order);
    m_feed.sort(last.order);
    m_wanted = last.opened;
}

/// At once: it is not for an end in order only.
void SessionsPage::keepPlace()
{
    if (!m_owner.isEmpty())
        LastList{m_filters->filter(), m_feed.model().order(), m_opened.isEmpty() ? m_wanted : m_opened}.write(
            m_settings, m_owner);
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
    m_feed.setFilter(m_filters->filter());
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
    m_wanted.clear();
    m_filters->setFilter(filter);
    m_views->setCurrent(filter);
    m_feed.setFilter(filter);
    keepPlace();
}

void SessionsPage::clear()
{
    m_owner.clear(); // how it was left is how it is found
    m_wanted.clear();
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
    m_list->refresh();
    if (m_feed.state() == SessionsFeed::State::Ready && !m_wanted.isEmpty())
        openCase(std::exchange(m_wanted, {}));
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
    m_wanted.clear();
    keepPlace();
    m_feed.keep(id);
    if (const int at = m_feed.model().find(id); at >= 0)
        m_case->open(m_feed.model().row(at));
    else
        m_case->open(id);
    showDetail();
    // Its beginning: beside a case there is room for a few columns, and who it is about must be among them.
    m_table->scrollTo(m_table->currentIndex().siblingAtColumn(SessionsModel::Customer));
}

bool SessionsPage::openCase(const QString &id)
{
    if (const int at = m_feed.model().find(id); at >= 0)
        m_table->setCurrentIndex(m_feed.model().index(at, 0));
    open(id);
    return true;
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
    keepPlace();
    m_case->close();
    m_feed.keep({});
    showDetail();
    m_table->setFocus(Qt::OtherFocusReason);
}

} // namespace tierdesk::ui
