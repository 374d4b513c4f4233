#pragma once

#include "core/base/Result.h"
#include "core/domain/ChannelMessage.h"

#include <optional>
#include <vector>

namespace tierdesk::store {

class Database;

/// The tables `letter`, `correspondent`, `silent` and `mailbox`. Every function fails with StorageFailed.
class ChannelMessages final
{
public:
    explicit ChannelMessages(Database &database)
        : m_database(database)
    {}

    /// Fails with Conflict for one that is there already.
    [[nodiscard]] base::Result<void> insert(const ChannelMessage &channelMessage);
    [[nodiscard]] base::Result<std::optional<ChannelMessage>> byRef(CompanyId company, Channel channel,
                                                                    const QString &ref) const;
    /// Those that came from @p address since @p since.
    [[nodiscard]] base::Result<int> count(CompanyId company, Channel channel, const QString &address,
                                          Timestamp since) const;

    [[nodiscard]] base::Result<void> put(const Correspondent &correspondent);
    [[nodiscard]] base::Result<std::optional<Correspondent>> correspondentOf(SessionKey session) const;
    /// Those of the sessions with @p address that are neither resolved nor abandoned, newest first, at most 50.
    [[nodiscard]] base::Result<std::vector<Correspondent>> openWith(CompanyId company, Channel channel,
                                                                    const QString &address) const;

    /// From now on nothing is sent to @p number, or again; saying it twice is no error.
    [[nodiscard]] base::Result<void> silence(CompanyId company, const QString &number, bool isSilent, Timestamp now);
    [[nodiscard]] base::Result<bool> wantsNoMore(CompanyId company, const QString &number) const;

    [[nodiscard]] base::Result<void> put(const MailboxMark &mark);
    [[nodiscard]] base::Result<std::optional<MailboxMark>> markOf(CompanyId company) const;

private:
    Database &m_database;
};

} // namespace tierdesk::store
