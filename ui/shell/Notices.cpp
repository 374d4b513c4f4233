#include "ui/shell/Notices.h"

#include "ui/models/Direction.h"
#include "ui/models/Phrases.h"
#include "ui/queue/QueueFeed.h"
#include "ui/shell/Preferences.h"

#include <algorithm>

namespace tierdesk::ui {

namespace {

constexpr int NamesShown = 3;

bool isUrgent(const deskapi::SessionRow &row)
{
    return row.sentiment == Sentiment::Irate || row.priority == Priority::Urgent || row.isVip;
}

} // namespace

Notices::Notices(QueueFeed &feed, Preferences &preferences, QObject *parent)
    : Notices(feed, preferences, Timing{}, parent)
{}

Notices::Notices(QueueFeed &feed, Preferences &preferences, const Timing &timing, QObject *parent)
    : QObject(parent)
    , m_feed(feed)
    , m_preferences(preferences)
    , m_timing(timing)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(m_timing.shortestMs);
    connect(&m_pause, &QTimer::timeout, this, &Notices::tell);
    connect(&m_feed, &QueueFeed::caseArrived, this, &Notices::arrived);
}

void Notices::forget()
{
    m_gathered.clear();
    m_pause.stop();
    m_pause.setInterval(m_timing.shortestMs);
}

void Notices::arrived(const QString &id)
{
    const deskapi::SessionRow *row = m_feed.find(id);
    const auto wish = m_preferences.notify();
    if (!row || wish == Preferences::Notify::Nothing || (wish == Preferences::Notify::VipOnly && !row->isVip))
        return;
    if (m_onScreen && m_onScreen() == id)
        return; // it is being read
    if (!m_gathered.contains(id))
        m_gathered.append(id);
    if (!m_pause.isActive())
        tell();
}

void Notices::tell()
{
    // Who was claimed, snoozed or resolved meanwhile waits no more.
    m_gathered.removeIf([this](const QString &id) {
        const deskapi::SessionRow *row = m_feed.find(id);
        return !row || !deskapi::isIn(*row, deskapi::QueueView::Waiting, m_feed.me(), m_feed.now());
    });
    if (m_gathered.isEmpty()) {
        m_pause.setInterval(m_timing.shortestMs); // quiet again
        return;
    }
    Notice notice = m_gathered.size() == 1 ? one(*m_feed.find(m_gathered.first())) : many();
    notice.isSilent = !m_preferences.isSounding();
    // The more comes, the longer it is gathered.
    const int next = m_gathered.size() > 1 ? 2 * m_pause.interval() : m_timing.shortestMs;
    m_gathered.clear();
    m_pause.start(std::min(next, m_timing.longestMs));
    Q_EMIT spoken(notice.body.isEmpty() ? notice.title : u"%1. %2"_s.arg(notice.title, notice.body));
    Q_EMIT told(notice);
}

Notice Notices::one(const deskapi::SessionRow &row) const
{
    QStringList facts{phrases::text(row.sentiment)};
    if (row.reason)
        facts.append(phrases::text(*row.reason));
    if (row.isVip)
        facts.append(tr("VIP"));
    const QString name = phrases::customerName(row);
    return {.title = tr("%1 is waiting for an agent").arg(direction::isolated(name)),
            .body = u"%1\n%2"_s.arg(row.summary, direction::joined(facts)).trimmed(),
            .session = row.id,
            .isUrgent = isUrgent(row)};
}

Notice Notices::many() const
{
    QStringList names;
    bool isAnyUrgent = false;
    for (const QString &id : m_gathered) {
        const deskapi::SessionRow *row = m_feed.find(id);
        if (names.size() < NamesShown)
            names.append(phrases::customerName(*row));
        isAnyUrgent = isAnyUrgent || isUrgent(*row);
    }
    const int more = static_cast<int>(m_gathered.size()) - NamesShown;
    QString body = phrases::listed(names);
    if (more > 0)
        body = tr("%1 and %Ln more", nullptr, more).arg(body);
    return {.title = tr("%Ln new escalations", nullptr, static_cast<int>(m_gathered.size())),
            .body = body,
            .session = {},
            .isUrgent = isAnyUrgent};
}

} // namespace tierdesk::ui
