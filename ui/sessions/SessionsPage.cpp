#include "ui/sessions/SessionsPage.h"

#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/CaseView.h"
#include "ui/conversation/dialogs/ResolveDialog.h"
#include "ui/conversation/dialogs/TransferDialog.h"
#include "ui/models/Failures.h"
#include "ui/queue/BulkPanel.h"
#include "ui/sessions/FilterBar.h"
#include "ui/sessions/SessionsDelegate.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Skeleton.h"
#include "ui/widgets/StatePanel.h"

#include <QtCore/QSettings>
#include <QtGui/QGuiApplication>
#include <QtGui/QShortcut>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace tierdesk::ui {

using client::Connection;
using widgets::Label;
namespace metric = theme::metric;

namespace {

/// Rows from the end of what is loaded at which the next page is asked for.
constexpr int FetchAhead = 30;
constexpr int SettleMs = 150;
constexpr int LongestName = 60;

QString headerKey()
{
    return QStringLiteral("sessions/columns");
}
QString splitterKey()
{
    return QStringLiteral("sessions/splitter");
}

struct FirstWidth {
    SessionsModel::Column column;
    int width;
};
/// What is seen at first; the rest is chosen under Columns.
constexpr std::array Shown{FirstWidth{SessionsModel::Customer, 160},  FirstWidth{SessionsModel::Summary, 330},
                           FirstWidth{SessionsModel::Status, 110},    FirstWidth{SessionsModel::Tier, 116},
                           FirstWidth{SessionsModel::Sentiment, 112}, FirstWidth{SessionsModel::Category, 124},
                           FirstWidth{SessionsModel::Channel, 78},    FirstWidth{SessionsModel::Holder, 124},
                           FirstWidth{SessionsModel::Started, 124}};

} // namespace

SessionsPage::SessionsPage(CaseDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_connection(desk.connection())
    , m_account(desk.connection())
    , m_settings(desk.settings())
    , m_views(desk.settings())
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
    setFocusProxy(m_table);
    makeKeys();
    follow();
    showState();
}

SessionsPage::~SessionsPage()
{
    m_settings.setValue(headerKey(), m_table->horizontalHeader()->saveState());
    m_settings.setValue(splitterKey(), m_splitter->saveState());
    // The view asks its model while it is taken down, and the feed is older than it.
    m_table->setModel(nullptr);
}

QWidget *SessionsPage::makeTop()
{
    using widgets::Panel;
    auto *top = new Panel(Panel::Surface::Panel, Qt::BottomEdge, this);
    m_filters = new FilterBar(top);
    m_viewsButton = new QPushButton(tr("Views"), top);
    m_viewsButton->setObjectName(QStringLiteral("sessionViews"));
    m_viewsButton->setAccessibleName(tr("Saved views"));
    m_viewsMenu = new QMenu(m_viewsButton);
    m_viewsButton->setMenu(m_viewsMenu);
    connect(m_viewsMenu, &QMenu::aboutToShow, this, &SessionsPage::fillViews);
    m_columnsButton = new QPushButton(tr("Columns"), top);
    m_columnsButton->setObjectName(QStringLiteral("sessionColumns"));
    m_columnsMenu = new QMenu(m_columnsButton);
    m_columnsButton->setMenu(m_columnsMenu);
    connect(m_columnsMenu, &QMenu::aboutToShow, this, &SessionsPage::fillColumns);

    auto *layout = new QHBoxLayout(top);
    layout->setContentsMargins(metric::PageMargin, 8, metric::PageMargin, 8 + 1);
    layout->setSpacing(8);
    layout->addWidget(m_filters, 1);
    layout->addWidget(m_viewsButton, 0, Qt::AlignTop);
    layout->addWidget(m_columnsButton, 0, Qt::AlignTop);
    return top;
}

QWidget *SessionsPage::makeList()
{
    using widgets::Panel;
    auto *panel = new Panel(Panel::Surface::Panel, m_splitter);
    panel->setMinimumWidth(metric::ListWidth);
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

    m_listStack = new QStackedWidget(panel);
    makeTable();
    m_skeleton = new widgets::Skeleton(m_listStack);
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

void SessionsPage::makeTable()
{
    m_table = new QTableView(m_listStack);
    m_table->setObjectName(QStringLiteral("sessionsTable"));
    m_table->setAccessibleName(tr("Sessions"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setModel(&m_feed.model());
    m_table->setItemDelegate(new SessionsDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setMouseTracking(true);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(SessionsDelegate::rowHeight());

    QHeaderView *header = m_table->horizontalHeader();
    header->setObjectName(QStringLiteral("sessionsHeader"));
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    for (int column = 0; column < SessionsModel::Columns; ++column)
        header->setSectionHidden(column, true);
    for (const auto &[column, width] : Shown) {
        header->setSectionHidden(column, false);
        header->resizeSection(column, theme::scaled(width));
    }
    header->restoreState(m_settings.value(headerKey()).toByteArray());
    // The order is the feed's: it may need rows that are not here yet.
    header->setSortIndicatorShown(true);
    header->setSectionsClickable(true);
    header->setSortIndicator(SessionsModel::Started, Qt::DescendingOrder);
    connect(header, &QHeaderView::sortIndicatorChanged, this,
            [this](int column, Qt::SortOrder order) { m_feed.sort(column, order); });
    connect(header, &QHeaderView::customContextMenuRequested, this, [this, header](const QPoint &at) {
        fillColumns();
        m_columnsMenu->popup(header->mapToGlobal(at));
    });
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &SessionsPage::fetchIfNear);
}

void SessionsPage::makeKeys()
{
    const auto key = [this](const char *id, const QString &title, const QKeySequence &sequence, auto act) {
        QShortcut *shortcut = keys::add(this, QString::fromLatin1(id), title, sequence);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    key("sessions.search", tr("Search in the sessions"), QKeySequence(Qt::Key_Slash),
        [this] { m_filters->focusSearch(); });
    key("sessions.refresh", tr("Refresh the list"), QKeySequence(QKeySequence::Refresh), [this] { m_feed.load(); });
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
    connect(m_filters, &FilterBar::filterChosen, &m_feed, &SessionsFeed::setFilter);
    connect(&m_feed, &SessionsFeed::stateChanged, this, &SessionsPage::showState);
    connect(&m_feed, &SessionsFeed::totalChanged, this, [this] {
        showState();
        fetchIfNear();
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
    m_views.setOwner(QStringLiteral("%1|%2|%3").arg(m_connection.server().toString(), company, m_me.email));
}

void SessionsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    load();
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
    m_feed.setFilter(filter);
}

void SessionsPage::clear()
{
    close();
    m_me = {};
    m_filters->setFilter({});
    m_filters->setPeople({}, {});
    m_feed.clear();
}

void SessionsPage::fetchIfNear()
{
    const int last = m_table->rowAt(m_table->viewport()->height() - 1);
    if (last < 0 || last >= m_feed.model().rowCount() - FetchAhead)
        m_feed.loadMore();
}

// --- views and columns

void SessionsPage::fillViews()
{
    m_viewsMenu->clear();
    const auto add = [this](const QString &name, const SessionsFilter &filter) {
        QAction *action = m_viewsMenu->addAction(name);
        action->setCheckable(true);
        action->setChecked(filter == m_feed.filter());
        connect(action, &QAction::triggered, this, [this, filter] { showSessions(filter); });
    };
    using Period = SessionsFilter::Period;
    SessionsFilter filter;
    add(tr("All sessions"), filter);
    filter.status = Status::Escalated;
    add(tr("With people, open"), filter);
    filter = {};
    filter.status = Status::Active;
    filter.tier = Tier::AiManager;
    add(tr("With the AI Manager"), filter);
    filter = {};
    filter.sentiment = Sentiment::Irate;
    filter.period = Period::Week;
    add(tr("Irate, last 7 days"), filter);
    filter = {};
    filter.status = Status::Resolved;
    filter.period = Period::Today;
    add(tr("Started and resolved today"), filter);
    if (!m_views.views().empty())
        m_viewsMenu->addSeparator();
    for (const SavedViews::View &each : m_views.views())
        add(each.name, each.filter);
    m_viewsMenu->addSeparator();
    connect(m_viewsMenu->addAction(tr("Save this view…")), &QAction::triggered, this, &SessionsPage::saveView);
    if (m_views.views().empty())
        return;
    QMenu *removal = m_viewsMenu->addMenu(tr("Remove a view"));
    for (const SavedViews::View &each : m_views.views())
        connect(removal->addAction(each.name), &QAction::triggered, this,
                [this, name = each.name] { m_views.remove(name); });
}

void SessionsPage::saveView()
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("viewName"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save this view"));
    dialog->setLabelText(tr("Its name; one that is there already is replaced"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &text) {
        if (const QString name = text.simplified().left(LongestName); !name.isEmpty())
            m_views.save({name, m_feed.filter()});
    });
    dialog->open();
}

void SessionsPage::fillColumns()
{
    m_columnsMenu->clear();
    QHeaderView *header = m_table->horizontalHeader();
    for (int column = 0; column < SessionsModel::Columns; ++column) {
        QAction *action =
            m_columnsMenu->addAction(m_feed.model().headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        // Who it is about stays: a row without it says nothing.
        action->setEnabled(column != SessionsModel::Customer);
        connect(action, &QAction::toggled, this, [header, column](bool isShown) {
            header->setSectionHidden(column, !isShown);
            if (isShown && header->sectionSize(column) < header->minimumSectionSize() * 2)
                header->resizeSection(column, header->sectionSizeHint(column) + 40);
        });
    }
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
        m_state->setAction(tr("Try again"), QStringLiteral("R"));
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
    if (m_feed.state() != SessionsFeed::State::Ready) {
        m_count->setText({});
        return;
    }
    const QLocale locale;
    QStringList parts{m_feed.total() == 1 ? tr("1 session") : tr("%Ln sessions", nullptr, m_feed.total())};
    const int loaded = m_feed.model().rowCount();
    if (m_feed.model().sortColumn() >= 0 && !m_feed.isComplete())
        parts.append(tr("only the newest %1 of them are sorted").arg(locale.toString(loaded)));
    m_count->setText(parts.join(QStringLiteral(" · ")));
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
    m_table->scrollTo(m_table->currentIndex());
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
