#pragma once

#include "core/base/Counters.h"
#include "core/mind/ai/ChosenResponder.h"
#include "core/mind/ai/help/CaseContext.h"
#include "core/mind/ai/help/DraftedReply.h"

#include <functional>

namespace tierdesk::ai {

/// Returns the models that assist @p config's agents: those of the AI Manager, or those of the AI Rep if the manager
/// has none. Without any, only the built-in responder assists.
[[nodiscard]] const TierModels &modelsForPeople(const CompanyConfig &config);

/// Assists agents through the company's models: words briefs and drafts replies. Calls none beyond the company's budget
/// and records the costs. Never sends or performs anything. Thread-safe. What it refers to must outlive it.
class Assistant final
{
public:
    Assistant(const ModelRoster &roster, ModelLedger &ledger, const PriceTable &prices, base::Counters &counters);

    /// Returns the case's brief in a model's words, with the facts of the record. Fails with AiUnavailable or AiFailed;
    /// the record's own words then remain.
    [[nodiscard]] base::Task<base::Result<Brief>> brief(const CaseContext &context) const;
    /// Drafts a reply with a model, or with the built-in responder if there is none or all of them failed.
    [[nodiscard]] base::Task<DraftedReply> reply(const CaseContext &context, Tools &tools) const;

    /// An agent waits for the draft; the console's request times out after fifteen seconds.
    static constexpr base::Millis ReplyTime = base::Millis::seconds(12);
    static constexpr base::Millis BriefTime = base::Millis::seconds(60);

private:
    /// A request to a provider and the check of its answer.
    struct Assignment {
        ModelAsk ask;
        std::function<std::optional<QString>(const QString &)> fault;
    };
    struct Said {
        QString text;
        AnswerFacts facts;
    };
    using AssignmentFor = std::function<Assignment(const ConnectedProvider &)>;
    [[nodiscard]] base::Task<base::Result<Said>> worded(const CaseContext &context, const AssignmentFor &assignmentFor,
                                                        base::Millis time) const;
    [[nodiscard]] base::Task<base::Result<Said>> ask(const CaseContext &context, const ConnectedProvider &provider,
                                                     Assignment assignment, QDeadlineTimer deadline) const;
    [[nodiscard]] DailyBudget purseOf(const CaseContext &context) const;
    void book(const CaseContext &context, const ConnectedProvider &provider, const ModelFigures &figures) const;

    const ModelRoster &m_roster;
    ModelLedger &m_ledger;
    const PriceTable &m_prices;
    base::Counter &m_cost;
    base::Counter &m_briefs;
    base::Counter &m_replies;
    base::Counter &m_failed;
};

/// Returns the built-in responder's draft, checked like a model's. If it fails the check, the draft only says that the
/// case is being looked into.
[[nodiscard]] DraftedReply embeddedReply(const CaseContext &context, Tools &tools);

} // namespace tierdesk::ai
