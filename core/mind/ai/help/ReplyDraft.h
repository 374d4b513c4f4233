#pragma once

#include "core/mind/ai/claims/TurnRecord.h"
#include "core/mind/ai/help/CaseContext.h"
#include "core/mind/ai/remote/Fence.h"
#include "core/mind/ai/remote/Model.h"
#include "core/mind/ai/Responder.h"

#include <optional>
#include <vector>

/// A reply that a person may send, for them to read and change first: it does nothing and promises nothing.
namespace tierdesk::ai {

/// At most so many characters.
inline constexpr int LongestDraft = 1500;

/// What the record alone has to say next, in English: a greeting the first time, what was done since, the request that
/// waits, or what the articles and the orders answer to the customer's question.
[[nodiscard]] QString embeddedDraft(const CaseContext &context, Tools &tools);
/// What holds in any case: that somebody reads it.
[[nodiscard]] QString unreadDraft();

/// A draft by a model: what it is told, what is wrong with what it says, and the text that comes of it. Material is
/// read when this is made.
class ReplyDraft final
{
public:
    /// @p context and @p tools outlive this. @p secrets must not be said.
    ReplyDraft(const CaseContext &context, Tools &tools, const Mask &mask, QStringList secrets);

    [[nodiscard]] const ModelAsk &ask() const { return m_ask; }
    /// What is wrong with @p answer, in words for the model; nothing when a person may be shown it. Besides what no
    /// reply may hold (ReplyCheck): numbers and orders that nobody gave, a guarantee, an offer beyond tier 3's
    /// authority.
    [[nodiscard]] std::optional<QString> fault(const QString &answer) const;
    /// Of an answer without a fault: with the names in their places.
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
