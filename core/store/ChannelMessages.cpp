#include "core/store/ChannelMessages.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

template<class Io, Is<ChannelMessage> T>
void columns(Io &io, T &v)
{
    io.table("letter");
    io.fixed("company", v.company);
    io.fixed("channel", v.channel);
    io.fixed("ref", v.ref);
    io.fixed("session", v.session);
    io.fixed("address", v.address);
    io.fixed("is_ours", v.isOurs);
    io.constant("ignored", "''");
    io.fixed("at", v.at);
}

template<class Io, Is<Correspondent> T>
void columns(Io &io, T &v)
{
    io.table("correspondent", "c");
    io.unique("session");
    io.fixed("session", v.session);
    io.fixed("company", v.company);
    io.fixed("channel", v.channel);
    io.fixed("address", v.address);
    io("name", v.name);
    io.fixed("subject", v.subject);
    io("answers", v.answers);
    io("thread", v.thread);
}

template<class Io, Is<MailboxMark> T>
void columns(Io &io, T &v)
{
    io.table("mailbox");
    io.unique("company");
    io.fixed("company", v.company);
    io("account", v.account);
    io("validity", v.validity);
    io("uid", v.uid);
    io("at", v.at);
}

Result<void> ChannelMessages::insert(const ChannelMessage &channelMessage)
{
    return rows::insert(m_database, channelMessage);
}

Result<std::optional<ChannelMessage>> ChannelMessages::byRef(CompanyId company, Channel channel,
                                                             const QString &ref) const
{
    static const QString text = rows::select<ChannelMessage>("where company = ? and channel = ? and ref = ?");
    return rows::one<ChannelMessage>(m_database.statement(text, company, channel, ref));
}

Result<int> ChannelMessages::count(CompanyId company, Channel channel, const QString &address, Timestamp since) const
{
    Statement query = m_database.statement(
        u"select count(*) from letter where company = ? and channel = ? and address = ? and at > ? and is_ours = 0"_s);
    query.bind(company).bind(channel).bind(address).bind(since);
    return rows::first<int>(std::move(query));
}

Result<void> ChannelMessages::put(const Correspondent &with)
{
    return rows::upsert(m_database, with);
}

Result<std::optional<Correspondent>> ChannelMessages::correspondentOf(SessionKey session) const
{
    static const QString text = rows::select<Correspondent>("where c.session = ?");
    return rows::one<Correspondent>(m_database.statement(text, session));
}

Result<std::vector<Correspondent>> ChannelMessages::openWith(CompanyId company, Channel channel,
                                                             const QString &address) const
{
    static const QString text = rows::select<Correspondent>(
        "join session s on s.id = c.session where c.company = ? and c.channel = ? and c.address = ? and s.status not "
        "in ('RESOLVED', 'ABANDONED') order by s.id desc limit 50");
    return rows::all<Correspondent>(m_database.statement(text, company, channel, address));
}

Result<void> ChannelMessages::silence(CompanyId company, const QString &number, bool isSilent, Timestamp now)
{
    Statement query = m_database.statement(
        isSilent ? u"insert into silent (company, number, at) values (?, ?, ?) on conflict (company, "
                   "number) do nothing"_s
                 : u"delete from silent where company = ? and number = ?"_s);
    query.bind(company).bind(number);
    if (isSilent)
        query.bind(now);
    return query.finish();
}

Result<bool> ChannelMessages::wantsNoMore(CompanyId company, const QString &number) const
{
    Statement query = m_database.statement(u"select count(*) from silent where company = ? and number = ?"_s);
    query.bind(company).bind(number);
    return rows::first<bool>(std::move(query));
}

Result<void> ChannelMessages::put(const MailboxMark &mark)
{
    return rows::upsert(m_database, mark);
}

Result<std::optional<MailboxMark>> ChannelMessages::markOf(CompanyId company) const
{
    static const QString text = rows::select<MailboxMark>("where company = ?");
    return rows::one<MailboxMark>(m_database.statement(text, company));
}

} // namespace tierdesk::store
