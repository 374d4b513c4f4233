#pragma once

#include "core/domain/CompanyConfig.h"
#include "core/domain/Decision.h"
#include "core/domain/Reading.h"
#include "core/domain/Session.h"
#include "core/domain/Shop.h"

namespace tierdesk::policy {

/// Everything that a decision is made from. References outlive the call.
struct Situation {
    const Session &session; ///< before this message
    const Reading &reading;
    QStringView text; ///< the message, for the company's own trigger keywords
    const CompanyConfig &config;
    const Customer *customer = nullptr; ///< null when the company does not know the customer
    int recentContacts = 1; ///< the customer's sessions within config.escalation.repeatWindow, this one among them
    bool hasEscalatedBefore =
        false; ///< an earlier session of the customer, or this one, already escalated and came back
    Timestamp now;
};

/// Decides whether the message may be answered at the session's tier, escalates to the next, or to a person.
/// Every reason that holds is listed, weightiest first. The target is the lowest enabled tier above the present one
/// that the weightiest reason calls for; at HUMAN_AGENT nothing escalates. Pure; never throws.
[[nodiscard]] Decision decide(const Situation &situation);

/// The next enabled tier above @p from, at least @p atLeast; none if there is no such tier.
[[nodiscard]] std::optional<Tier> nextTier(const CompanyConfig &config, Tier from, Tier atLeast);

/// True when a client, a customer or a person may move a session from @p from to @p to: higher and enabled.
[[nodiscard]] bool canEscalate(const CompanyConfig &config, Tier from, Tier to);

/// The tier that a new session starts at: the lowest enabled.
[[nodiscard]] Tier firstTier(const CompanyConfig &config);

/// The reason to give when @p verdictRule refused an action at @p tier: REFUND_REQUEST at tier 1 and
/// REFUND_OVER_THRESHOLD above it where an amount's limit is the cause; COMPLEX_ISSUE at tier 1 where another
/// permission is; else POLICY_EXCEPTION.
[[nodiscard]] Reason reasonForRefusal(Tier tier, QStringView verdictRule);

/// True when @p reading counts as irate under @p protocol: −score ≥ threshold, or a trigger keyword in an angry
/// message.
[[nodiscard]] bool isIrate(const IrateProtocol &protocol, const Reading &reading, QStringView text);

} // namespace tierdesk::policy
