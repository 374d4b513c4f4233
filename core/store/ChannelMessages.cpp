#include "core/store/ChannelMessages.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

namespace {

constexpr const char *IgnoredMessageColumns = "company, channel, ref, session, address, is_ours, at";

ChannelMessage channelMessage(const Statement &row)
{
    ChannelMessage channelMessage;
    channelMessage.company = row.id<CompanyId>(0);
    channelMessage.channel = row.enumerator<Channel>(1);
    channelMessage.ref = row.text(2);
    channelMessage.session = row.id<SessionKey>(3);
    channelMessage.address = row.text(4);
    channelMessage.isOurs = row.boolean(5);
    channelMessage.at = row.time(6);
    return channelMessage;
}

Correspondent correspondent(const Statement &row)
{
    Correspondent with;
    with.session = row.id<SessionKey>(0);
    with.company = row.id<CompanyId>(1);
    with.channel = row.enumerator<Channel>(2);
    with.address = row.text(3);
    with.name = row.text(4);
    with.subject = row.text(5);
    with.answers = row.text(6);
    with.thread = row.list(7);
    return with;
}

} // namespace

Result<void> ChannelMessages::insert(const ChannelMessage &channelMessage)
{
    Statement query = m_database.statement(
        u"insert into letter (company, channel, ref, session, address, is_ours, ignored, at) values (?, "
        "?, ?, ?, ?, ?, '', ?)"_s);
    query.bind(channelMessage.company)
        .bind(channelMessage.channel)
        .bind(channelMessage.ref)
        .bind(channelMessage.session)
        .bind(channelMessage.address)
        .bind(channelMessage.isOurs)
        .bind(channelMessage.at);
    TRY(query.insert());
    return {};
}

Result<std::optional<ChannelMessage>> ChannelMessages::byRef(CompanyId company, Channel channel,
                                                             const QString &ref) const
{
    static const QString text =
        rows::select(IgnoredMessageColumns, "from letter where company = ? and channel = ? and ref = ?");
    Statement query = m_database.statement(text);
    query.bind(company).bind(channel).bind(ref);
    return rows::one(std::move(query), channelMessage);
}

Result<int> ChannelMessages::count(CompanyId company, Channel channel, const QString &address, Timestamp since) const
{
    Statement query = m_database.statement(
        u"select count(*) from letter where company = ? and channel = ? and address = ? and at > ? and is_ours = 0"_s);
    query.bind(company).bind(channel).bind(address).bind(since);
    const auto found = TRY(rows::number(std::move(query)));
    return static_cast<int>(found);
}

Result<void> ChannelMessages::put(const Correspondent &with)
{
    Statement query = m_database.statement(
        u"insert into correspondent (session, company, channel, address, name, subject, answers, thread) values (?, ?, "
        "?, ?, ?, ?, ?, ?) on conflict (session) do update set name = excluded.name, answers = excluded.answers, "
        "thread = excluded.thread"_s);
    query.bind(with.session)
        .bind(with.company)
        .bind(with.channel)
        .bind(with.address)
        .bind(with.name)
        .bind(with.subject)
        .bind(with.answers)
        .bind(with.thread);
    return query.finish();
}

Result<std::optional<Correspondent>> ChannelMessages::correspondentOf(SessionKey session) const
{
    Statement query = m_database.statement(
        u"select session, company, channel, address, name, subject, answers, thread from correspondent where session = "
        "?"_s);
    query.bind(session);
    return rows::one(std::move(query), correspondent);
}

Result<std::vector<Correspondent>> ChannelMessages::openWith(CompanyId company, Channel channel,
                                                             const QString &address) const
{
    Statement query = m_database.statement(u"select c.session, c.company, c.channel, c.address, c.name, "
                                           "c.subject, c.answers, c.thread from correspondent c "
                                           "join session s on s.id = c.session where c.company = ? and "
                                           "c.channel = ? and c.address = ? and s.status not in "
                                           "('RESOLVED', 'ABANDONED') order by s.id desc limit 50"_s);
    query.bind(company).bind(channel).bind(address);
    return rows::all(std::move(query), correspondent);
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
    const auto found = TRY(rows::number(std::move(query)));
    return found > 0;
}

Result<void> ChannelMessages::put(const MailboxMark &mark)
{
    Statement query = m_database.statement(
        u"insert into mailbox (company, account, validity, uid, at) values (?, ?, ?, ?, ?) on conflict "
        "(company) do update set account = excluded.account, validity = excluded.validity, uid = "
        "excluded.uid, at = excluded.at"_s);
    query.bind(mark.company).bind(mark.account).bind(mark.validity).bind(mark.uid).bind(mark.at);
    return query.finish();
}

Result<std::optional<MailboxMark>> ChannelMessages::markOf(CompanyId company) const
{
    Statement query = m_database.statement(u"select account, validity, uid, at from mailbox where company = ?"_s);
    query.bind(company);
    return rows::one(std::move(query), [company](const Statement &row) {
        return MailboxMark{company, row.text(0), row.integer(1), row.integer(2), row.time(3)};
    });
}

} // namespace tierdesk::store
