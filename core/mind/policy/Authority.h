#pragma once

#include "core/domain/Action.h"
#include "core/domain/CompanyConfig.h"
#include "core/domain/Shop.h"

#include <optional>

namespace tierdesk::policy {

/// What an action stands on, read inside the same transaction that will perform it.
struct Grounds {
    CustomerId customer;        ///< the session's customer; an order of anybody else is refused
    bool isVerified = true;     ///< false: the identity is only claimed; nothing moves
    Money used;                 ///< granted of this kind within the company's period, every tier and session together
    std::optional<Order> order; ///< the order that the request names
    std::optional<Subscription> subscription;
    Timestamp now;
};

/// Decides whether @p request lies within the authority of @p tier.
/// Refunds, credits and replacements: capability, then used + requested ≤ limit; a refund also ≤ paid − refunded of its
/// order. Pure. Never throws; a refusal is a value that carries its rule and its arithmetic.
[[nodiscard]] Verdict authorize(const ActionRequest &request, Tier tier, const CompanyConfig &config, int configVersion,
                                const Grounds &grounds);

/// What @p tier may still grant of @p kind, given @p used: limit − used, never below zero; none without the capability.
[[nodiscard]] std::optional<Money> remaining(ActionKind kind, Tier tier, const CompanyConfig &config, Money used);

/// The lowest enabled tier above @p tier that would be allowed @p request on the same grounds; none if no tier would.
[[nodiscard]] std::optional<Tier> tierThatMay(const ActionRequest &request, Tier tier, const CompanyConfig &config,
                                              int configVersion, const Grounds &grounds);

} // namespace tierdesk::policy
