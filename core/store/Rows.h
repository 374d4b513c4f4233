#pragma once

#include "core/domain/Action.h"
#include "core/domain/Session.h"
#include "core/domain/Shop.h"
#include "core/store/Database.h"

#include <optional>
#include <utility>
#include <vector>

/// Domain values from rows: the column lists of the selects and their readers, side by side in one order. Store's own.
namespace tierdesk::store::rows {

/// Columns of `session s`.
inline constexpr const char *SessionColumns =
    "s.id, s.company, s.public_id, s.customer, s.customer_ref, s.status, s.tier, s.priority, s.holder, s.created_at, "
    "s.updated_at, s.resolved_at, s.idle_at, s.waiting_since, s.claimed_at, s.snoozed_until, s.first_response_due, "
    "s.resolution_due, s.first_response_at, s.pending_message, s.version, s.message_count, s.score, s.sentiment, "
    "s.rating, s.channel, s.door, s.category, s.is_verified, s.language, s.complexity, s.irate_answers, s.summary, "
    "s.contact, s.previous, s.tags, s.resolution, s.dialogue, s.metadata, s.brief";
inline constexpr int SessionWidth = 40;
[[nodiscard]] Session session(const Statement &row);

/// Columns of `message m`.
inline constexpr const char *MessageColumns =
    "m.id, m.session, m.at, m.speaker, m.is_internal, m.score, m.sentiment, m.cue, m.author, m.author_name, m.answer, "
    "m.text, m.category, m.category_confidence, m.intent, m.intent_confidence, m.complexity, m.attachments";
[[nodiscard]] Message message(const Statement &row);

inline constexpr const char *EscalationColumns =
    "id, company, session, public_id, ticket, from_tier, to_tier, reason, reasons, notes, explanations, priority, at, "
    "answered_at, ended_at, made_by, resolution_notes, closed_at";
[[nodiscard]] Escalation escalation(const Statement &row);

inline constexpr const char *ActionColumns =
    "id, company, session, customer, message, kind, order_number, subscription, amount, currency, arguments, "
    "idempotency_key, verdict, state, tier, desk_user, reference, failure, at, settled_at";
[[nodiscard]] Action action(const Statement &row);

inline constexpr const char *CustomerColumns =
    "id, company, ref, name, email, phone, tier, lifetime_value, lifetime_currency, is_vip, language, created_at";
[[nodiscard]] Customer customer(const Statement &row);

inline constexpr const char *OrderColumns =
    "id, company, customer, number, status, placed_at, items, total, paid, refunded, currency, payments, address, "
    "shipments, is_return_requested";
[[nodiscard]] Order order(const Statement &row);

[[nodiscard]] QStringList words(const std::vector<Reason> &reasons);

/// Runs @p query and reads every row with @p read.
template<class Read>
[[nodiscard]] auto all(Statement query, Read read) -> base::Result<std::vector<decltype(read(std::as_const(query)))>>
{
    TRY(query.run());
    std::vector<decltype(read(std::as_const(query)))> values;
    while (query.next())
        values.push_back(read(std::as_const(query)));
    TRY(query.error());
    return values;
}

/// Runs @p query and reads its first row, if there is one.
template<class Read>
[[nodiscard]] auto one(Statement query, Read read) -> base::Result<std::optional<decltype(read(std::as_const(query)))>>
{
    using Value = std::optional<decltype(read(std::as_const(query)))>;
    TRY(query.run());
    Value value;
    if (query.next())
        value.emplace(read(std::as_const(query)));
    TRY(query.error());
    return value;
}

/// The single integer of @p query's single row; 0 without one.
[[nodiscard]] base::Result<qint64> number(Statement query);

/// "select <columns> <rest>".
[[nodiscard]] QString select(const char *columns, const char *rest);

/// @p error in words for people when it is a Conflict: @p message about @p where.
[[nodiscard]] base::Error taken(base::Error error, const QString &message, const QString &where);

/// NotFound when an update met no row.
[[nodiscard]] base::Result<void> met(base::Result<int> changed, const QString &what);

} // namespace tierdesk::store::rows
