#include "core/store/QueuePlaces.h"

#include "core/store/Rows.h"
#include "core/store/Sessions.h"

#include <ext/pb_ds/assoc_container.hpp>
#include <ext/pb_ds/tree_policy.hpp>

#include <algorithm>
#include <compare>
#include <limits>

namespace tierdesk::store {

using base::Result;

namespace {

/// Cases taken lately that the median wait is made from.
constexpr int Taken = 50;

/// Where a waiting case stands: the order of QueueQueries, as values.
struct Key {
    int rank = 0;
    qint64 due = 0, since = 0, session = 0;

    auto operator<=>(const Key &) const = default;
};

using PlaceOrder = __gnu_pbds::tree<Key, __gnu_pbds::null_type, std::less<Key>, __gnu_pbds::rb_tree_tag,
                                    __gnu_pbds::tree_order_statistics_node_update>;

bool isWaiting(const Session &session)
{
    const bool isOpen = session.status != Status::Resolved && session.status != Status::Abandoned;
    return isOpen && session.waitingSince && !session.holder.isSet() && !session.snoozedUntil;
}

Key keyOf(const Session &session, SessionKey key)
{
    return {static_cast<int>(session.priority),
            session.firstResponseDue ? session.firstResponseDue->ms : std::numeric_limits<qint64>::max(),
            session.waitingSince->ms, key.value};
}

} // namespace

struct QueuePlaces::Line {
    PlaceOrder order;
    std::unordered_map<qint64, Key> keys; ///< by session
    // Of the cases that were taken last:
    bool isPaceKnown = false;
    std::optional<Millis> median;
    std::unordered_map<qint64, Timestamp> claims; ///< by session
    Timestamp oldest;                             ///< of them

    void put(const Session &session, SessionKey key)
    {
        if (const auto known = keys.find(key.value); known != keys.end()) {
            order.erase(known->second);
            keys.erase(known);
        }
        if (isWaiting(session)) {
            const Key place = keyOf(session, key);
            order.insert(place);
            keys.emplace(key.value, place);
        }
        const auto claim = claims.find(key.value);
        const bool isAmongLast = session.claimedAt && (claims.size() < Taken || *session.claimedAt >= oldest);
        if (claim != claims.end() ? session.claimedAt != claim->second : isAmongLast)
            isPaceKnown = false;
    }
};

QueuePlaces::QueuePlaces(Database &database)
    : m_database(database)
{}

QueuePlaces::~QueuePlaces() = default;

void QueuePlaces::note(const Session &session, SessionKey key)
{
    takeBack();
    if (m_transaction != m_database.transactionCount()) {
        m_transaction = m_database.transactionCount();
        m_noted.clear();
    }
    // Of companies that nobody has asked about, too: they may be read before the transaction is rolled back.
    m_noted.emplace_back(session.company, key);
    if (const auto line = m_lines.find(session.company.value); line != m_lines.end())
        line->second->put(session, key);
}

/// Reads the rows that a rollback has changed back.
void QueuePlaces::takeBack()
{
    if (m_rollbacks == m_database.rollbackCount())
        return;
    m_rollbacks = m_database.rollbackCount();
    const Sessions sessions(m_database);
    for (const auto &[company, key] : m_noted) {
        const auto line = m_lines.find(company.value);
        if (line == m_lines.end())
            continue;
        const auto found = sessions.byKey(key);
        if (!found) {
            m_lines.erase(line); // read whole when it is asked about again
            continue;
        }
        Session gone;
        gone.status = Status::Abandoned;
        line->second->put(*found ? **found : gone, key);
    }
}

Result<QueuePlaces::Line *> QueuePlaces::lineOf(CompanyId company)
{
    takeBack();
    if (const auto known = m_lines.find(company.value); known != m_lines.end())
        return known->second.get();
    static const QString text =
        rows::select<Session>("where s.company = ? and s.waiting_since is not null and s.holder is null and "
                              "s.snoozed_until is null");
    const auto waiting = TRY(rows::all<Session>(m_database.statement(text, company)));
    auto line = std::make_unique<Line>();
    for (const Session &each : waiting)
        line->put(each, each.key);
    return m_lines.emplace(company.value, std::move(line)).first->second.get();
}

Result<int> QueuePlaces::place(CompanyId company, SessionKey session)
{
    const auto line = TRY(lineOf(company));
    const auto key = line->keys.find(session.value);
    const auto before = key == line->keys.end() ? line->order.size() : line->order.order_of_key(key->second);
    return static_cast<int>(before) + 1;
}

Result<std::optional<Millis>> QueuePlaces::medianWait(CompanyId company)
{
    const auto found = TRY(lineOf(company));
    Line &line = *found;
    if (line.isPaceKnown)
        return line.median;
    Statement recent = m_database.statement(
        u"select s.id, s.claimed_at, s.claimed_at - (select max(e.at) from escalation e where e.session = s.id and "
        "e.to_tier = 'HUMAN_AGENT' and e.at <= s.claimed_at) from session s where s.company = ? and s.claimed_at is "
        "not null order by s.claimed_at desc limit ?"_s);
    recent.bind(company).bind(Taken);
    TRY(recent.run());
    line.claims.clear();
    std::vector<qint64> waits;
    while (recent.next()) {
        line.oldest = recent.time(1);
        line.claims.emplace(recent.integer(0), line.oldest);
        if (!recent.isNull(2))
            waits.push_back(recent.integer(2));
    }
    TRY(recent.error());
    line.median.reset();
    if (!waits.empty()) {
        const auto middle = waits.begin() + static_cast<std::ptrdiff_t>(waits.size() / 2);
        std::nth_element(waits.begin(), middle, waits.end());
        line.median = Millis{*middle};
    }
    line.isPaceKnown = true;
    return line.median;
}

} // namespace tierdesk::store
