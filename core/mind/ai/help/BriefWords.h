#pragma once

#include "core/mind/ai/help/CaseContext.h"
#include "core/mind/ai/remote/Fence.h"
#include "core/mind/ai/remote/Model.h"

#include <optional>

namespace tierdesk::ai {

/// A brief that a model words anew: what it is told, what is wrong with what it says, and the brief that comes of it.
/// The facts stay the record's: every number, sum, order, name and refusal is held against it, nothing may be new, and
/// promises stay as they were said. What holds personal data is not handed out and stands as it was.
class BriefWords final
{
public:
    /// @p context outlives this.
    BriefWords(const CaseContext &context, const Mask &mask);

    [[nodiscard]] ModelAsk ask() const;
    /// What is wrong with @p answer, in words for the model; nothing when it may stand.
    [[nodiscard]] std::optional<QString> fault(const QString &answer) const;
    /// Of an answer without a fault.
    [[nodiscard]] Brief brief(const QString &answer) const;

private:
    struct Worded {
        Brief brief;
        std::optional<QString> fault;
    };
    [[nodiscard]] Worded read(const QString &answer) const;
    [[nodiscard]] std::optional<QString> faultOfFacts(const Brief &worded) const;

    const CaseContext &m_context;
    Mask m_mask;
    QString m_lead; ///< the customer's name before the first sentence: it is put back, not told
    Brief m_shown;  ///< what the model is told
    std::vector<size_t> m_tried, m_granted, m_refused; ///< where its entries stand in the record's lists
};

} // namespace tierdesk::ai
