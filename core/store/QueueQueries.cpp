#include "core/store/QueueQueries.h"

#include "core/store/Rows.h"
#include "core/store/Snapshot.h"

#include <algorithm>

namespace tierdesk::store {

using base::Result;

template<class Io, Is<QueueRow> T>
void columns(Io &io, T &v)
{
    columns(io, v.session);
    io.read("coalesce(c.name, '')", v.customerName);
    io.read("coalesce(c.tier, '')", v.customerTier);
    io.read("coalesce(c.is_vip, 0)", v.isVip);
    io.read("(select substr(coalesce(nullif(m.text, ''), (select group_concat(json_extract(f.value, '$.name'), ', ') "
            "from json_each(m.attachments) f), ''), 1, 200) from message m where m.session = s.id and m.speaker = "
            "'customer' order by m.id desc limit 1)",
            v.lastCustomerText);
    io.read("e.reason", v.reason);
    io.read("coalesce(e.ticket, '')", v.ticket);
    io.read("coalesce(u.name, '')", v.holderName);
}

namespace {

constexpr const char *Open = "s.status in ('ACTIVE', 'WAITING_CUSTOMER', 'ESCALATED')";

/// The condition of a view; its values are company and, for Mine, the user.
QString conditionOf(QueueView view)
{
    const QLatin1String open(Open);
    switch (view) {
    case QueueView::Waiting:
        return u"s.company = ? and s.waiting_since is not null and s.holder is null and s.snoozed_until "
               "is null and "_s +
               open;
    case QueueView::Mine:
        return u"s.company = ? and s.holder = ? and s.snoozed_until is null and "_s + open;
    case QueueView::Team:
        return u"s.company = ? and s.holder is not null and s.snoozed_until is null and "_s + open;
    case QueueView::Snoozed:
        return u"s.company = ? and s.snoozed_until is not null and "_s + open;
    }
    return {};
}

// How people are served: urgent before low, then the answer that is due first, then who waits longest. The two are
// written as in the index session_place.
constexpr const char *Rank = "case s.priority when 'urgent' then 0 when 'high' then 1 when 'normal' then 2 else 3 end";
constexpr const char *Due = "coalesce(s.first_response_due, 9223372036854775807)";

/// How agents read it, riskiest first, as deskapi::isRiskier: what a list that is cut off must not lose.
constexpr const char *RiskOrder =
    " order by coalesce(case when s.first_response_at is not null or s.first_response_due is null then "
    "s.resolution_due else s.first_response_due end, 9223372036854775807), case s.priority when 'urgent' then 0 when "
    "'high' then 1 when 'normal' then 2 else 3 end, s.score, coalesce(s.waiting_since, 9223372036854775807), "
    "s.public_id";

const QString &queueRowText()
{
    static const QString text = rows::select<QueueRow>(
        "left join customer c on c.id = s.customer left join desk_user u on u.id = s.holder left join escalation e on "
        "e.id = (select max(x.id) from escalation x where x.session = s.id) where ");
    return text;
}

/// How people take cases at present.
struct Pace {
    qint64 median = 0;    ///< ms from escalation to claim, of the last 50
    qint64 available = 0; ///< people

    [[nodiscard]] Millis waitAt(int place) const { return Millis{median * place / available}; }
};

/// None while nobody is available, or nobody was taken yet.
Result<std::optional<Pace>> paceOf(Database &database, CompanyId company)
{
    Statement people =
        database.statement(u"select count(*) from desk_user u join desk_user_company x on x.desk_user = u.id where "
                           "x.company = ? and u.presence = 'available' and u.is_revoked = 0"_s);
    people.bind(company);
    const auto available = TRY(rows::number(std::move(people)));
    if (available == 0)
        return std::optional<Pace>();

    Statement recent = database.statement(
        u"select wait from (select s.claimed_at - (select max(e.at) from escalation e where e.session = s.id and "
        "e.to_tier = 'HUMAN_AGENT' and e.at <= s.claimed_at) as wait from session s where s.company = ? and "
        "s.claimed_at is not null order by s.claimed_at desc limit 50) where wait is not null"_s);
    recent.bind(company);
    auto waits = TRY(rows::all<qint64>(std::move(recent)));
    if (waits.empty())
        return std::optional<Pace>();
    const auto middle = waits.begin() + static_cast<std::ptrdiff_t>(waits.size() / 2);
    std::nth_element(waits.begin(), middle, waits.end());
    return std::optional(Pace{*middle, available});
}

} // namespace

Result<std::vector<QueueRow>> QueueQueries::rows(CompanyId company, QueueView view, UserId user, int limit) const
{
    Statement query =
        m_database.statement(queueRowText() + conditionOf(view) + QLatin1String(RiskOrder) + " limit ?"_L1);
    query.bind(company);
    if (view == QueueView::Mine)
        query.bind(user);
    query.bind(limit);
    return rows::all<QueueRow>(std::move(query));
}

Result<std::optional<QueueRow>> QueueQueries::row(CompanyId company, SessionKey session) const
{
    return rows::one<QueueRow>(
        m_database.statement(queueRowText() + "s.company = ? and s.id = ?"_L1, company, session));
}

Result<QueueCounts> QueueQueries::counts(CompanyId company, UserId user) const
{
    const Snapshot snapshot(m_database);
    QueueCounts counts;
    for (const auto &[view, member] :
         {std::pair{QueueView::Waiting, &QueueCounts::waiting}, std::pair{QueueView::Mine, &QueueCounts::mine},
          std::pair{QueueView::Team, &QueueCounts::team}, std::pair{QueueView::Snoozed, &QueueCounts::snoozed}}) {
        Statement query = m_database.statement("select count(*) from session s where "_L1 + conditionOf(view), company);
        if (view == QueueView::Mine)
            query.bind(user);
        const auto count = TRY(rows::number(std::move(query)));
        counts.*member = static_cast<int>(count);
    }
    return counts;
}

Result<int> QueueQueries::waiting(CompanyId company) const
{
    Statement query =
        m_database.statement("select count(*) from session s where "_L1 + conditionOf(QueueView::Waiting));
    query.bind(company);
    return rows::first<int>(std::move(query));
}

Result<QueueStand> QueueQueries::stand(CompanyId company, SessionKey session) const
{
    static const QString own = u"select %1, %2, s.waiting_since from session s where s.id = ? and %3"_s.arg(
        QLatin1String(Rank), QLatin1String(Due), conditionOf(QueueView::Waiting));
    Statement mine = m_database.statement(own, session, company);
    struct Key {
        qint64 rank, due, since;
    };
    const auto key = rows::one(std::move(mine), [](const Statement &row) {
        return Key{row.integer(0), row.integer(1), row.integer(2)};
    });
    if (!key)
        return key.error();
    QueueStand stand;
    if (!*key) {
        const auto all = TRY(waiting(company));
        stand.place = all + 1;
    } else {
        // One range of the index each: comparing rows of four at once would read the company's whole part of it.
        static const QString before = [] {
            const QString one = u"(select count(*) from session s where %1 and %2)"_s;
            const QString rank = QLatin1String(Rank), due = QLatin1String(Due);
            const QString isWaiting = conditionOf(QueueView::Waiting);
            return u"select %1 + %2 + %3 + %4"_s.arg(
                one.arg(isWaiting, rank + " < ?"_L1), one.arg(isWaiting, rank + " = ? and "_L1 + due + " < ?"_L1),
                one.arg(isWaiting, rank + " = ? and "_L1 + due + " = ? and s.waiting_since < ?"_L1),
                one.arg(isWaiting, rank + " = ? and "_L1 + due + " = ? and s.waiting_since = ? and s.id < ?"_L1));
        }();
        Statement query = m_database.statement(before);
        const auto [rank, due, since] = **key;
        query.bind(company).bind(rank);
        query.bind(company).bind(rank).bind(due);
        query.bind(company).bind(rank).bind(due).bind(since);
        query.bind(company).bind(rank).bind(due).bind(since).bind(session);
        const auto count = TRY(rows::number(std::move(query)));
        stand.place = static_cast<int>(count) + 1;
    }
    auto wait = TRY(expectedWait(company, stand.place));
    stand.wait = wait;
    return stand;
}

Result<std::optional<Millis>> QueueQueries::expectedWait(CompanyId company, int place) const
{
    const auto pace = TRY(paceOf(m_database, company));
    return pace ? std::optional(pace->waitAt(place)) : std::nullopt;
}

Result<std::vector<std::pair<SessionKey, QueueStand>>> QueueQueries::line(CompanyId company) const
{
    static const QString text = u"select s.id from session s where %1 order by %2, %3, s.waiting_since, "
                                "s.id"_s.arg(conditionOf(QueueView::Waiting), QLatin1String(Rank), QLatin1String(Due));
    const auto keys = rows::all<SessionKey>(m_database.statement(text, company));
    if (!keys)
        return keys.error();
    const auto pace = TRY(paceOf(m_database, company));
    std::vector<std::pair<SessionKey, QueueStand>> line;
    line.reserve(keys->size());
    for (const SessionKey each : *keys) {
        QueueStand stand{static_cast<int>(line.size()) + 1, std::nullopt};
        if (pace)
            stand.wait = pace->waitAt(stand.place);
        line.emplace_back(each, stand);
    }
    return line;
}

} // namespace tierdesk::store
