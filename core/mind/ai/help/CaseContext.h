#pragma once

#include "core/domain/Action.h"
#include "core/domain/Brief.h"
#include "core/domain/CompanyConfig.h"
#include "core/domain/Reading.h"
#include "core/domain/Session.h"
#include "core/domain/Shop.h"

#include <span>
#include <vector>

namespace tierdesk::ai {

/// A case at a person, for who helps them: what its brief says again and its next reply are made from. References
/// outlive the call.
struct CaseContext {
    const Session &session;
    const CompanyConfig &config;
    const Brief &brief;                ///< the record's own
    const Reading &reading;            ///< of the customer's last message
    std::span<const Message> messages; ///< oldest first, notes left out
    std::span<const Action> actions;
    std::span<const Escalation> escalations = {}; ///< oldest first; what its escalations were for
    const Customer *customer = nullptr;
    QString companyName;
    QString agentName; ///< who is helped; not asked for to word a brief
    Timestamp now;
    std::vector<ModelUse> *uses = nullptr; ///< where is written what was asked of models, also when it failed
};

} // namespace tierdesk::ai
