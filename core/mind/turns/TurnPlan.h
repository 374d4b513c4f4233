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

/// The planning step of a turn: reads and calls responders, writes nothing, returns a value. The engine settles it.
namespace tierdesk::turns {

/// The input of a turn's plan: a value read from one snapshot of the store.
struct TurnInput {
    Session session; ///< before the message; the plan is valid only for its version
    Message message; ///< the customer's, not stored yet
    std::optional<Customer> customer;
    std::vector<Message> recent; ///< the last messages, oldest first, without notes
    std::vector<Action> actions; ///< the last of this session, oldest first
    int recentContacts = 1;
    bool hasEscalatedBefore = false;
    bool isStaffed = false;
    Timestamp now;
};

/// The analyser and the responders. References must outlive the call.
struct Responders {
    const nlu::Reader &reader;
    const ai::Responder &aiRep;
    const ai::Responder &aiManager;
    const nlu::Taught *taught = nullptr; ///< the company's trained models

    [[nodiscard]] const ai::Responder &of(Tier tier) const { return tier == Tier::AiRep ? aiRep : aiManager; }
};

/// One escalation within the turn.
struct EscalationStep {
    Tier from = Tier::AiRep;
    Tier to = Tier::AiManager;
    std::vector<ReasonGiven> reasons; ///< the deciding one first
};

/// The result of planning, to be settled.
struct TurnPlan {
    Reading reading;
    Decision decision;
    std::vector<EscalationStep> escalations;
    std::optional<Tier> speaker; ///< who answers; unset at HUMAN_AGENT
    ai::Draft draft; ///< text, action, dialogue and facts of the answer; refusals of all tiers that answered
    std::optional<QString> contact;     ///< how to reach the customer, if given while waiting for an agent
    std::vector<ModelUse> uses;         ///< model usage of all tiers
    std::optional<base::Error> failure; ///< a responder failed without a fallback; the message is still stored
};

/// Callbacks of a plan. What it refers to must outlive the plan's task.
struct PlanHooks {
    std::function<std::vector<Message>()> wholeHistory{}; ///< called only if a model answers at tier 2
    /// Awaited before the first model call. If it fails, its error becomes the plan's failure and no model is called.
    std::function<base::Task<base::Result<void>>(const Reading &)> beforeModel{};
    ai::WordSink *words = nullptr; ///< receives partial replies; the final text is only in the plan
};

/// Plans one turn, with at most one escalation per tier. At HUMAN_AGENT the message is only analysed. Waits only for
/// models and the hooks; the built-in responder plans at once and deterministically.
[[nodiscard]] base::Task<TurnPlan> planTurn(const TurnInput &input, const Company &company, Responders responders,
                                            ai::Tools &tools, PlanHooks hooks);

} // namespace tierdesk::turns
