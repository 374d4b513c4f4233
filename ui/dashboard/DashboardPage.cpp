#include "ui/dashboard/DashboardPage.h"

#include "ui/dashboard/BarRow.h"
#include "ui/dashboard/ColumnChart.h"
#include "ui/dashboard/FigureCard.h"
#include "ui/dashboard/MoodCharts.h"
#include "ui/models/Failures.h"
#include "ui/models/Phrases.h"
#include "ui/theme/Appearance.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ColumnsLayout.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Legend.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Skeleton.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/Toggle.h"

#include <QtCore/QScopedValueRollback>
#include <QtCore/QSettings>
#include <QtGui/QShortcut>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using client::Connection;
using widgets::Label;
using widgets::Panel;
namespace metric = theme::metric;

namespace {

using Range = DashboardPeriod::Range;
using deskapi::GroupBy;

constexpr int Columns = 6;
constexpr int CardWidth = 190;
constexpr int Gap = 12;
constexpr int PageGap = 18;

QString periodKey()
{
    return QStringLiteral("dashboard/range");
}
QString groupKey()
{
    return QStringLiteral("dashboard/groupBy");
}
QString compareKey()
{
    return QStringLiteral("dashboard/compare");
}

/// The widest of the words of E.
template<class E>
QString longest()
{
    const QFontMetrics metrics(theme::font(theme::Type::Body));
    QString found;
    for (const auto &[value, name] : Words<E>::table) {
        if (metrics.horizontalAdvance(phrases::text(value)) > metrics.horizontalAdvance(found))
            found = phrases::text(value);
    }
    return found;
}

} // namespace

DashboardPage::DashboardPage(Connection &connection, const base::Clock &clock, QSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_connection(connection)
    , m_settings(settings)
    , m_feed(connection, clock)
{
    setObjectName(QStringLiteral("dashboardPage"));
    m_bar = new Panel(Panel::Surface::Panel, Qt::BottomEdge, this);
    auto *bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(metric::PageMargin, 8, metric::PageMargin, 9);
    m_controls = makeControls();
    bar->addWidget(m_controls, 1);
    m_banner = new widgets::Banner(this);
    m_banner->setObjectName(QStringLiteral("dashboardBanner"));
    m_banner->hide();
    connect(m_banner, &widgets::Banner::actionTriggered, this, [this] {
        m_connection.retryNow();
        m_feed.load();
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_banner);
    layout->addWidget(makeBody(), 1);

    QShortcut *refresh =
        keys::add(this, QStringLiteral("dashboard.refresh"), tr("Refresh the figures"), QKeySequence(Qt::Key_R));
    connect(refresh, &QShortcut::activated, &m_feed, &DashboardFeed::load);
    connect(&m_feed, &DashboardFeed::stateChanged, this, &DashboardPage::showState);
    connect(&m_feed, &DashboardFeed::figuresChanged, this, &DashboardPage::showFigures);
    connect(&m_feed, &DashboardFeed::moodsChanged, this, [this] {
        m_moodsCard.note->setText(!m_feed.moods()              ? tr("The moods could not be loaded.")
                                  : m_feed.moods()->count == 0 ? tr("Nobody wrote within this period.")
                                                               : QString());
        if (m_feed.moods())
            m_moods->show(*m_feed.moods());
    });
    connect(&m_feed, &DashboardFeed::todayChanged, this, [this] {
        if (m_feed.today())
            m_today->show(*m_feed.today());
        else
            m_todayCard.note->setText(tr("The moods could not be loaded."));
    });
    connect(&m_feed, &DashboardFeed::messageHeard, m_today, &MoodToday::add);
    connect(m_today, &MoodToday::changed, this, [this] { m_todayCard.note->setText(m_today->summary()); });

    DashboardPeriod period;
    const int range = m_settings.value(periodKey(), static_cast<int>(Range::Month)).toInt();
    if (range >= 0 && range < static_cast<int>(Range::Custom))
        period.range = static_cast<Range>(range);
    period.groupBy = fromWord<GroupBy>(m_settings.value(groupKey()).toString()).value_or(GroupBy::Day);
    m_feed.setPeriod(period);
    showPeriod();
    showState();
}

DashboardPage::~DashboardPage()
{
    m_settings.setValue(periodKey(), static_cast<int>(m_feed.period().range));
    m_settings.setValue(groupKey(), QString(word(m_feed.period().groupBy)));
    m_settings.setValue(compareKey(), m_compare->isChecked());
}

QWidget *DashboardPage::makeControls()
{
    auto *controls = new QWidget(this);
    m_range = new QComboBox(controls);
    m_range->setObjectName(QStringLiteral("dashboardRange"));
    m_range->setAccessibleName(tr("Period"));
    m_range->setToolTip(tr("Days are counted in UTC"));
    m_range->addItem(tr("Today"), static_cast<int>(Range::Today));
    m_range->addItem(tr("Last 7 days"), static_cast<int>(Range::Week));
    m_range->addItem(tr("Last 28 days"), static_cast<int>(Range::Month));
    m_range->addItem(tr("Between…"), static_cast<int>(Range::Custom));
    m_first = new QDateEdit(QDate::currentDate().addDays(-27), controls);
    m_first->setObjectName(QStringLiteral("dashboardFirst"));
    m_first->setAccessibleName(tr("First day"));
    m_last = new QDateEdit(QDate::currentDate(), controls);
    m_last->setObjectName(QStringLiteral("dashboardLast"));
    m_last->setAccessibleName(tr("Last day"));
    m_groupBy = new QComboBox(controls);
    m_groupBy->setObjectName(QStringLiteral("dashboardGroupBy"));
    m_groupBy->setAccessibleName(tr("Grouped"));
    m_groupBy->addItem(tr("By day"), QString(word(GroupBy::Day)));
    m_groupBy->addItem(tr("By week"), QString(word(GroupBy::Week)));
    m_groupBy->addItem(tr("By month"), QString(word(GroupBy::Month)));
    m_compare = new widgets::Toggle(controls);
    m_compare->setObjectName(QStringLiteral("dashboardCompare"));
    m_compare->setText(tr("Compare with the period before"));
    m_compare->setChecked(m_settings.value(compareKey(), true).toBool());
    for (QDateEdit *each : {m_first, m_last}) {
        each->setCalendarPopup(true);
        connect(each, &QDateEdit::dateChanged, this, &DashboardPage::takePeriod);
    }
    for (QComboBox *each : {m_range, m_groupBy})
        connect(each, &QComboBox::currentIndexChanged, this, &DashboardPage::takePeriod);
    connect(m_compare, &QCheckBox::toggled, this, &DashboardPage::showFigures);
    auto *layout = new QHBoxLayout(controls);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QWidget *each : std::initializer_list<QWidget *>{m_range, m_first, m_last, m_groupBy, m_compare})
        layout->addWidget(each);
    layout->addStretch(1);
    return controls;
}

QWidget *DashboardPage::takeControls()
{
    m_bar->hide();
    return m_controls;
}

// --- the cards

DashboardPage::Card DashboardPage::makeCard(const QString &title)
{
    auto *panel = new Panel(Panel::Surface::Card);
    panel->setAccessibleName(title);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(8);
    auto *heading = new QHBoxLayout;
    auto *label = new Label(title, theme::Type::Small, Label::Ink::Dim, panel);
    heading->addWidget(label);
    heading->addStretch(1);
    auto *note = new Label(theme::Type::Small, Label::Ink::Dim, panel);
    heading->addWidget(note);
    column->addLayout(heading);
    return {panel, column, note};
}

QWidget *DashboardPage::makeBody()
{
    using theme::Tokens;
    m_stack = new QStackedWidget(this);
    auto *page = new Panel(Panel::Surface::Window);
    auto *columns = new widgets::ColumnsLayout(page, Columns, CardWidth, Gap);
    columns->setContentsMargins(PageGap, 16, PageGap, PageGap);

    const std::array captions{tr("Contained by AI"), tr("Resolved"), tr("Time to resolve"),
                              tr("Escalated"),       tr("CSAT"),     tr("Left happier than they came")};
    const std::array names{"figureContained", "figureResolved", "figureTime",
                           "figureEscalated", "figureRating",   "figureBetter"};
    for (std::size_t at = 0; at < Figures; ++at) {
        m_figures.at(at) = new FigureCard(captions.at(at), page);
        m_figures.at(at)->setObjectName(QLatin1String(names.at(at)));
        columns->add(m_figures.at(at));
    }
    connect(m_figures[Resolved], &QAbstractButton::clicked, this,
            [this] { open([](SessionsFilter &filter) { filter.status = Status::Resolved; }); });
    connect(m_figures[TimeToResolve], &QAbstractButton::clicked, this,
            [this] { open([](SessionsFilter &filter) { filter.status = Status::Resolved; }); });

    connect(m_figures[Contained], &QAbstractButton::clicked, this,
            [this] { open([](SessionsFilter &filter) { filter.only.add(SessionTrait::Ai); }); });
    connect(m_figures[Escalated], &QAbstractButton::clicked, this,
            [this] { open([](SessionsFilter &filter) { filter.only.add(SessionTrait::Escalated); }); });
    connect(m_figures[Rating], &QAbstractButton::clicked, this,
            [this] { open([](SessionsFilter &filter) { filter.only.add(SessionTrait::Rated); }); });
    connect(m_figures[Better], &QAbstractButton::clicked, this,
            [this] { open([](SessionsFilter &filter) { filter.only.add(SessionTrait::Improved); }); });

    const QString byTier = tr("Sessions, by the tier that ended them");
    m_sessionsCard = makeCard(byTier);
    const ColumnChart::Hue kept = [](const Tokens &t) { return t.aiRep; };
    const ColumnChart::Hue climbed = [](const Tokens &t) { return t.aiManager; };
    std::vector<ColumnChart::Part> parts;
    std::vector<widgets::Legend::Entry> tiers;
    for (const auto &[tier, name] : Words<Tier>::table) {
        const ColumnChart::Hue hue = [which = tier](const Tokens &t) { return t.tier(which); };
        parts.push_back({phrases::text(tier), hue});
        tiers.push_back({phrases::text(tier), hue});
    }
    m_columns = new ColumnChart(parts, page);
    m_columns->setObjectName(QStringLiteral("sessionColumns"));
    m_columns->setAccessibleName(byTier);
    m_sessionsCard.column->addWidget(new widgets::Legend(tiers, page));
    m_sessionsCard.column->addWidget(m_columns, 1);
    connect(m_columns, &ColumnChart::columnOpened, this,
            [this](Timestamp start) { Q_EMIT sessionsRequested(m_feed.period().sessionsOf(start, m_feed.at())); });
    columns->add(m_sessionsCard.panel, 3);

    m_moodsCard = makeCard(tr("Customer sentiment, share of messages"));
    std::vector<widgets::Legend::Entry> moods;
    for (const Sentiment each : {Sentiment::Happy, Sentiment::Satisfied, Sentiment::Neutral, Sentiment::Frustrated,
                                 Sentiment::Angry, Sentiment::Irate})
        moods.push_back({phrases::text(each), [each](const Tokens &t) { return t.sentiment(each); }});
    m_moods = new MoodShares(page);
    m_moods->setObjectName(QStringLiteral("moodShares"));
    m_moodsCard.column->addWidget(new widgets::Legend(moods, page));
    m_moodsCard.column->addWidget(m_moods, 1);
    columns->add(m_moodsCard.panel, 3);

    m_reasonsCard = makeCard(tr("Escalations by reason"));
    const QString longestReason = longest<Reason>();
    for (const auto &[reason, name] : Words<Reason>::table) {
        auto *row = new BarRow(BarRow::Shape::Beside, phrases::text(reason), climbed, page);
        row->setObjectName(QStringLiteral("reason") + QLatin1String(name));
        row->setLongestName(longestReason);
        connect(row, &QAbstractButton::clicked, this,
                [this, which = reason] { open([which](SessionsFilter &filter) { filter.reason = which; }); });
        m_reasons[reason] = row;
        m_reasonsCard.column->addWidget(row);
    }
    m_reasonsCard.column->addStretch(1);
    columns->add(m_reasonsCard.panel, 2);

    const Card ends = makeCard(tr("Where sessions end"));
    m_all = new BarRow(
        BarRow::Shape::Below, tr("Sessions"), [](const Tokens &t) { return t.neutral; }, page);
    m_all->setObjectName(QStringLiteral("endsAll"));
    connect(m_all, &QAbstractButton::clicked, this, [this] { open([](SessionsFilter &) {}); });
    ends.column->addWidget(m_all);
    for (const auto &[tier, name] : Words<Tier>::table) {
        const QString text = tier == Tier::HumanAgent ? phrases::text(tier) : tr("%1 kept").arg(phrases::text(tier));
        auto *row = new BarRow(
            BarRow::Shape::Below, text, [which = tier](const Tokens &t) { return t.tier(which); }, page);
        row->setObjectName(QStringLiteral("ends") + QLatin1String(name));
        connect(row, &QAbstractButton::clicked, this,
                [this, which = tier] { open([which](SessionsFilter &filter) { filter.tier = which; }); });
        m_ends[tier] = row;
        ends.column->addWidget(row);
    }
    ends.column->addStretch(1);
    columns->add(ends.panel, 2);

    m_todayCard = makeCard(tr("Sentiment today, live"));
    m_todayCard.note->setObjectName(QStringLiteral("moodSummary"));
    m_today = new MoodToday(page);
    m_today->setObjectName(QStringLiteral("moodToday"));
    m_todayCard.column->addWidget(m_today, 1);
    columns->add(m_todayCard.panel, 2);

    m_channelsCard = makeCard(tr("Sessions by channel"));
    for (const auto &[channel, name] : Words<Channel>::table) {
        auto *row = new BarRow(BarRow::Shape::Beside, phrases::text(channel), kept, page);
        row->setObjectName(QStringLiteral("channel") + QLatin1String(name));
        row->setLongestName(longest<Channel>());
        connect(row, &QAbstractButton::clicked, this,
                [this, which = channel] { open([which](SessionsFilter &filter) { filter.channel = which; }); });
        m_channels[channel] = row;
        m_channelsCard.column->addWidget(row);
    }
    m_channelsCard.column->addStretch(1);
    columns->add(m_channelsCard.panel, 2);

    m_resolutionsCard = makeCard(tr("How cases were resolved"));
    for (const auto &[type, name] : Words<ResolutionType>::table) {
        auto *row = new BarRow(
            BarRow::Shape::Beside, phrases::text(type), [](const Tokens &t) { return t.human; }, page);
        row->setObjectName(QStringLiteral("resolution") + QLatin1String(name));
        row->setLongestName(longest<ResolutionType>());
        connect(row, &QAbstractButton::clicked, this,
                [this, which = type] { open([which](SessionsFilter &filter) { filter.resolution = which; }); });
        m_resolutions[type] = row;
        m_resolutionsCard.column->addWidget(row);
    }
    m_resolutionsCard.column->addStretch(1);
    columns->add(m_resolutionsCard.panel, 2);

    const Card more = makeCard(tr("Also"));
    const std::array facts{
        std::tuple{tr("Messages a session"), "factMessages", std::optional<SessionTrait>(), true},
        std::tuple{tr("Time to the first escalation"), "factTimeToEscalate", std::optional(SessionTrait::Escalated),
                   true},
        std::tuple{tr("Irate messages"), "factIrate", std::optional(SessionTrait::Irate), true},
        std::tuple{tr("Open now"), "factOpen", std::optional(SessionTrait::Open), false},
        std::tuple{tr("Waiting for a person now"), "factWaiting", std::optional(SessionTrait::Waiting), false},
        std::tuple{tr("Held by a person now"), "factHeld", std::optional(SessionTrait::Held), false}};
    for (std::size_t at = 0; at < Facts; ++at) {
        const auto &[text, name, trait, isOfPeriod] = facts.at(at);
        auto *row = new BarRow(BarRow::Shape::Plain, text, {}, page);
        row->setObjectName(QLatin1String(name));
        connect(row, &QAbstractButton::clicked, this, [this, which = trait, isWithin = isOfPeriod] {
            SessionsFilter filter = isWithin ? m_feed.period().sessions(m_feed.at()) : SessionsFilter();
            if (which)
                filter.only.add(*which);
            Q_EMIT sessionsRequested(filter);
        });
        m_facts.at(at) = row;
        more.column->addWidget(row);
    }
    more.column->addStretch(1);
    columns->add(more.panel, 2);

    auto *scroll = new QScrollArea(m_stack);
    scroll->setObjectName(QStringLiteral("dashboardScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    m_skeleton = new widgets::Skeleton(widgets::Skeleton::Shape::Cards, true, m_stack);
    m_state = new widgets::StatePanel(m_stack);
    m_state->setObjectName(QStringLiteral("dashboardState"));
    connect(m_state, &widgets::StatePanel::actionTriggered, this, [this] {
        m_connection.retryNow();
        m_feed.load();
    });
    m_stack->addWidget(scroll);
    m_stack->addWidget(m_skeleton);
    m_stack->addWidget(m_state);
    return m_stack;
}

// --- coming and going

void DashboardPage::setMe(const deskapi::UserInfo &me)
{
    m_me = me;
    if (isVisible())
        load();
}

void DashboardPage::clear()
{
    m_me = {};
    m_feed.clear();
}

void DashboardPage::load()
{
    if (m_feed.state() == DashboardFeed::State::Empty && m_me.id.isSet())
        m_feed.load();
}

void DashboardPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_feed.setWatched(true);
    load();
}

void DashboardPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_feed.setWatched(false);
}

void DashboardPage::takePeriod()
{
    if (m_isShowing)
        return;
    DashboardPeriod period;
    period.range = static_cast<Range>(m_range->currentData().toInt());
    period.groupBy = fromWord<GroupBy>(m_groupBy->currentData().toString()).value_or(GroupBy::Day);
    period.first = std::min(m_first->date(), m_last->date());
    period.last = std::max(m_first->date(), m_last->date());
    if (period.range != Range::Custom)
        period.first = period.last = {};
    m_feed.setPeriod(period);
    showPeriod();
}

void DashboardPage::showPeriod()
{
    const QScopedValueRollback showing(m_isShowing, true);
    const DashboardPeriod &period = m_feed.period();
    m_range->setCurrentIndex(m_range->findData(static_cast<int>(period.range)));
    m_groupBy->setCurrentIndex(m_groupBy->findData(QString(word(period.groupBy))));
    m_first->setVisible(period.range == Range::Custom);
    m_last->setVisible(period.range == Range::Custom);
}

void DashboardPage::open(const std::function<void(SessionsFilter &)> &narrow)
{
    SessionsFilter filter = m_feed.period().sessions(m_feed.at());
    narrow(filter);
    Q_EMIT sessionsRequested(filter);
}

} // namespace tierdesk::ui
