#include "core/store/HeldReplies.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

template<class Io, Is<HeldReply> T>
void columns(Io &io, T &v)
{
    io.table("held_reply");
    io.key("id", v.id);
    io.fixed("session", v.session);
    io.fixed("desk_user", v.user);
    io.fixed("user_name", v.userName);
    io("text", v.text);
    io.fixed("at", v.at);
    io.fixed("send_at", v.sendAt);
    io("state", v.state);
    io("settled_at", v.settledAt);
    io("message", v.message);
    io("reason", v.reason);
    io.fixed("attachments", Converted(v.attachments, ToJson, attachmentsFromJson));
    io.fixed("after_send", v.then);
}

Result<HeldReplyId> HeldReplies::insert(const HeldReply &reply)
{
    return rows::insert<HeldReplyId>(m_database, reply);
}

Result<bool> HeldReplies::settle(const HeldReply &reply)
{
    static const QString text = rows::texts<HeldReply>().update + " and state = 'held'"_L1;
    return rows::hasMet(rows::updateIf(m_database, text, reply));
}

Result<std::optional<HeldReply>> HeldReplies::byId(HeldReplyId id) const
{
    static const QString text = rows::select<HeldReply>("where id = ?");
    return rows::one<HeldReply>(m_database.statement(text, id));
}

Result<std::vector<HeldReply>> HeldReplies::heldOf(SessionKey session) const
{
    static const QString text = rows::select<HeldReply>("where session = ? and state = 'held' order by id");
    return rows::all<HeldReply>(m_database.statement(text, session));
}

Result<std::vector<HeldReply>> HeldReplies::due(Timestamp now, int limit) const
{
    static const QString text =
        rows::select<HeldReply>("where state = 'held' and send_at <= ? order by send_at, id limit ?");
    return rows::all<HeldReply>(m_database.statement(text, now, limit));
}

Result<std::optional<Timestamp>> HeldReplies::nextDue() const
{
    static const QString text = u"select min(send_at) from held_reply where state = 'held'"_s;
    return rows::first<std::optional<Timestamp>>(m_database.statement(text));
}

} // namespace tierdesk::store
