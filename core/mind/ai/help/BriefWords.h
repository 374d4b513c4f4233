#pragma once

#include "core/mind/ai/help/CaseContext.h"
#include "core/mind/ai/remote/Fence.h"
#include "core/mind/ai/remote/Model.h"

#include <optional>

namespace tierdesk::ai {

/// Has a model reword a brief: builds the request, checks the answer and makes the new brief. The facts remain those of
/// the record: every number, sum, order, name and refusal is checked, nothing may be added, and promises keep their
/// wording. Entries with personal data are not sent and stay as they are.
class BriefWords final
{
public:
    /// @p context must outlive this.
    BriefWords(const CaseContext &context, const Mask &mask);

    [[nodiscard]] ModelAsk ask() const;
    /// Returns what is wrong with @p answer, worded for the model; none if it is acceptable.
    [[nodiscard]] std::optional<QString> fault(const QString &answer) const;
    /// Returns the brief made from a faultless @p answer.
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
    QString m_lead; ///< the customer's name before the first sentence; not sent, but put back
    Brief m_shown;  ///< the brief as sent to the model
    std::vector<size_t> m_tried, m_granted, m_refused; ///< indexes of its entries in the record's lists
};

} // namespace tierdesk::ai
