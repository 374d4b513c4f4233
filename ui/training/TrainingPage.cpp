#include "ui/training/TrainingPage.h"

#include "ui/models/Failures.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Theme.h"
#include "ui/training/TrainingPanel.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/Segmented.h"
#include "ui/widgets/TwoLineList.h"

#include <QtGui/QFocusEvent>
#include <QtGui/QShortcut>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace tierdesk::ui {

using client::Connection;

namespace {

constexpr int SearchRestMs = 250;
constexpr int StateRestMs = 800; ///< between looks at a training that runs
constexpr int PanelWidth = 360;
constexpr int LabelLength = 6; ///< characters of a label that are seen at least
constexpr TwoLineRow::Shape ExampleShape{theme::Type::Body, theme::Type::Small, 9};

void paintExample(TwoLineRow &row, const QModelIndex &index)
{
    const theme::Tokens &t = row.tokens();
    row.badge(index.data(TrainingModel::LabelRole).toString(), t.accent, row.first().width() / 3);
    row.words(row.first(), theme::Type::Body, t.text, index.data(Qt::DisplayRole).toString());
    row.words(row.second(), theme::Type::Small, t.dimOn(row.ground()),
              index.data(TrainingModel::SourceRole).toString());
}

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
    makeList();
    m_panel = new TrainingPanel(clock, this); // after the list, as Tab goes
    connect(m_panel, &TrainingPanel::runRequested, this, [this] {
        m_training.run(this, [this](const base::Result<deskapi::Training> &training) { takeState(training); });
    });
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    splitter->addWidget(m_pane);
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
    connect(&m_loading, &widgets::Loading::due, this, &TrainingPage::refresh);
    connect(&m_connection, &Connection::connected, &m_loading, &widgets::Loading::reload);
    connect(&m_connection, &Connection::reset, &m_loading, &widgets::Loading::reload);
    connect(&m_connection, &Connection::eventReceived, this, [this](const deskapi::Event &event) {
        if (event.has(u"examples.changed") || event.has(u"training.changed"))
            m_loading.reloadSoon();
    });
    showList();
}

TrainingPage::~TrainingPage()
{
    m_list->setModel(nullptr);
}

void TrainingPage::makeList()
{
    m_pane = new widgets::StatePane(u"trainingListState"_s, widgets::Panel::Surface::Panel, {}, this);
    auto *strip = new QHBoxLayout;
    m_pane->setStrip(strip);
    m_kind = new widgets::Segmented(tr("Training type"), m_pane);
    m_kind->setObjectName(u"trainingKind"_s);
    m_kind->addChoice(tr("Topics"), static_cast<int>(TrainingKind::Category));
    m_kind->addChoice(tr("Intents"), static_cast<int>(TrainingKind::Intent));
    connect(m_kind, &widgets::Segmented::valueChosen, this, [this] {
        m_label->setCurrentIndex(0);
        m_model.clear();
        m_loading.drop();
        showLabels();
        load();
    });
    strip->addWidget(m_kind);
    m_words = m_pane->addSearch("trainingSearch", tr("Search examples"), tr("Find (/)"));
    m_words->setMaxLength(200);
    connect(m_words, &QLineEdit::textChanged, &m_search, qOverload<>(&QTimer::start));
    m_label = new QComboBox(m_pane);
    m_label->setObjectName(u"trainingLabel"_s);
    m_label->setAccessibleName(tr("Filter examples"));
    m_label->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // an intent's name may be long
    m_label->setMinimumContentsLength(LabelLength);
    m_label->addItem(tr("All"));
    connect(m_label, &QComboBox::activated, this, &TrainingPage::load);
    strip->addWidget(m_label);
    m_remove = m_pane->addButton("removeExamples", tr("Remove"), [this] { askToRemove(); });
    m_remove->setAccessibleName(tr("Remove selected examples"));
    m_file = m_pane->addButton("addExamplesFile", tr("Import…"), [this] { askForFile(); });
    m_file->setAccessibleName(tr("Add examples from a file"));
    m_new = m_pane->addButton("newExample", tr("Add"), [this] { askForOne(); });
    m_new->setAccessibleName(tr("Add example"));

    m_list = new widgets::RowList(m_pane);
    widgets::setTwoLineRows(*m_list, "trainingList", tr("Examples"), m_model, ExampleShape, paintExample);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_pane->setList(m_list);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_remove->setEnabled(m_list->selectionModel()->hasSelection()); });
    connect(m_list, &QAbstractItemView::activated, this, &TrainingPage::openChosen);
    connect(m_pane, &widgets::StatePane::endReached, this, &TrainingPage::loadMore);
    auto *removal = new QShortcut(QKeySequence(QKeySequence::Delete), m_list);
    removal->setContext(Qt::WidgetShortcut);
    connect(removal, &QShortcut::activated, this, &TrainingPage::askToRemove);
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

void TrainingPage::makeKeys()
{
    const auto key = [this](const char *id, const QString &title, const QKeySequence &sequence, auto act) {
        QShortcut *shortcut = keys::add(this, QString::fromLatin1(id), title, sequence);
        connect(shortcut, &QShortcut::activated, this, act);
        return shortcut;
    };
    m_newKey = key("training.new", tr("Add example"), QKeySequence(Qt::Key_N), [this] { askForOne(); });
    keys::hint(*m_new, *m_newKey);
    keys::hint(*m_file, *key("training.file", tr("Add examples from a file"), QKeySequence(Qt::Key_U),
                             [this] { askForFile(); }));
    key("training.search", tr("Search examples"), QKeySequence(Qt::Key_Slash), [this] { m_pane->focusSearch(); });
    m_refreshKey =
        key("training.refresh", tr("Refresh the list"), QKeySequence(Qt::Key_R), [this] { m_loading.reload(); });
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
    if (isVisible() && m_loading.isEmpty())
        refresh();
}

void TrainingPage::clear()
{
    m_loading.reset();
    m_me = {};
    m_known.reset();
    m_model.clear();
    m_words->clear();
    m_search.stop(); // which the cleared words have started
    m_banner->hide();
    showLabels();
    showList();
}

void TrainingPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_loading.isEmpty() && m_me.id.isSet())
        refresh();
}

void TrainingPage::focusInEvent(QFocusEvent *event)
{
    m_list->setFocus(event->reason());
}

void TrainingPage::refresh()
{
    loadState();
    load();
}

void TrainingPage::loadState()
{
    m_training.state(this, [this](const base::Result<deskapi::Training> &training) { takeState(training); });
}

void TrainingPage::takeState(const base::Result<deskapi::Training> &training)
{
    if (!training) {
        if (m_loading.isReady())
            complain(training.error(), tr("The training status could not be loaded."));
        return;
    }
    m_known = *training;
    showLabels();
    m_panel->show(*m_known, kind());
    // Nobody tells when it begins: it is asked for until it has ended.
    if (training->state != deskapi::TrainingState::Idle && isVisible())
        QTimer::singleShot(StateRestMs, this, [this] {
            if (!m_loading.isEmpty() && !m_loading.isReloading())
                loadState();
        });
}

void TrainingPage::load()
{
    const int load = m_loading.begin();
    m_isLoadingMore = false;
    showList();
    m_training.list(query(), this, [this, load](const base::Result<deskapi::TrainingExamples> &page) {
        if (m_loading.isAwaited(load))
            takeList(page);
    });
}

void TrainingPage::takeList(const base::Result<deskapi::TrainingExamples> &page)
{
    if (!page) {
        const FailureWords words = failureWords(page.error());
        if (m_model.rowCount() == 0)
            m_loading.drop(); // an empty result may be that of another search
        m_loading.fail({words.icon, words.heading, words.sentence});
    } else {
        m_loading.succeed();
        m_next = page->next;
        m_model.setExamples(page->examples);
    }
    showList();
}

void TrainingPage::loadMore()
{
    if (m_isLoadingMore || !m_next.isSet() || !m_loading.isReady())
        return;
    m_isLoadingMore = true;
    client::ExampleQuery more = query();
    more.before = m_next;
    m_training.list(more, this, [this, load = m_loading.last()](const base::Result<deskapi::TrainingExamples> &page) {
        if (!m_loading.isAwaited(load))
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
    const bool isReady = m_loading.isReady();
    m_new->setEnabled(isReady);
    m_file->setEnabled(isReady);
    m_remove->setEnabled(isReady && m_list->selectionModel()->hasSelection());
    const auto retry = [this] {
        m_connection.retryNow();
        refresh();
    };
    if (m_pane->showLoaded(m_loading, {tr("Try again"), retry, m_refreshKey}))
        return;
    const bool isSearch = !m_words->text().isEmpty();
    if (isSearch || m_label->currentIndex() > 0)
        return m_pane->say(
            {theme::Icon::Search, tr("No examples found"), tr("No example matches this search or filter.")},
            {isSearch ? tr("Show all") : QString(), [this] { m_words->clear(); }});
    m_pane->say({theme::Icon::Teach, tr("No examples yet"),
                 kind() == TrainingKind::Category
                     ? tr("Examples teach the model to recognize topics. Correct the topic of a case next to its "
                          "conversation to turn its message into an example, or add examples here.")
                     : tr("Intents describe what your customers want. Add a few examples for each intent so that "
                          "messages can be matched to it.")},
                {tr("Add example"), [this] { askForOne(); }, m_newKey});
}

} // namespace tierdesk::ui
