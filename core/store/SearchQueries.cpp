#include "core/store/SearchQueries.h"

#include "core/store/Escalations.h"
#include "core/store/Rows.h"
#include "core/store/SearchIndex.h"
#include "core/store/SearchWords.h"
#include "core/store/SessionRows.h"

namespace tierdesk::store {

using base::Result;

namespace {

QString likePattern(const QString &word)
{
    QString escaped = word;
    for (const QChar c : {QChar(u'\\'), QChar(u'%'), QChar(u'_')})
        escaped.replace(c, QString(u'\\') + c);
    return u'%' + escaped + u'%';
}

Result<std::vector<Customer>> customersWith(Database &database, CompanyId company, const QString &wanted, int limit)
{
    // Customers are hundred thousands at most: their folded line is read through.
    const QStringList words = folded(wanted).split(u' ', Qt::SkipEmptyParts).mid(0, 8);
    QString text = rows::select<Customer>("where company = ?");
    for (qsizetype i = 0; i < words.size(); ++i)
        text += u" and folded like ? escape '\\'";
    Statement query = database.oneTimeStatement(text + " order by name, ref limit ?"_L1);
    query.bind(company);
    for (const QString &word : words)
        query.bind(likePattern(word));
    query.bind(limit);
    return rows::all<Customer>(std::move(query));
}

Result<std::vector<Order>> ordersWith(Database &database, CompanyId company, const QString &text, int limit)
{
    static const QString sql =
        rows::select<Order>("where company = ? and upper(number) >= upper(?) and upper(number) < upper(?) "
                            "order by placed_at desc, id desc limit ?");
    return rows::all<Order>(database.statement(sql, company, text, text + QChar(0xffff), limit));
}

} // namespace

Result<SearchHits> SearchQueries::search(CompanyId company, const QString &text, int limit) const
{
    const QString wanted = text.trimmed();
    if (wanted.isEmpty() || limit <= 0)
        return SearchHits{};
    SearchHits hits;
    SessionFilter filter;
    filter.company = company;
    filter.text = wanted;
    filter.limit = limit;
    auto sessions = TRY(SessionQueries(m_database).list(filter));
    hits.sessions = std::move(sessions.rows);

    const auto escalation = TRY(Escalations(m_database).byNumber(company, wanted));
    if (escalation.has_value()) {
        Statement query = m_database.statement(rows::sessionRowText() + "where s.id = ?"_L1, escalation->session);
        auto row = TRY(rows::one<SessionRow>(std::move(query)));
        if (row.has_value())
            hits.sessions.insert(hits.sessions.begin(), std::move(*row));
    }

    auto customers = TRY(customersWith(m_database, company, wanted, limit));
    hits.customers = std::move(customers);
    auto orders = TRY(ordersWith(m_database, company, wanted, limit));
    hits.orders = std::move(orders);
    return hits;
}

} // namespace tierdesk::store
