#pragma once

#include "core/domain/Company.h"
#include "core/domain/Session.h"
#include "core/domain/Shop.h"
#include "core/mind/ai/Responder.h"
#include "core/mind/nlu/Reader.h"

#include <functional>
#include <optional>
#include <span>
#include <vector>

/// The first half of a turn: reads and asks, writes nothing, ends in a value. Settling is the engine's.
namespace tierdesk::turns {

/// What a turn is planned from. A value, read from one snapshot of the store.
struct TurnInput {
    Session session; ///< as it stands before the message; its version is what the plan is good for
    Message message; ///< the customer's, not stored yet
    std::optional<Customer> customer;
    std::vector<Message> recent; ///< the last messages, oldest first, notes left out
    std::vector<Action> actions; ///< the last of this session, oldest first
    int recentContacts = 1;
    bool hasEscalatedBefore = false;
    bool isStaffed = false;
    Timestamp now;
};

/// Who reads and who speaks. References outlive the call.
struct Responders {
    const nlu::Reader &reader;
    const ai::Responder &aiRep;
    const ai::Responder &aiManager;
    const nlu::Taught *taught = nullptr; ///< what the company has taught the reader

    [[nodiscard]] const ai::Responder &of(Tier tier) const { return tier == Tier::AiRep ? aiRep : aiManager; }
};

/// One step up that the turn takes.
struct EscalationStep {
    Tier from = Tier::AiRep;
    Tier to = Tier::AiManager;
    std::vector<ReasonGiven> reasons; ///< the deciding one first
};

/// What is to be settled.
struct TurnPlan {
    Reading reading;
    Decision decision;
    std::vector<EscalationStep> escalations;
    std::optional<Tier> speaker; ///< who answers; none at HUMAN_AGENT
    ai::Draft draft;             ///< text, action, dialogue, facts of the answer; refusals of every tier that was asked
    std::optional<QString> contact; ///< how to reach the customer, given while a person is awaited
    std::vector<ModelUse> uses;     ///< what was asked of models, by whichever tier
    std::optional<base::Error>
        failure; ///< a responder failed and no other could stand in: the message is kept all the same
};

/// What a plan needs beside its input. What it refers to outlives the plan's task.
struct PlanHooks {
    std::function<std::vector<Message>()> wholeHistory{}; ///< asked only when a model speaks at tier 2
    /// Awaited before a model is asked for the first time. What it fails with is the plan's failure, and no model is
    /// asked.
    std::function<base::Task<base::Result<void>>(const Reading &)> beforeModel{};
    ai::WordSink *words = nullptr; ///< hears answers while they are made; what is said stands in the plan alone
};

/// Plans one turn. At most one escalation a tier; at HUMAN_AGENT the message is only read. Waits for models alone: the
/// embedded responder plans at once, and the same from the same input.
[[nodiscard]] base::Task<TurnPlan> planTurn(const TurnInput &input, const Company &company, Responders responders,
                                            ai::Tools &tools, PlanHooks hooks);

} // namespace tierdesk::turns
