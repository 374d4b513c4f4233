#pragma once

#include "core/domain/Action.h"
#include "core/domain/CompanyConfig.h"
#include "core/domain/Shop.h"
#include "core/mind/policy/OrderState.h"

#include <optional>

namespace tierdesk::policy {

/// The most subscription plans that are read.
inline constexpr int MostPlans = 200;

/// The company's plans, as far as its own rows name them.
struct Plans {
    QStringList sold; ///< products that are plans: "Annual plan"
    QStringList held; ///< plans of its subscriptions, of any customer
};

/// The facts that a verdict is based on, read in the transaction that performs the action.
struct Grounds {
    CustomerId customer;        ///< the session's customer; orders of others are refused
    bool isVerified = true;     ///< false: the identity is only claimed; every action is refused
    Money used;                 ///< granted for this kind within the company's period, in all tiers and sessions
    std::optional<Order> order; ///< the order named in the request
    std::optional<Subscription> subscription;
    Plans plans; ///< if the request names a plan
    Timestamp now;
};

/// Decides whether @p request is within the authority of @p tier. Pure; never throws. A refusal is a value with its
/// rule and calculation; `remaining` is the allowance before this request. Refunds, credits and replacements need the
/// capability, then used + requested ≤ limit; a refund also ≤ paid − refunded − replaced of its order, and ≤
/// refundable() of the item that it names in {sku}. Facts are checked before limits and permissions. Rules if allowed:
/// within_limit, permitted. Refused by the tier's configuration: no_capability, over_limit (money), no_permission,
/// tier_disabled. Refused by facts, which no tier can grant: unverified, unknown_customer, not_yours, no_order,
/// no_subscription, invalid_amount, wrong_currency, over_refundable, invalid_items, already_replaced, already_refunded,
/// not_shipped, order_shipped, order_closed, already_requested, incomplete_address, subscription_closed,
/// invalid_change, no_change, unknown_plan (neither sold nor held by anybody). plan_not_sold is a plan that only
/// subscriptions name; only HUMAN_AGENT can know whether it is still available.
/// Arguments: Replacement {sku, quantity = 1} with `amount` the items' price in the order; Return {sku?, quantity?};
/// ChangeAddress {address} with street, city, country and a postcode or region; ChangeSubscription {status} or {plan}.
[[nodiscard]] Verdict authorize(const ActionRequest &request, Tier tier, const CompanyConfig &config, int configVersion,
                                const Grounds &grounds);

/// Returns whether both names mean the same plan, ignoring case and the words "plan", "subscription" and "membership".
[[nodiscard]] bool isSamePlan(QStringView a, QStringView b);

/// Returns what @p tier may still grant of @p kind: limit − used, never below zero; none without the capability.
[[nodiscard]] std::optional<Money> remaining(ActionKind kind, Tier tier, const CompanyConfig &config, Money used);

/// Returns the lowest enabled tier above @p tier that may grant @p request on the same grounds, if any.
[[nodiscard]] std::optional<Tier> tierThatMay(const ActionRequest &request, Tier tier, const CompanyConfig &config,
                                              int configVersion, const Grounds &grounds);

} // namespace tierdesk::policy
