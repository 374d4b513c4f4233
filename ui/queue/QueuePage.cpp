#include "ui/queue/QueuePage.h"

#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/CaseView.h"
#include "ui/conversation/dialogs/BulkActs.h"
#include "ui/delegates/QueueDelegate.h"
#include "ui/models/Failures.h"
#include "ui/queue/BulkPanel.h"
#include "ui/queue/DraftMarks.h"
#include "ui/queue/EmptyWords.h"
#include "ui/queue/QueueSplitter.h"
#include "ui/queue/ReadingHold.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/PillTabs.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/Skeleton.h"
#include "ui/widgets/StatePanel.h"

#include <QtCore/QEvent>
#include <QtCore/QSettings>
#include <QtGui/QFocusEvent>
#include <QtGui/QShortcut>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QListView>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <utility>

namespace tierdesk::ui {

using client::Connection;
using deskapi::QueueView;
namespace metric = theme::metric;

namespace {

QString viewKey()
{
    return u"queue/view"_s;
}
QString caseKey()
{
    return u"queue/case"_s;
}
} // namespace

QueuePage::QueuePage(CaseDesk &desk, QueueFeed &feed, QWidget *parent)
    : Page(parent)
    , m_desk(desk)
    , m_connection(desk.connection())
    , m_feed(feed)
    , m_settings(desk.settings())
    , m_splitter(new QueueSplitter(desk.settings(), this))
{
    setObjectName(u"queuePage"_s);
    QWidget *list = makeList();
    m_splitter->setParts(list, makeDetail());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    makeKeys();

    connect(&m_feed, &QueueFeed::stateChanged, this, &QueuePage::showState);
    connect(&m_feed, &QueueFeed::countsChanged, this, &QueuePage::showCounts);
    connect(&m_feed, &QueueFeed::rowChanged, this, [this](const QString &id) {
        const deskapi::SessionRow *row = id == m_selected ? m_feed.find(id) : nullptr;
        if (row)
            m_case->feed().put(*row);
    });
    connect(&m_feed, &QueueFeed::ticked, this, &QueuePage::showConnection);
    connect(&m_connection, &Connection::stateChanged, this, &QueuePage::showConnection);

    m_marks = std::make_unique<DraftMarks>(m_desk, m_feed);

    const int saved = m_settings.value(viewKey(), 0).toInt();
    m_tabs->setCurrentIndex(saved >= 0 && saved < static_cast<int>(QueueViews.size()) ? saved : 0);
    m_wanted = m_settings.value(caseKey()).toString();
    showView();
    showCase();
}

QueuePage::~QueuePage() = default;

QWidget *QueuePage::makeList()
{
    using widgets::Panel;
    auto *panel = new Panel(Panel::Surface::Panel, m_splitter);
    panel->setMinimumWidth(theme::scaledIcon(metric::ListWidth));

    m_strip = new Panel(Panel::Surface::Panel, Qt::BottomEdge, panel);
    m_strip->setMinimumHeight(theme::barHeight());
    m_tabs = new widgets::PillTabs(m_strip);
    m_tabs->setObjectName(u"queueTabs"_s);
    m_tabs->setAccessibleName(tr("Queue views"));
    for (const QueueView view : QueueViews) {
        const int tab = m_tabs->addTab(phrases::text(view));
        m_tabs->setTabToolTip(tab, tr("%1 (%2)", "view, key").arg(phrases::text(view)).arg(tab + 1));
    }
    auto *stripLayout = new QHBoxLayout(m_strip);
    stripLayout->setContentsMargins(theme::inReadingOrder({10, 0, 8, 0}, layoutDirection()));
    stripLayout->addWidget(m_tabs, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &QueuePage::showView);

    m_banner = new widgets::Banner(panel);
    m_banner->hide();
    connect(m_banner, &widgets::Banner::actionTriggered, this, [this] { refresh(); });

    m_listStack = new QStackedWidget(panel);
    m_list = new widgets::RowList(m_listStack);
    m_list->setObjectName(u"queueList"_s);
    m_list->setAccessibleName(tr("Cases"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new QueueDelegate(m_list));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_reading = new ReadingHold(
        *m_list, [this](bool isHeld) { holdOrder(isHeld); }, this);
    m_skeleton = new widgets::Skeleton(m_listStack);
    m_listState = new widgets::StatePanel(m_listStack);
    m_listState->setObjectName(u"queueState"_s);
    connect(m_listState, &widgets::StatePanel::actionTriggered, this, &QueuePage::refresh);
    m_listStack->addWidget(m_list);
    m_listStack->addWidget(m_skeleton);
    m_listStack->addWidget(m_listState);

    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addWidget(m_banner);
    layout->addWidget(m_listStack, 1);
    return panel;
}

QWidget *QueuePage::makeDetail()
{
    m_detailStack = new QStackedWidget(m_splitter);
    m_detailStack->setMinimumWidth(metric::ListWidth);
    m_nothing = new widgets::StatePanel(m_detailStack);
    m_nothing->show(theme::Icon::Pointer, tr("No case selected"),
                    tr("Select a case in the list to see its conversation and details."));
    m_coming = new widgets::Skeleton(widgets::Skeleton::Shape::Talk, false, m_detailStack);
    m_case = new CaseView(m_desk, m_detailStack);
    connect(m_case, &CaseView::handled, this, &QueuePage::takeHandled);
    connect(m_case, &CaseView::popOutRequested, this, &QueuePage::popOutRequested);
    connect(m_case, &CaseView::sessionChosen, this, &QueuePage::sessionChosen);
    m_bulk = new BulkPanel(m_detailStack);
    auto *acts = new BulkActs(
        m_desk, [this] { return m_feed.now(); }, this);
    connect(acts, &BulkActs::handled, this, &QueuePage::takeHandled);
    connect(m_bulk, &BulkPanel::transferRequested, acts, [this, acts] { acts->transfer(m_bulk->cases()); });
    connect(m_bulk, &BulkPanel::resolveRequested, acts, [this, acts] { acts->resolve(m_bulk->cases()); });
    connect(m_bulk, &BulkPanel::clearRequested, this, [this] {
        if (!select(m_selected))
            m_list->clearSelection();
        showCase();
    });
    m_detailStack->addWidget(m_coming);
    m_detailStack->addWidget(m_nothing);
    m_detailStack->addWidget(m_case);
    m_detailStack->addWidget(m_bulk);
    return m_detailStack;
}

void QueuePage::makeKeys()
{
    const auto key = [this](const QString &id, const QString &title, const QKeySequence &sequence, auto act) {
        connect(keys::add(this, id, title, sequence), &QShortcut::activated, this, act);
    };
    key(u"queue.refresh"_s, tr("Refresh the queue"), QKeySequence(Qt::Key_R), [this] { refresh(); });
    auto *again = new QShortcut(QKeySequence(QKeySequence::Refresh), this);
    connect(again, &QShortcut::activated, this, &QueuePage::refresh);
    constexpr std::array ids{"queue.waiting", "queue.mine", "queue.team", "queue.snoozed"};
    for (int tab = 0; tab < static_cast<int>(QueueViews.size()); ++tab) {
        const auto at = static_cast<std::size_t>(tab);
        key(QString::fromLatin1(ids.at(at)), tr("View: %1").arg(phrases::text(QueueViews.at(at))),
            QKeySequence(Qt::Key_1 + tab), [this, tab] { m_tabs->setCurrentIndex(tab); });
    }
}

// --- what is shown

QueueView QueuePage::view() const
{
    return QueueViews.at(static_cast<std::size_t>(m_tabs->currentIndex()));
}

void QueuePage::setView(QueueView view)
{
    m_tabs->setCurrentIndex(static_cast<int>(view));
}

void QueuePage::showView()
{
    m_reading->end();
    m_settings.setValue(viewKey(), m_tabs->currentIndex()); // at once, as the case: neither is for an end in order only
    QueueModel &model = m_feed.model(view());
    if (m_list->model() != &model) {
        QItemSelectionModel *before = m_list->selectionModel();
        if (auto *old = m_list->model())
            old->disconnect(this);
        // Before the view hears of it: it would choose a neighbour in the place of the row that goes.
        connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
                [this](const QModelIndex &, int first, int last) {
                    const int current = m_list->currentIndex().row();
                    if (current >= first && current <= last)
                        m_list->selectionModel()->setCurrentIndex({}, QItemSelectionModel::NoUpdate);
                });
        m_list->setModel(&model);
        delete before;
        connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &QueuePage::selectionMoved);
        connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &QueuePage::selectionMoved);
        connect(&model, &QAbstractItemModel::rowsInserted, this, &QueuePage::showState);
        connect(&model, &QAbstractItemModel::rowsRemoved, this, &QueuePage::showState);
    }
    if (!m_selected.isEmpty())
        select(m_selected);
    showState();
}

void QueuePage::showState()
{
    const bool isEmpty = m_feed.model(view()).rowCount() == 0;
    const auto state = m_feed.state();
    m_listState->setAction({});
    if (!isEmpty) {
        m_listStack->setCurrentWidget(m_list);
    } else if (state == QueueFeed::State::Failed) {
        const auto words = failureWords(*m_feed.error());
        m_listState->show(words.icon, words.heading, words.sentence);
        m_listState->setAction(tr("Try again"), keys::text(findChild<QShortcut *>(u"key.queue.refresh"_s)->key()));
        m_listStack->setCurrentWidget(m_listState);
    } else if (state != QueueFeed::State::Ready) {
        m_listStack->setCurrentWidget(m_skeleton);
    } else {
        const EmptyWords words = emptyWords(view());
        m_listState->show(words.icon, words.heading, words.sentence);
        m_listStack->setCurrentWidget(m_listState);
    }
    showConnection();
    showCounts();
    restoreCase();
    showCase();
    if (hasFocus() && m_listStack->currentWidget() == m_list)
        m_list->setFocus(Qt::OtherFocusReason); // it was waited for
}

/// The case of the last time, once the queue is here.
void QueuePage::restoreCase()
{
    if (m_feed.state() != QueueFeed::State::Ready || m_wanted.isEmpty())
        return;
    const QString wanted = std::exchange(m_wanted, {});
    if (m_selected.isEmpty())
        (void)select(wanted);
}

void QueuePage::showConnection()
{
    // With nothing loaded the state in the list says it all, and of a cut connection the whole window speaks.
    const bool isOld = m_feed.state() == QueueFeed::State::Ready && m_feed.error() &&
                       m_connection.state() != Connection::State::Waiting;
    if (isOld)
        m_banner->say(widgets::Banner::Mood::Bad, theme::Icon::Alert, tr("The queue could not be refreshed."),
                      tr("Try again"));
    m_banner->setVisible(isOld);
}

void QueuePage::showCounts()
{
    const bool isKnown = m_feed.state() == QueueFeed::State::Ready;
    for (const QueueView each : QueueViews)
        m_tabs->setCount(static_cast<int>(each), isKnown ? m_feed.count(each) : -1);
}

void QueuePage::showCase()
{
    if (const auto several = chosen(); several.size() > 1) {
        m_bulk->show(several);
        m_detailStack->setCurrentWidget(m_bulk);
        layOut();
        return;
    }
    if (!m_selected.isEmpty()) {
        if (const deskapi::SessionRow *row = m_feed.find(m_selected))
            m_case->open(*row);
        else
            m_case->open(m_selected);
        m_detailStack->setCurrentWidget(m_case);
        layOut();
        return;
    }
    m_case->close();
    const bool hasRows = m_feed.model(view()).rowCount() > 0;
    m_detailStack->setCurrentWidget(hasRows ? static_cast<QWidget *>(m_nothing) : m_coming);
    layOut();
}

/// Where there is nothing to choose from, what the list says has the whole page: no half of it lies idle.
void QueuePage::layOut()
{
    m_splitter->setAlone(m_detailStack->currentWidget() == m_coming && m_listStack->currentWidget() == m_listState);
}

// --- what the person does

QString QueuePage::selected() const
{
    return m_selected;
}

bool QueuePage::select(const QString &id)
{
    const QModelIndex index = m_feed.model(view()).indexOf(id);
    if (!index.isValid())
        return false;
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index);
    return true;
}

bool QueuePage::openCase(const QString &id)
{
    for (const QueueView each : QueueViews) {
        if (m_feed.model(each).indexOf(id).isValid()) {
            setView(each);
            return select(id);
        }
    }
    return false;
}

std::vector<deskapi::SessionRow> QueuePage::chosen() const
{
    QModelIndexList indexes = m_list->selectionModel() ? m_list->selectionModel()->selectedRows() : QModelIndexList();
    std::sort(indexes.begin(), indexes.end());
    std::vector<deskapi::SessionRow> rows;
    for (const QModelIndex &index : indexes)
        rows.push_back(m_feed.model(view()).row(index.row()));
    return rows;
}

void QueuePage::selectionMoved()
{
    const QModelIndex index = m_list->currentIndex();
    // A case that leaves the view stays on the screen until another is chosen: it may be the one that is being read.
    if (index.isValid() && m_list->selectionModel()->selectedRows().size() <= 1) {
        m_selected = index.data(QueueModel::SessionIdRole).toString();
        m_settings.setValue(caseKey(), m_selected);
    }
    showCase();
}

void QueuePage::clear()
{
    // Whoever comes back finds the case again.
    m_wanted = std::exchange(m_selected, {});
    showCase();
}

void QueuePage::refresh()
{
    m_connection.retryNow();
    m_feed.load();
    m_case->feed().reload();
}

void QueuePage::takeHandled(const deskapi::Handled &handled)
{
    const deskapi::SessionRow &row = handled.session;
    m_feed.put(row);
    // What has become one's own is found among one's own.
    if (view() == QueueView::Waiting && row.id == m_selected &&
        deskapi::isIn(row, QueueView::Mine, m_feed.me(), m_feed.now())) {
        setView(QueueView::Mine);
        (void)select(row.id);
    }
}

void QueuePage::focusInEvent(QFocusEvent *event)
{
    // The arrow keys choose from the first moment on. What is not shown cannot have the focus.
    if (m_listStack->currentWidget() == m_list)
        m_list->setFocus(event->reason());
}

void QueuePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_splitter) {
        m_splitter->widget(0)->setMinimumWidth(theme::scaledIcon(metric::ListWidth));
        m_strip->setMinimumHeight(theme::barHeight());
    }
}

// --- a steady list under the reader's eyes

void QueuePage::holdOrder(bool isHeld)
{
    for (const QueueView each : QueueViews)
        m_feed.model(each).setOrderHeld(isHeld && each == view());
}

} // namespace tierdesk::ui
