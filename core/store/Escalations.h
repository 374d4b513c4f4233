#pragma once

#include "core/base/Result.h"
#include "core/domain/Session.h"

#include <optional>
#include <vector>

namespace tierdesk::store {

class Database;

/// The table `escalation`: one row an escalation. Every function fails with StorageFailed.
class Escalations final
{
public:
    explicit Escalations(Database &database)
        : m_database(database)
    {}

    /// `escalation.id` is not read. Fails with Conflict when the company has the public id or the ticket already.
    [[nodiscard]] base::Result<EscalationId> insert(const Escalation &escalation);
    /// Writes notes, priority, answeredAt, endedAt, resolutionNotes and closedAt.
    [[nodiscard]] base::Result<void> update(const Escalation &escalation);

    /// Oldest first.
    [[nodiscard]] base::Result<std::vector<Escalation>> ofSession(SessionKey session) const;
    /// The latest that has not ended.
    [[nodiscard]] base::Result<std::optional<Escalation>> openOf(SessionKey session) const;
    /// By "esc-…" or by "TKT-…".
    [[nodiscard]] base::Result<std::optional<Escalation>> byNumber(CompanyId company, const QString &number) const;
    /// Who has the ticket of a client's own people, by the client's id; empty: nobody.
    [[nodiscard]] base::Result<QString> clientAgentOf(EscalationId escalation) const;
    [[nodiscard]] base::Result<void> setClientAgent(EscalationId escalation, const QString &agent);
    /// True when one of @p customer's last 20 sessions, @p except apart, escalated to a person and came back, or was
    /// closed there.
    [[nodiscard]] base::Result<bool> hasEarlier(CustomerId customer, SessionKey except) const;

private:
    Database &m_database;
};

/// The table `ticket_counter`.
class Tickets final
{
public:
    explicit Tickets(Database &database)
        : m_database(database)
    {}
    /// The company's next ticket of @p year, as printed: "TKT-2026-000123". Gapless with the transaction.
    [[nodiscard]] base::Result<QString> next(CompanyId company, int year);

private:
    Database &m_database;
};

} // namespace tierdesk::store
