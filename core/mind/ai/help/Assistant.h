#pragma once

#include "core/base/Counters.h"
#include "core/mind/ai/ChosenResponder.h"
#include "core/mind/ai/help/CaseContext.h"
#include "core/mind/ai/help/DraftedReply.h"

#include <functional>

namespace tierdesk::ai {

/// The models that help the people of @p config's company: those that speak for the AI Manager, or for the AI Rep where
/// no model speaks for the manager. Without any only the embedded responder helps.
[[nodiscard]] const TierModels &modelsForPeople(const CompanyConfig &config);

/// Helps the people at tier 3 through the company's models: words briefs, drafts replies. Asks none beyond the
/// company's budget and keeps its books. Nothing that it says is sent or done by itself. Thread-safe. What it refers to
/// outlives it.
class Assistant final
{
public:
    Assistant(const ModelRoster &roster, ModelLedger &ledger, const PriceTable &prices, base::Counters &counters);

    /// The case's brief in a model's words, its facts the record's. Fails with AiUnavailable or AiFailed: then the
    /// record's own words stand.
    [[nodiscard]] base::Task<base::Result<Brief>> brief(const CaseContext &context) const;
    /// By a model, or by the embedded responder where the company has none or none of them came to a good end.
    [[nodiscard]] base::Task<DraftedReply> reply(const CaseContext &context, Tools &tools) const;

    /// A person waits for a draft, and their console fifteen seconds for an answer.
    static constexpr base::Millis ReplyTime = base::Millis::seconds(12);
    static constexpr base::Millis BriefTime = base::Millis::seconds(60);

private:
    /// What a provider is asked, and what is wrong with what it says.
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

/// The embedded responder's own, checked like a model's: where it does not hold, it says that the case is looked into.
[[nodiscard]] DraftedReply embeddedReply(const CaseContext &context, Tools &tools);

} // namespace tierdesk::ai
