#include "ui/training/TrainingPage.h"

#include "ui/models/Failures.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Theme.h"
#include "ui/training/TrainingDelegate.h"
#include "ui/training/TrainingPanel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/Segmented.h"
#include "ui/widgets/Skeleton.h"
#include "ui/widgets/StatePanel.h"

#include <QtGui/QFocusEvent>
#include <QtGui/QShortcut>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace tierdesk::ui {

using client::Connection;
using Mood = widgets::Banner::Mood;
using widgets::Panel;
namespace metric = theme::metric;

namespace {

constexpr int SearchRestMs = 250;
constexpr int EventsRestMs = 400;
constexpr int PanelWidth = 360;
constexpr int LabelLength = 6; ///< characters of a label that are seen at least

} // namespace

TrainingPage::TrainingPage(Connection &connection, const base::Clock &clock, QWidget *parent)
    : Page(parent)
    , m_connection(connection)
    , m_training(connection)
    , m_model(clock)
    , m_banner(new widgets::Banner(this))
{
    setObjectName(u"trainingPage"_s);
    m_banner->setObjectName(u"trainingBanner"_s);
    m_banner->hide();
    connect(m_banner, &widgets::Banner::actionTriggered, m_banner, &QWidget::hide);
    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeStrip());
    column->addWidget(makeList(), 1);
    m_panel = new TrainingPanel(clock, this); // after the list, as Tab goes
    connect(m_panel, &TrainingPanel::runRequested, this, [this] {
        m_training.run(this, [this](const base::Result<deskapi::Training> &training) { takeState(training); });
    });
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    splitter->addWidget(left);
    splitter->addWidget(m_panel);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 0);
    splitter->setSizes({3 * PanelWidth, theme::scaled(PanelWidth)});
    m_panel->setMinimumWidth(PanelWidth * 2 / 3);
    fit();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(splitter, 1);
    makeKeys();

    m_search.setSingleShot(true);
    m_search.setInterval(SearchRestMs);
    connect(&m_search, &QTimer::timeout, this, &TrainingPage::load);
    m_told.setSingleShot(true);
    m_told.setInterval(EventsRestMs);
    connect(&m_told, &QTimer::timeout, this, [this] {
        loadState();
        load();
    });
    const auto reload = [this] {
        if (m_state != State::Empty)
            m_told.start(0);
    };
    connect(&m_connection, &Connection::connected, this, reload);
    connect(&m_connection, &Connection::reset, this, reload);
    connect(&m_connection, &Connection::eventReceived, this, [this](const deskapi::Event &event) {
        const bool isOurs = event.has(u"examples.changed") || event.has(u"training.changed");
        if (isOurs && m_state != State::Empty && !m_told.isActive())
            m_told.start(EventsRestMs);
    });
    showList();
}

TrainingPage::~TrainingPage()
{
    m_list->setModel(nullptr);
}

QWidget *TrainingPage::makeStrip()
{
    auto *strip = new Panel(Panel::Surface::Panel, Qt::BottomEdge, this);
    m_kind = new widgets::Segmented(tr("Training type"), strip);
    m_kind->setObjectName(u"trainingKind"_s);
    m_kind->addChoice(tr("Topics"), static_cast<int>(TrainingKind::Category));
    m_kind->addChoice(tr("Intents"), static_cast<int>(TrainingKind::Intent));
    connect(m_kind, &widgets::Segmented::valueChosen, this, [this] {
        m_label->setCurrentIndex(0);
        m_model.clear();
        m_state = State::Loading;
        showLabels();
        load();
    });
    m_words = new QLineEdit(strip);
    m_words->setObjectName(u"trainingSearch"_s);
    m_words->setAccessibleName(tr("Search examples"));
    m_words->setPlaceholderText(tr("Find (/)"));
    m_words->setClearButtonEnabled(true);
    m_words->setMaxLength(200);
    connect(m_words, &QLineEdit::textChanged, &m_search, qOverload<>(&QTimer::start));
    m_label = new QComboBox(strip);
    m_label->setObjectName(u"trainingLabel"_s);
    m_label->setAccessibleName(tr("Filter examples"));
    m_label->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // an intent's name may be long
    m_label->setMinimumContentsLength(LabelLength);
    m_label->addItem(tr("All"));
    connect(m_label, &QComboBox::activated, this, &TrainingPage::load);
    const auto button = [&](const char *name, const QString &text, const QString &spoken, auto act) {
        auto *made = new QPushButton(text, strip);
        made->setObjectName(QString::fromLatin1(name));
        made->setAccessibleName(spoken);
        connect(made, &QPushButton::clicked, this, act);
        return made;
    };
    m_remove = button("removeExamples", tr("Remove"), tr("Remove selected examples"), &TrainingPage::askToRemove);
    m_file = button("addExamplesFile", tr("Import…"), tr("Add examples from a file"), &TrainingPage::askForFile);
    m_new = button("newExample", tr("Add"), tr("Add example"), &TrainingPage::askForOne);
    auto *line = new QHBoxLayout(strip);
    line->setContentsMargins(10, 8, 10, 9);
    line->setSpacing(8);
    line->addWidget(m_kind);
    line->addWidget(m_words, 1);
    line->addWidget(m_label);
    line->addWidget(m_remove);
    line->addWidget(m_file);
    line->addWidget(m_new);
    return strip;
}

void TrainingPage::fit()
{
    m_words->setMinimumWidth(m_words->fontMetrics().horizontalAdvance(m_words->placeholderText()) +
                             theme::controlHeight());
}

void TrainingPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        fit();
}

QWidget *TrainingPage::makeList()
{
    auto *ground = new widgets::Panel(widgets::Panel::Surface::Panel, this); // the list's, also while there is none
    m_stack = new QStackedWidget(ground);
    auto *layout = new QVBoxLayout(ground);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_list = new widgets::RowList(m_stack);
    m_list->setObjectName(u"trainingList"_s);
    m_list->setAccessibleName(tr("Examples"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new TrainingDelegate(m_list));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_remove->setEnabled(m_list->selectionModel()->hasSelection()); });
    connect(m_list, &QAbstractItemView::activated, this, &TrainingPage::openChosen);
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        const QScrollBar &bar = *m_list->verticalScrollBar();
        if (value >= bar.maximum() - bar.pageStep())
            loadMore();
    });
    auto *removal = new QShortcut(QKeySequence(QKeySequence::Delete), m_list);
    removal->setContext(Qt::WidgetShortcut);
    connect(removal, &QShortcut::activated, this, &TrainingPage::askToRemove);
    m_skeleton = new widgets::Skeleton(widgets::Skeleton::Shape::ShortRows, false, m_stack);
    m_nothing = new widgets::StatePanel(m_stack);
    m_nothing->setObjectName(u"trainingListState"_s);
    connect(m_nothing, &widgets::StatePanel::actionTriggered, this, [this] {
        if (m_state == State::Failed) {
            m_connection.retryNow();
            loadState();
            load();
        } else if (!m_words->text().isEmpty()) {
            m_words->clear();
        } else {
            askForOne();
        }
    });
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_skeleton);
    m_stack->addWidget(m_nothing);
    return ground;
}

void TrainingPage::makeKeys()
{
    const auto key = [this](const char *id, const QString &title, const QKeySequence &sequence, auto act) {
        QShortcut *shortcut = keys::add(this, QString::fromLatin1(id), title, sequence);
        connect(shortcut, &QShortcut::activated, this, act);
        return shortcut;
    };
    keys::hint(*m_new, *key("training.new", tr("Add example"), QKeySequence(Qt::Key_N), [this] { askForOne(); }));
    keys::hint(*m_file, *key("training.file", tr("Add examples from a file"), QKeySequence(Qt::Key_U),
                             [this] { askForFile(); }));
    key("training.search", tr("Search examples"), QKeySequence(Qt::Key_Slash), [this] {
        m_words->setFocus(Qt::ShortcutFocusReason);
        m_words->selectAll();
    });
    key("training.refresh", tr("Refresh the list"), QKeySequence(Qt::Key_R), [this] { m_told.start(0); });
    keys::hint(m_panel->runButton(), *key("training.run", tr("Train now"), QKeySequence(Qt::Key_L),
                                          [this] { m_panel->runButton().click(); }));
}

// --- what the server has

TrainingKind TrainingPage::kind() const
{
    return static_cast<TrainingKind>(m_kind->value().toInt());
}

client::ExampleQuery TrainingPage::query() const
{
    client::ExampleQuery query;
    query.kind = kind();
    query.label = m_label->currentData().toString();
    query.words = m_words->text().trimmed();
    return query;
}

void TrainingPage::setMe(const deskapi::UserInfo &me)
{
    m_me = me;
    if (isVisible() && m_state == State::Empty) {
        loadState();
        load();
    }
}

void TrainingPage::clear()
{
    ++m_load;
    m_me = {};
    m_known.reset();
    m_state = State::Empty;
    m_search.stop();
    m_told.stop();
    m_model.clear();
    {
        const QSignalBlocker quiet(m_words);
        m_words->clear();
    }
    m_banner->hide();
    showLabels();
    showList();
}

void TrainingPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_state == State::Empty && m_me.id.isSet()) {
        loadState();
        load();
    }
}

void TrainingPage::focusInEvent(QFocusEvent *event)
{
    m_list->setFocus(event->reason());
}

void TrainingPage::loadState()
{
    m_training.state(this, [this](const base::Result<deskapi::Training> &training) { takeState(training); });
}

void TrainingPage::takeState(const base::Result<deskapi::Training> &training)
{
    if (!training) {
        if (m_state == State::Ready)
            complain(training.error(), tr("The training status could not be loaded."));
        return;
    }
    m_known = *training;
    showLabels();
    m_panel->show(*m_known, kind());
    // Nobody tells when it begins: it is asked for until it has ended.
    if (training->state != deskapi::TrainingState::Idle && isVisible())
        QTimer::singleShot(2 * EventsRestMs, this, [this] {
            if (m_state != State::Empty && !m_told.isActive())
                loadState();
        });
}

void TrainingPage::load()
{
    if (m_state != State::Ready)
        m_state = State::Loading;
    m_isLoadingMore = false;
    showList();
    m_training.list(query(), this, [this, load = ++m_load](const base::Result<deskapi::TrainingExamples> &page) {
        if (load == m_load)
            takeList(page);
    });
}

void TrainingPage::takeList(const base::Result<deskapi::TrainingExamples> &page)
{
    if (!page) {
        m_error = page.error();
        m_state = m_model.rowCount() > 0 ? State::Ready : State::Failed;
    } else {
        m_error.reset();
        m_state = State::Ready;
        m_next = page->next;
        m_model.setExamples(page->examples);
    }
    m_remove->setEnabled(m_list->selectionModel()->hasSelection());
    showList();
}

void TrainingPage::loadMore()
{
    if (m_isLoadingMore || !m_next.isSet() || m_state != State::Ready)
        return;
    m_isLoadingMore = true;
    client::ExampleQuery more = query();
    more.before = m_next;
    m_training.list(more, this, [this, load = m_load](const base::Result<deskapi::TrainingExamples> &page) {
        if (load != m_load)
            return;
        m_isLoadingMore = false;
        if (!page) // the next scrolling asks again
            return;
        m_next = page->next;
        m_model.append(page->examples);
    });
}

// --- what is shown

void TrainingPage::showLabels()
{
    const QString chosen = m_label->currentData().toString();
    QStringList before;
    for (int at = 1; at < m_label->count(); ++at)
        before.append(m_label->itemData(at).toString());
    QStringList labels;
    for (const deskapi::TrainingOf &of : m_known ? m_known->kinds : std::vector<deskapi::TrainingOf>()) {
        for (const auto &each : of.labels) {
            if (of.kind == kind())
                labels.append(each.label);
        }
    }
    if (m_known)
        m_panel->show(*m_known, kind());
    if (labels == before && m_label->count() > 0)
        return; // it may be open: while something is learned this comes every few seconds
    m_label->clear();
    m_label->addItem(tr("All"));
    for (const QString &each : std::as_const(labels))
        m_label->addItem(trainingLabel(kind(), each), each);
    m_label->setCurrentIndex(std::max(0, chosen.isEmpty() ? 0 : m_label->findData(chosen)));
}

void TrainingPage::showList()
{
    const bool isReady = m_state == State::Ready;
    m_new->setEnabled(isReady);
    m_file->setEnabled(isReady);
    m_remove->setEnabled(isReady && m_list->selectionModel()->hasSelection());
    m_nothing->setAction({});
    if (m_model.rowCount() > 0) {
        m_stack->setCurrentWidget(m_list);
        return;
    }
    if (m_state == State::Failed && m_error) {
        const FailureWords words = failureWords(*m_error);
        m_nothing->show(words.icon, words.heading, words.sentence);
        m_nothing->setAction(tr("Try again"), keys::text(findChild<QShortcut *>(u"key.training.refresh"_s)->key()));
    } else if (!isReady) {
        m_stack->setCurrentWidget(m_skeleton);
        return;
    } else if (!m_words->text().isEmpty() || m_label->currentIndex() > 0) {
        m_nothing->show(theme::Icon::Search, tr("No examples found"), tr("No example matches this search or filter."));
        if (!m_words->text().isEmpty())
            m_nothing->setAction(tr("Show all"));
    } else {
        m_nothing->show(theme::Icon::Teach, tr("No examples yet"),
                        kind() == TrainingKind::Category
                            ? tr("Examples teach the model to recognize topics. Correct the topic of a case next to "
                                 "its conversation to turn its message into an example, or add examples here.")
                            : tr("Intents describe what your customers want. Add a few examples for each intent so "
                                 "that messages can be matched to it."));
        m_nothing->setAction(tr("Add example"), keys::text(findChild<QShortcut *>(u"key.training.new"_s)->key()));
    }
    m_stack->setCurrentWidget(m_nothing);
}

} // namespace tierdesk::ui
