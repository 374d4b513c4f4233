#pragma once

#include "core/domain/CompanyConfig.h"
#include "core/domain/Decision.h"
#include "core/domain/Reading.h"
#include "core/domain/Session.h"
#include "core/domain/Shop.h"

namespace tierdesk::policy {

/// The input of a decision. References must outlive the call.
struct Situation {
    const Session &session; ///< before this message
    const Reading &reading;
    QStringView text; ///< the message, for the company's trigger keywords
    const CompanyConfig &config;
    const Customer *customer = nullptr; ///< null if the company does not know the customer
    int recentContacts = 1; ///< the customer's sessions within config.escalation.repeatWindow, including this one
    bool hasEscalatedBefore =
        false; ///< an earlier session of the customer or this one has already escalated and was handed back
    Timestamp now;
};

/// Decides whether the session's tier may answer the message, or whether it escalates, and to which tier. Lists every
/// reason that applies, most important first. The target is the lowest enabled tier above the current one that the most
/// important reason requires; at HUMAN_AGENT nothing escalates. Pure; never throws.
[[nodiscard]] Decision decide(const Situation &situation);

/// Returns the lowest enabled tier above @p from that is at least @p atLeast, if any.
[[nodiscard]] std::optional<Tier> nextTier(const CompanyConfig &config, Tier from, Tier atLeast);

/// Returns whether a client, customer or agent may escalate from @p from to @p to: it must be higher and enabled.
[[nodiscard]] bool canEscalate(const CompanyConfig &config, Tier from, Tier to);

/// Returns the tier at which new sessions start: the lowest enabled one.
[[nodiscard]] Tier firstTier(const CompanyConfig &config);

/// Returns the escalation reason after @p verdictRule refused an action at @p tier. If the limit of an amount is the
/// cause: REFUND_REQUEST at tier 1, REFUND_OVER_THRESHOLD above. If another permission is: COMPLEX_ISSUE at tier 1.
/// Otherwise POLICY_EXCEPTION.
[[nodiscard]] Reason reasonForRefusal(Tier tier, QStringView verdictRule);

/// Returns whether @p reading is irate under @p protocol: −score ≥ threshold, or a trigger keyword in an angry message.
[[nodiscard]] bool isIrate(const IrateProtocol &protocol, const Reading &reading, QStringView text);

} // namespace tierdesk::policy
