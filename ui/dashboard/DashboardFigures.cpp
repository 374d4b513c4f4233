#include "ui/dashboard/BarRow.h"
#include "ui/dashboard/CardHeading.h"
#include "ui/dashboard/ColumnChart.h"
#include "ui/dashboard/DashboardPage.h"
#include "ui/dashboard/FigureCard.h"
#include "ui/models/Failures.h"
#include "ui/models/Phrases.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/Skeleton.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/Toggle.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <cmath>

/// What the figures say, and how they are written.
namespace tierdesk::ui {

using deskapi::Analytics;
using deskapi::GroupBy;

namespace {

qint64 sessionsOf(const Analytics &figures, Tier tier)
{
    for (const deskapi::TierFigures &each : figures.byTier) {
        if (each.tier == tier)
            return each.figures.sessions;
    }
    return 0;
}

/// Percent that the AI kept to the end; none of nothing.
std::optional<double> contained(const Analytics &figures)
{
    const qint64 all = figures.overview.sessions;
    if (all == 0)
        return std::nullopt;
    return 100.0 * static_cast<double>(all - sessionsOf(figures, Tier::HumanAgent)) / static_cast<double>(all);
}

std::optional<double> ofSessions(const Analytics &figures, double value)
{
    return figures.overview.sessions > 0 ? std::optional(value) : std::nullopt;
}

std::optional<double> resolveSeconds(const Analytics &figures)
{
    return figures.overview.resolved > 0 ? std::optional(static_cast<double>(figures.overview.averageSeconds))
                                         : std::nullopt;
}

std::optional<double> rating(const Analytics &figures)
{
    return figures.overview.rated > 0 ? std::optional(figures.overview.averageRating) : std::nullopt;
}

/// A trend is told of figures that count this many sessions or more.
constexpr qint64 FewestCompared = 20;

QString number(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals).replace(u'-', QChar(0x2212));
}

QString toOneDecimal(double value)
{
    return phrases::percent(value, 1);
}

} // namespace

void DashboardPage::showState()
{
    using State = DashboardFeed::State;
    switch (m_feed.state()) {
    case State::Ready:
        m_stack->setCurrentIndex(0);
        break;
    case State::Failed: {
        const FailureWords words = failureWords(*m_feed.error());
        m_state->show(words.icon, words.heading, words.sentence);
        m_state->setAction(tr("Try again"), keys::text(findChild<QShortcut *>(u"key.dashboard.refresh"_s)->key()));
        m_stack->setCurrentWidget(m_state);
        break;
    }
    case State::Empty:
    case State::Loading:
        m_stack->setCurrentWidget(m_skeleton);
        break;
    }
    const bool isOld = m_feed.state() == State::Ready && m_feed.error();
    if (isOld)
        m_banner->say(widgets::Banner::Mood::Bad, theme::Icon::Alert,
                      tr("The figures could not be refreshed. %1").arg(failureWords(*m_feed.error()).sentence),
                      tr("Try again"));
    m_banner->setVisible(isOld);
}

void DashboardPage::showChange(Figure figure, double now, std::optional<double> before, bool isMoreBetter, int decimals,
                               const std::function<QString(double)> &words)
{
    using Trend = FigureCard::Trend;
    if (!before || !m_compare->isChecked())
        return;
    const auto counted = [figure](const Analytics &figures) {
        return figure == Rating          ? figures.overview.rated
               : figure == TimeToResolve ? figures.overview.resolved
                                         : figures.overview.sessions;
    };
    if (const qint64 few = counted(*m_feed.before()); few < FewestCompared)
        return m_figures.at(figure)->setNote(tr("only %1 before").arg(QLocale().toString(few)));
    if (const qint64 few = counted(m_feed.figures()); few < FewestCompared)
        return m_figures.at(figure)->setNote(tr("only %1 so far").arg(QLocale().toString(few)));
    const double scale = std::pow(10.0, decimals);
    const double change = std::round((now - *before) * scale) / scale;
    const bool isUp = change > 0;
    const Trend trend = change == 0 ? Trend::Same : isUp == isMoreBetter ? Trend::Better : Trend::Worse;
    m_figures.at(figure)->setChange(words(std::abs(change)), isUp, trend);
}

void DashboardPage::showFigures()
{
    const Analytics &now = m_feed.figures();
    const auto &before = m_feed.before();
    const auto was = [&](auto figure) { return before ? figure(*before) : std::optional<double>{}; };
    const QString none = tr("no data");
    const auto dash = u"–"_s;
    const auto show = [&](Figure figure, std::optional<double> value, const auto &text) {
        m_figures.at(figure)->show(value ? text(*value) : dash, value ? QString() : none);
        return value.has_value();
    };
    const auto points = [](double change) { return tr("%1 pts", "percentage points").arg(number(change, 1)); };

    if (show(Contained, contained(now), toOneDecimal))
        showChange(Contained, *contained(now), was(contained), true, 1, points);
    const auto resolution = [](const Analytics &figures) {
        return ofSessions(figures, figures.overview.resolutionRate);
    };
    if (show(Resolved, resolution(now), toOneDecimal))
        showChange(Resolved, *resolution(now), was(resolution), true, 1, points);
    const auto clock = [](double seconds) { return phrases::span(Millis::seconds(std::llround(seconds))); };
    if (show(TimeToResolve, resolveSeconds(now), clock))
        showChange(TimeToResolve, *resolveSeconds(now), was(resolveSeconds), false, 0, clock);
    const auto escalation = [](const Analytics &figures) { return ofSessions(figures, figures.escalations.rate); };
    if (show(Escalated, escalation(now), toOneDecimal))
        showChange(Escalated, *escalation(now), was(escalation), false, 1, points);
    const auto stars = [](double value) { return number(value, 1); };
    if (show(Rating, rating(now), stars))
        showChange(Rating, *rating(now), was(rating), true, 1, stars);
    const auto better = [](const Analytics &figures) { return ofSessions(figures, figures.sentiment.improvement); };
    if (show(Better, better(now), toOneDecimal))
        showChange(Better, *better(now), was(better), true, 1, points);

    m_figures[Contained]->setCanOpen(contained(now).value_or(0) > 0);
    m_figures[Escalated]->setCanOpen(now.escalations.sessions > 0);
    m_figures[Rating]->setCanOpen(now.overview.rated > 0);
    m_figures[Better]->setCanOpen(better(now).value_or(0) > 0);
    for (const Figure each : {Resolved, TimeToResolve})
        m_figures.at(each)->setCanOpen(now.overview.resolved > 0);
    showColumns();
    showReasons();
    showResolutions();
    showEnds();
    showMore();
}

void DashboardPage::showColumns()
{
    std::vector<ColumnChart::Column> columns;
    const QLocale locale;
    for (const deskapi::FiguresBucket &each : m_feed.figures().series) {
        const QDate day = QDateTime::fromMSecsSinceEpoch(each.start.ms, Qt::UTC).date();
        const QString name = m_feed.period().groupBy == GroupBy::Month ? locale.toString(day, u"MMM yyyy"_s)
                             : m_feed.period().groupBy == GroupBy::Week
                                 ? tr("Week %1").arg(locale.toString(day.weekNumber()))
                                 : locale.toString(day, u"d MMM"_s);
        std::vector<qint64> counts;
        for (const auto &[tier, word] : Words<Tier>::table)
            counts.push_back(each.byTier.of(tier));
        columns.push_back({each.start, name, std::move(counts)});
    }
    m_columns->setColumns(std::move(columns));
    const auto count = static_cast<int>(m_feed.figures().overview.sessions);
    m_sessionsCard.heading->setNote(count == 0   ? QString()
                                    : count == 1 ? tr("1 session")
                                                 : tr("%Ln sessions", nullptr, count));
    say(m_sessionsCard, count > 0 ? QString() : tr("No sessions in this period."));
}

void DashboardPage::showMoods()
{
    const deskapi::SentimentSeries &series = *m_feed.moods();
    const bool isOfDays = series.bucketMinutes >= Millis::days(1).count / Millis::minutes(1).count;
    std::vector<ColumnChart::Column> columns;
    for (const auto &bucket : series.buckets) {
        // Days are UTC's, as on the chart beside it; hours are the reader's.
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(bucket.at.ms, isOfDays ? Qt::UTC : Qt::LocalTime);
        std::vector<qint64> counts;
        for (const Sentiment each : MoodOrder)
            counts.push_back(bucket.words.of(each));
        columns.push_back({bucket.at, QLocale().toString(at, isOfDays ? u"d MMM"_s : u"HH:mm"_s), std::move(counts)});
    }
    m_moods->setColumns(std::move(columns));
}

template<class E>
void DashboardPage::showTally(const Card &card, const std::map<E, BarRow *> &rows, const deskapi::Tally<E> &tally)
{
    qint64 most = 1;
    for (const auto &[value, count] : tally.counts)
        most = std::max(most, count);
    std::vector<std::pair<qint64, BarRow *>> ordered;
    for (const auto &[value, row] : rows) {
        const qint64 count = tally.of(value);
        row->setVisible(count > 0);
        row->setCanOpen(count > 0);
        row->show(count, static_cast<double>(count) / static_cast<double>(most));
        ordered.emplace_back(count, row);
    }
    std::stable_sort(ordered.begin(), ordered.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    constexpr int Heading = 1;
    for (std::size_t at = 0; at < ordered.size(); ++at)
        card.column->insertWidget(Heading + static_cast<int>(at), ordered[at].second);
    for (std::size_t at = 1; at < ordered.size(); ++at)
        setTabOrder(ordered[at - 1].second, ordered[at].second);
}

void DashboardPage::showReasons()
{
    const auto &tally = m_feed.figures().escalations.byReason;
    showTally(m_reasonsCard, m_reasons, tally);
    say(m_reasonsCard, tally.total() > 0 ? QString() : tr("No escalations in this period."));
}

void DashboardPage::showResolutions()
{
    const auto &tally = m_feed.figures().byResolution;
    showTally(m_resolutionsCard, m_resolutions, tally);
    say(m_resolutionsCard, tally.total() > 0 ? QString() : tr("No resolved cases in this period."));
}

void DashboardPage::showEnds()
{
    const Analytics &figures = m_feed.figures();
    const qint64 all = figures.overview.sessions;
    m_all->show(all, all > 0 ? 1 : 0);
    m_all->setCanOpen(all > 0);
    for (const auto &[tier, row] : m_ends) {
        const qint64 count = sessionsOf(figures, tier);
        row->show(count, static_cast<double>(count) / static_cast<double>(std::max<qint64>(1, all)));
        row->setCanOpen(count > 0);
    }
    qint64 most = 1;
    for (const deskapi::ChannelFigures &each : figures.byChannel)
        most = std::max(most, each.figures.sessions);
    for (const auto &[channel, row] : m_channels) {
        qint64 count = 0;
        for (const deskapi::ChannelFigures &each : figures.byChannel)
            count = each.channel == channel ? each.figures.sessions : count;
        row->show(count, static_cast<double>(count) / static_cast<double>(most));
        row->setCanOpen(count > 0);
        row->setVisible(all > 0);
    }
    say(m_channelsCard, all > 0 ? QString() : tr("No sessions in this period."));
}

void DashboardPage::showMore()
{
    const Analytics &figures = m_feed.figures();
    const QLocale locale;
    const auto show = [this](Fact fact, const std::optional<QString> &value, bool canOpen) {
        BarRow *row = m_facts.at(fact);
        row->setVisible(value.has_value());
        row->show(value.value_or(QString()));
        row->setCanOpen(canOpen);
    };
    const bool isAny = figures.overview.sessions > 0;
    const auto ifAny = [](bool is, const QString &value) { return is ? std::optional(value) : std::nullopt; };
    const bool isEscalated = figures.escalations.sessions > 0;
    show(Messages, ifAny(isAny, number(figures.overview.averageMessages, 1)), true);
    show(TimeToEscalate, ifAny(isEscalated, phrases::span(Millis::seconds(figures.escalations.averageSeconds))), true);
    const qint64 irate = figures.sentiment.irateIncidents;
    show(IrateMessages, ifAny(isAny, locale.toString(irate)), irate > 0);
    for (const auto &[fact, count] :
         {std::pair{OpenNow, figures.active.open}, std::pair{WaitingNow, figures.active.waiting},
          std::pair{HeldNow, figures.active.held}})
        show(fact, locale.toString(count), count > 0);
}

} // namespace tierdesk::ui
