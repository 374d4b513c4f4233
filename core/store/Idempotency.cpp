#include "core/store/Idempotency.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

/// Without the key: company, scope and the client's own.
template<class Io, Is<IdempotentAnswer> T>
void columns(Io &io, T &v)
{
    io.table("idempotency");
    io("request_hash", v.requestHash);
    io("status", v.status);
    io("content_type", Utf8(v.contentType));
    io("body", v.body);
    io("at", v.at);
    io("message", v.message);
    io("settled", NullIf(v.settled <= 0, v.settled));
}

namespace {

struct KeyedAnswer {
    CompanyId company;
    QString scope;
    QString key;
    IdempotentAnswer answer;
};

template<class Io, Is<KeyedAnswer> T>
void columns(Io &io, T &v)
{
    columns(io, v.answer);
    io.unique("company, scope, key");
    io.fixed("company", v.company.value); // zero of none
    io.fixed("scope", v.scope);
    io.fixed("key", v.key);
}

} // namespace

Result<std::optional<IdempotentAnswer>> Idempotency::find(CompanyId company, const QString &scope,
                                                          const QString &key) const
{
    static const QString text = rows::select<IdempotentAnswer>("where company = ? and scope = ? and key = ?");
    return rows::one<IdempotentAnswer>(m_database.statement(text, company.value, scope, key));
}

Result<std::optional<IdempotencyKey>> Idempotency::ofUnanswered(MessageId message, Timestamp since) const
{
    Statement query = m_database.statement(
        u"select scope, key, request_hash from idempotency where message = ? and settled is null and at >= ?"_s);
    query.bind(message).bind(since);
    return rows::one(std::move(query), [](const Statement &row) {
        return IdempotencyKey{row.text(0), row.text(1), row.blob(2)};
    });
}

Result<void> Idempotency::store(CompanyId company, const QString &scope, const QString &key,
                                const IdempotentAnswer &answer)
{
    return rows::upsert(m_database, KeyedAnswer{company, scope, key, answer});
}

Result<int> Idempotency::removeBefore(Timestamp before, int limit)
{
    Statement query =
        m_database.statement(u"delete from idempotency where (company, scope, key) in (select company, scope, key from "
                             "idempotency where at < ? order by at limit ?)"_s);
    query.bind(before).bind(limit);
    return query.change();
}

} // namespace tierdesk::store
