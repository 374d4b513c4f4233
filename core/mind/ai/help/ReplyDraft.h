#pragma once

#include "core/mind/ai/claims/TurnRecord.h"
#include "core/mind/ai/help/CaseContext.h"
#include "core/mind/ai/remote/Fence.h"
#include "core/mind/ai/remote/Model.h"
#include "core/mind/ai/Responder.h"

#include <optional>
#include <vector>

/// Drafts replies that agents read and change before they send them. A draft does nothing and promises nothing.
namespace tierdesk::ai {

/// In characters.
inline constexpr int LongestDraft = 1500;

/// Returns a draft from the record alone, in English: a greeting the first time, what was done since, the pending
/// request, or the answer that articles and orders give to the customer's question.
[[nodiscard]] QString embeddedDraft(const CaseContext &context, Tools &tools);
/// Returns the draft that is always true: that somebody is looking into it.
[[nodiscard]] QString unreadDraft();

/// A model's draft: builds the request, checks the answer and returns the text. The constructor reads all data.
class ReplyDraft final
{
public:
    /// @p context and @p tools must outlive this. @p secrets must not occur in the draft.
    ReplyDraft(const CaseContext &context, Tools &tools, const Mask &mask, QStringList secrets);

    [[nodiscard]] const ModelAsk &ask() const { return m_ask; }
    /// Returns what is wrong with @p answer, worded for the model; none if an agent may see it. Besides what ReplyCheck
    /// rejects: numbers and orders that nobody gave, guarantees, and offers beyond tier 3's authority.
    [[nodiscard]] std::optional<QString> fault(const QString &answer) const;
    /// Returns the text of a faultless @p answer, with the names filled in.
    [[nodiscard]] QString text(const QString &answer) const;

private:
    [[nodiscard]] std::optional<QString> faultOfOffer(const QString &answer) const;

    const CaseContext &m_context;
    Tools &m_tools;
    QStringList m_secrets;
    QStringList m_companyWords, m_known;
    std::optional<TurnRecord> m_record;
    ModelAsk m_ask;
};

} // namespace tierdesk::ai
