#include "core/store/HeldReplies.h"

#include "core/base/Json.h"
#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

namespace {

constexpr const char *HeldReplyColumns =
    "id, session, desk_user, user_name, text, at, send_at, state, settled_at, message, reason, attachments, after_send";

HeldReply reply(const Statement &row)
{
    HeldReply reply;
    reply.id = row.id<HeldReplyId>(0);
    reply.session = row.id<SessionKey>(1);
    reply.user = row.id<UserId>(2);
    reply.userName = row.text(3);
    reply.text = row.text(4);
    reply.at = row.time(5);
    reply.sendAt = row.time(6);
    reply.state = row.enumerator<HeldState>(7);
    reply.settledAt = row.maybeTime(8);
    reply.message = row.id<MessageId>(9);
    reply.reason = row.maybeEnumerator<DropReason>(10);
    if (!row.isNull(11))
        reply.attachments = attachmentsFromJson(row.array(11));
    reply.then = row.enumerator<AfterReply>(12);
    return reply;
}

} // namespace

Result<HeldReplyId> HeldReplies::insert(const HeldReply &reply)
{
    Statement query = m_database.statement(u"insert into held_reply (session, desk_user, user_name, text, at, send_at, "
                                           "state, after_send, attachments) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    query.bind(reply.session)
        .bind(reply.user)
        .bind(reply.userName)
        .bind(reply.text)
        .bind(reply.at)
        .bind(reply.sendAt)
        .bind(reply.state)
        .bind(reply.then);
    if (reply.attachments.empty())
        query.null();
    else
        query.json(base::toJson(toJson(reply.attachments)));
    const auto id = TRY(query.insert());
    return HeldReplyId{id};
}

Result<bool> HeldReplies::settle(const HeldReply &reply)
{
    Statement query = m_database.statement(
        u"update held_reply set state = ?, text = ?, settled_at = ?, message = ?, reason = ? where id = "
        "? and state = 'held'"_s);
    query.bind(reply.state)
        .bind(reply.text)
        .bind(reply.settledAt)
        .bind(reply.message)
        .bind(reply.reason)
        .bind(reply.id);
    const auto changed = TRY(query.change());
    return changed > 0;
}

Result<std::optional<HeldReply>> HeldReplies::byId(HeldReplyId id) const
{
    static const QString text = rows::select(HeldReplyColumns, "from held_reply where id = ?");
    Statement query = m_database.statement(text);
    query.bind(id);
    return rows::one(std::move(query), reply);
}

Result<std::vector<HeldReply>> HeldReplies::heldOf(SessionKey session) const
{
    static const QString text =
        rows::select(HeldReplyColumns, "from held_reply where session = ? and state = 'held' order by id");
    Statement query = m_database.statement(text);
    query.bind(session);
    return rows::all(std::move(query), reply);
}

Result<std::vector<HeldReply>> HeldReplies::due(Timestamp now, int limit) const
{
    static const QString text = rows::select(
        HeldReplyColumns, "from held_reply where state = 'held' and send_at <= ? order by send_at, id limit ?");
    Statement query = m_database.statement(text);
    query.bind(now).bind(limit);
    return rows::all(std::move(query), reply);
}

Result<std::optional<Timestamp>> HeldReplies::nextDue() const
{
    static const QString text = u"select min(send_at) from held_reply where state = 'held'"_s;
    auto due = rows::one(m_database.statement(text), [](const Statement &row) { return row.maybeTime(0); });
    if (!due)
        return due.error();
    return due->value_or(std::nullopt);
}

} // namespace tierdesk::store
