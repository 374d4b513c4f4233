#include "core/store/IgnoredMessages.h"

#include "core/store/Rows.h"

#include <limits>

namespace tierdesk::store {

using base::Result;

Result<void> IgnoredMessages::insert(const IgnoredMessage &channelMessage)
{
    Statement query = m_database.statement(
        u"insert into letter (company, channel, ref, address, is_ours, ignored, subject, at) values (?, "
        "?, ?, ?, 0, ?, ?, ?)"_s);
    query.bind(channelMessage.company)
        .bind(channelMessage.channel)
        .bind(channelMessage.ref)
        .bind(channelMessage.address)
        .bind(channelMessage.reason)
        .bind(channelMessage.subject)
        .bind(channelMessage.at);
    TRY(query.insert());
    return {};
}

Result<std::vector<IgnoredMessage>> IgnoredMessages::page(CompanyId company, IgnoredMessageId before, int limit) const
{
    // In the words of the index letter_ignored, which has no other letters.
    Statement query = m_database.statement(
        u"select id, channel, ref, address, subject, ignored, at from letter where company = ? and "
        "ignored <> '' and id < ? order by id desc limit ?"_s);
    query.bind(company).bind(before.isSet() ? before.value : std::numeric_limits<qint64>::max()).bind(limit);
    return rows::all(std::move(query), [company](const Statement &row) {
        return IgnoredMessage{.id = row.id<IgnoredMessageId>(0),
                              .company = company,
                              .channel = row.enumerator<Channel>(1),
                              .ref = row.text(2),
                              .address = row.text(3),
                              .subject = row.text(4),
                              .reason = row.text(5),
                              .at = row.time(6)};
    });
}

} // namespace tierdesk::store
