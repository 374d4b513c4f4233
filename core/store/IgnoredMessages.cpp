#include "core/store/IgnoredMessages.h"

#include "core/store/Rows.h"

#include <limits>

namespace tierdesk::store {

using base::Result;

template<class Io, Is<IgnoredMessage> T>
void columns(Io &io, T &v)
{
    io.table("letter");
    io.key("id", v.id);
    io.fixed("company", v.company);
    io.fixed("channel", v.channel);
    io.fixed("ref", v.ref);
    io.fixed("address", v.address);
    io.constant("is_ours", "0");
    io.fixed("ignored", v.reason);
    io.fixed("subject", v.subject);
    io.fixed("at", v.at);
}

Result<void> IgnoredMessages::insert(const IgnoredMessage &channelMessage)
{
    return rows::insert(m_database, channelMessage);
}

Result<std::vector<IgnoredMessage>> IgnoredMessages::page(CompanyId company, IgnoredMessageId before, int limit) const
{
    // In the words of the index letter_ignored, which has no other letters.
    static const QString text =
        rows::select<IgnoredMessage>("where company = ? and ignored <> '' and id < ? order by id desc limit ?");
    const qint64 end = before.isSet() ? before.value : std::numeric_limits<qint64>::max();
    return rows::all<IgnoredMessage>(m_database.statement(text, company, end, limit));
}

} // namespace tierdesk::store
