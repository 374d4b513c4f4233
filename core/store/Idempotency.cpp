#include "core/store/Idempotency.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

Result<std::optional<IdempotentAnswer>> Idempotency::find(CompanyId company, const QString &scope,
                                                          const QString &key) const
{
    Statement query = m_database.statement(
        u"select request_hash, status, content_type, body, at, message, settled from idempotency where "
        "company = ? and scope = ? and key = ?"_s);
    query.bind(company.value).bind(scope).bind(key);
    return rows::one(std::move(query), [](const Statement &row) {
        return IdempotentAnswer{row.blob(0), row.number(1),        row.utf8(2),   row.blob(3),
                                row.time(4), row.id<MessageId>(5), row.integer(6)};
    });
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
    Statement query = m_database.statement(
        u"insert into idempotency (company, scope, key, request_hash, status, content_type, body, at, message, "
        u"settled) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (company, scope, key) do update set request_hash = "
        "excluded.request_hash, status = excluded.status, content_type = excluded.content_type, body = excluded.body, "
        "at = excluded.at, message = excluded.message, settled = excluded.settled"_s);
    query.bind(company.value)
        .bind(scope)
        .bind(key)
        .bind(answer.requestHash)
        .bind(answer.status)
        .bind(QString::fromUtf8(answer.contentType))
        .bind(answer.body)
        .bind(answer.at)
        .bind(answer.message)
        .bind(answer.settled > 0 ? std::optional(answer.settled) : std::nullopt);
    return query.finish();
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
