#include "ui/dashboard/BarRow.h"
#include "ui/dashboard/CardHeading.h"
#include "ui/dashboard/ColumnChart.h"
#include "ui/dashboard/DashboardPage.h"
#include "ui/dashboard/FigureCard.h"
#include "ui/dashboard/MoodCharts.h"
#include "ui/models/Phrases.h"
#include "ui/theme/Appearance.h"
#include "ui/widgets/ColumnsLayout.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Legend.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/Skeleton.h"
#include "ui/widgets/StatePanel.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

/// The cards of the page, and what a press on them opens.
namespace tierdesk::ui {

using theme::Tokens;
using widgets::Label;
using widgets::Panel;

namespace {

constexpr int Columns = 6;
constexpr int CardWidth = 190;
constexpr int CardGap = 12;
constexpr int PageGap = 18;
constexpr int ScrollBar = 10;
constexpr int CardMargin = 16;
constexpr int RowInset = theme::metric::Grid;

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

DashboardPage::Card DashboardPage::makeCard(const QString &title, QWidget *chart)
{
    auto *panel = new Panel(Panel::Surface::Card);
    panel->setAccessibleName(title);
    auto *column = new QVBoxLayout(panel);
    // Rows have room around their words for the pointer and the focus; the words stand in line with the heading.
    const int inset = chart ? 0 : RowInset;
    column->setContentsMargins(CardMargin - inset, 14, CardMargin - inset, 14);
    column->setSpacing(8);
    auto *heading = new CardHeading(title, panel);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(inset, 0, inset, 0);
    line->addWidget(heading);
    column->addLayout(line);
    auto *nothing = new Label(theme::Type::Body, Label::Ink::Dim, panel);
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setWordWrap(true);
    nothing->hide();
    if (chart)
        column->addWidget(chart, 1);
    column->addWidget(nothing, 100);
    return {panel, column, heading, chart, nothing};
}

void DashboardPage::say(const Card &card, const QString &nothing)
{
    card.nothing->setText(nothing);
    card.nothing->setVisible(!nothing.isEmpty());
    if (!card.chart)
        return;
    // The words have the chart's room: the card beside it is no lower for it.
    card.nothing->setMinimumHeight(card.chart->minimumHeight());
    card.chart->setVisible(nothing.isEmpty());
}

QWidget *DashboardPage::makeBody()
{
    m_stack = new QStackedWidget(this);
    auto *page = new Panel(Panel::Surface::Window);
    auto *columns = new widgets::ColumnsLayout(page, Columns, CardWidth, CardGap);
    columns->setContentsMargins(PageGap, 16, PageGap - ScrollBar, PageGap);
    makeFigures(*columns);
    makeSessionsCard(*columns);
    makeMoodsCard(*columns);
    makeReasonsCard(*columns);
    makeEndsCard(*columns);
    makeTodayCard(*columns);
    makeChannelsCard(*columns);
    makeResolutionsCard(*columns);
    makeFactsCard(*columns);

    QScrollArea *scroll = makeScroll(page);
    m_skeleton = new widgets::Skeleton(widgets::Skeleton::Shape::Cards, true, m_stack);
    makeState();
    m_stack->addWidget(scroll);
    m_stack->addWidget(m_skeleton);
    m_stack->addWidget(m_state);
    return m_stack;
}

void DashboardPage::makeFigures(widgets::ColumnsLayout &columns)
{
    QWidget *page = columns.parentWidget();
    const std::array captions{tr("Contained by AI"), tr("Resolved"), tr("Time to resolve"),
                              tr("Escalated"),       tr("CSAT"),     tr("Sentiment improved")};
    const std::array names{"figureContained", "figureResolved", "figureTime",
                           "figureEscalated", "figureRating",   "figureBetter"};
    for (std::size_t at = 0; at < Figures; ++at) {
        m_figures.at(at) = new FigureCard(captions.at(at), page);
        m_figures.at(at)->setObjectName(QLatin1String(names.at(at)));
        columns.add(m_figures.at(at));
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
}

void DashboardPage::makeSessionsCard(widgets::ColumnsLayout &columns)
{
    QWidget *page = columns.parentWidget();
    const QString byTier = tr("Sessions by final tier");
    std::vector<ColumnChart::Part> parts;
    std::vector<widgets::Legend::Entry> tiers;
    for (const auto &[tier, name] : Words<Tier>::table) {
        const ColumnChart::Hue hue = [which = tier](const Tokens &t) { return t.tier(which); };
        parts.push_back({phrases::text(tier), hue});
        tiers.push_back({phrases::text(tier), hue});
    }
    m_columns = new ColumnChart(parts, ColumnChart::Scale::Counts, page);
    m_columns->setObjectName(u"sessionColumns"_s);
    m_columns->setAccessibleName(byTier);
    m_sessionsCard = makeCard(byTier, m_columns);
    m_sessionsCard.heading->setLegend(new widgets::Legend(tiers, page));
    connect(m_columns, &ColumnChart::columnOpened, this,
            [this](Timestamp start) { Q_EMIT sessionsRequested(m_feed.period().sessionsOf(start, m_feed.at())); });
    columns.add(m_sessionsCard.panel, 3);
}

void DashboardPage::makeMoodsCard(widgets::ColumnsLayout &columns)
{
    QWidget *page = columns.parentWidget();
    const QString shares = tr("Customer sentiment, share of messages");
    std::vector<ColumnChart::Part> words;
    std::vector<widgets::Legend::Entry> moods;
    for (const Sentiment each : MoodOrder) {
        const ColumnChart::Hue hue = [each](const Tokens &t) { return t.sentiment(each); };
        words.push_back({phrases::text(each), hue});
        moods.push_back({phrases::text(each), hue});
    }
    m_moods = new ColumnChart(words, ColumnChart::Scale::Shares, page);
    m_moods->setObjectName(u"moodShares"_s);
    m_moods->setAccessibleName(shares);
    m_moodsCard = makeCard(shares, m_moods);
    m_moodsCard.heading->setLegend(new widgets::Legend(moods, page));
    columns.add(m_moodsCard.panel, 3);
}

void DashboardPage::makeReasonsCard(widgets::ColumnsLayout &columns)
{
    QWidget *page = columns.parentWidget();
    const ColumnChart::Hue escalated = [](const Tokens &t) { return t.aiManager; };
    m_reasonsCard = makeCard(tr("Escalations by reason"));
    const QString longestReason = longest<Reason>();
    for (const auto &[reason, name] : Words<Reason>::table) {
        auto *row = new BarRow(BarRow::Shape::Beside, phrases::text(reason), escalated, page);
        row->setObjectName(u"reason"_s + QLatin1String(name));
        row->setLongestName(longestReason);
        connect(row, &QAbstractButton::clicked, this,
                [this, which = reason] { open([which](SessionsFilter &filter) { filter.reason = which; }); });
        m_reasons[reason] = row;
        m_reasonsCard.column->addWidget(row);
    }
    m_reasonsCard.column->addStretch(1);
    columns.add(m_reasonsCard.panel, 2);
}

void DashboardPage::makeEndsCard(widgets::ColumnsLayout &columns)
{
    QWidget *page = columns.parentWidget();
    const Card ends = makeCard(tr("Where sessions end"));
    m_all = new BarRow(
        BarRow::Shape::Below, tr("Sessions"), [](const Tokens &t) { return t.neutral; }, page);
    m_all->setObjectName(u"endsAll"_s);
    connect(m_all, &QAbstractButton::clicked, this, [this] { open([](SessionsFilter &) {}); });
    ends.column->addWidget(m_all);
    for (const auto &[tier, name] : Words<Tier>::table) {
        const QString text =
            tier == Tier::HumanAgent ? phrases::text(tier) : tr("Stayed with %1").arg(phrases::text(tier));
        auto *row = new BarRow(
            BarRow::Shape::Below, text, [which = tier](const Tokens &t) { return t.tier(which); }, page);
        row->setObjectName(u"ends"_s + QLatin1String(name));
        connect(row, &QAbstractButton::clicked, this,
                [this, which = tier] { open([which](SessionsFilter &filter) { filter.tier = which; }); });
        m_ends[tier] = row;
        ends.column->addWidget(row);
    }
    ends.column->addStretch(1);
    columns.add(ends.panel, 2);
}

void DashboardPage::makeTodayCard(widgets::ColumnsLayout &columns)
{
    QWidget *page = columns.parentWidget();
    m_today = new MoodToday(page);
    m_today->setObjectName(u"moodToday"_s);
    m_todayCard = makeCard(tr("Sentiment today, live"), m_today);
    m_todayCard.heading->note().setObjectName(u"moodSummary"_s);
    columns.add(m_todayCard.panel, 2);
}

void DashboardPage::makeChannelsCard(widgets::ColumnsLayout &columns)
{
    QWidget *page = columns.parentWidget();
    const ColumnChart::Hue kept = [](const Tokens &t) { return t.aiRep; };
    m_channelsCard = makeCard(tr("Sessions by channel"));
    for (const auto &[channel, name] : Words<Channel>::table) {
        auto *row = new BarRow(BarRow::Shape::Beside, phrases::text(channel), kept, page);
        row->setObjectName(u"channel"_s + QLatin1String(name));
        row->setLongestName(longest<Channel>());
        connect(row, &QAbstractButton::clicked, this,
                [this, which = channel] { open([which](SessionsFilter &filter) { filter.channel = which; }); });
        m_channels[channel] = row;
        m_channelsCard.column->addWidget(row);
    }
    m_channelsCard.column->addStretch(1);
    columns.add(m_channelsCard.panel, 2);
}

void DashboardPage::makeResolutionsCard(widgets::ColumnsLayout &columns)
{
    QWidget *page = columns.parentWidget();
    m_resolutionsCard = makeCard(tr("How cases were resolved"));
    for (const auto &[type, name] : Words<ResolutionType>::table) {
        auto *row = new BarRow(
            BarRow::Shape::Beside, phrases::text(type), [](const Tokens &t) { return t.human; }, page);
        row->setObjectName(u"resolution"_s + QLatin1String(name));
        row->setLongestName(longest<ResolutionType>());
        connect(row, &QAbstractButton::clicked, this,
                [this, which = type] { open([which](SessionsFilter &filter) { filter.resolution = which; }); });
        m_resolutions[type] = row;
        m_resolutionsCard.column->addWidget(row);
    }
    m_resolutionsCard.column->addStretch(1);
    columns.add(m_resolutionsCard.panel, 2);
}

void DashboardPage::makeFactsCard(widgets::ColumnsLayout &columns)
{
    QWidget *page = columns.parentWidget();
    const Card more = makeCard(tr("Other figures"));
    const std::array facts{
        std::tuple{tr("Messages per session"), "factMessages", std::optional<SessionTrait>(), true},
        std::tuple{tr("Time to the first escalation"), "factTimeToEscalate", std::optional(SessionTrait::Escalated),
                   true},
        std::tuple{tr("Irate messages"), "factIrate", std::optional(SessionTrait::Irate), true},
        std::tuple{tr("Open now"), "factOpen", std::optional(SessionTrait::Open), false},
        std::tuple{tr("Waiting for an agent now"), "factWaiting", std::optional(SessionTrait::Waiting), false},
        std::tuple{tr("With an agent now"), "factHeld", std::optional(SessionTrait::Held), false}};
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
    columns.add(more.panel, 2);
}

QScrollArea *DashboardPage::makeScroll(QWidget *page)
{
    auto *scroll = new QScrollArea(m_stack);
    scroll->setObjectName(u"dashboardScroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    // Its place is kept, so that nothing jumps when it is needed; it is a part of the margin.
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    scroll->setWidget(page);
    return scroll;
}

void DashboardPage::makeState()
{
    m_state = new widgets::StatePanel(m_stack);
    m_state->setObjectName(u"dashboardState"_s);
    connect(m_state, &widgets::StatePanel::actionTriggered, this, [this] {
        m_connection.retryNow();
        m_feed.load();
    });
}

} // namespace tierdesk::ui
