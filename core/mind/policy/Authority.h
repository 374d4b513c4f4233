#pragma once

#include "core/domain/Action.h"
#include "core/domain/CompanyConfig.h"
#include "core/domain/Shop.h"
#include "core/mind/policy/OrderState.h"

#include <optional>

namespace tierdesk::policy {

/// As many plans of subscriptions are looked at.
inline constexpr int MostPlans = 200;

/// The company's plans, as far as its own rows name them.
struct Plans {
    QStringList sold; ///< products that are plans: "Annual plan"
    QStringList held; ///< plans of its subscriptions, this customer's and others'
};

/// What an action stands on, read inside the same transaction that will perform it.
struct Grounds {
    CustomerId customer;        ///< the session's customer; an order of anybody else is refused
    bool isVerified = true;     ///< false: the identity is only claimed; nothing moves
    Money used;                 ///< granted of this kind within the company's period, every tier and session together
    std::optional<Order> order; ///< the order that the request names
    std::optional<Subscription> subscription;
    Plans plans; ///< where a plan is asked for
    Timestamp now;
};

/// Decides whether @p request lies within the authority of @p tier.
/// Refunds, credits and replacements: capability, then used + requested ≤ limit; a refund also ≤ paid − refunded −
/// what was replaced of its order, and ≤ refundable() of the item that it names in {sku}. Pure. Never throws; a refusal
/// is a value that carries its rule and its arithmetic; `remaining` is what was left before this request. Rules of what
/// is allowed: within_limit, permitted. Of a refusal by the tier's config: no_capability, over_limit (money),
/// no_permission, tier_disabled. Of a refusal by the facts, which no tier can grant: unverified, unknown_customer,
/// not_yours, no_order, no_subscription, invalid_amount, wrong_currency, over_refundable, invalid_items,
/// already_replaced, already_refunded, not_shipped, order_shipped, order_closed, already_requested, incomplete_address,
/// subscription_closed, invalid_change, no_change, unknown_plan (neither sold nor held by anybody). plan_not_sold is a
/// plan that only subscriptions name: whether it may still be had is for HUMAN_AGENT to know. Facts are looked at
/// before limits and permissions. Arguments: Replacement {sku, quantity = 1} with `amount` the items' price in the
/// order; Return {sku?, quantity?}; ChangeAddress {address} with street, city, country and a postcode or region;
/// ChangeSubscription {status} or {plan}.
[[nodiscard]] Verdict authorize(const ActionRequest &request, Tier tier, const CompanyConfig &config, int configVersion,
                                const Grounds &grounds);

/// True when both name one plan; case, and the words "plan", "subscription" and "membership", do not matter.
[[nodiscard]] bool isSamePlan(QStringView a, QStringView b);

/// What @p tier may still grant of @p kind, given @p used: limit − used, never below zero; none without the capability.
[[nodiscard]] std::optional<Money> remaining(ActionKind kind, Tier tier, const CompanyConfig &config, Money used);

/// The lowest enabled tier above @p tier that would be allowed @p request on the same grounds; none if no tier would.
[[nodiscard]] std::optional<Tier> tierThatMay(const ActionRequest &request, Tier tier, const CompanyConfig &config,
                                              int configVersion, const Grounds &grounds);

} // namespace tierdesk::policy
