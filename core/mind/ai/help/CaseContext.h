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

/// A case that an agent holds, as input for briefs and drafts. What it refers to must outlive the call.
struct CaseContext {
    const Session &session;
    const CompanyConfig &config;
    const Brief &brief;                ///< in the record's own words
    const Reading &reading;            ///< of the customer's last message
    std::span<const Message> messages; ///< oldest first, without notes
    std::span<const Action> actions;
    std::span<const Escalation> escalations = {}; ///< oldest first
    const Customer *customer = nullptr;
    QString companyName;
    QString agentName; ///< the assisted agent; not needed for briefs
    Timestamp now;
    std::vector<ModelUse> *uses = nullptr; ///< receives the model usage, also of failed requests
};

} // namespace tierdesk::ai
