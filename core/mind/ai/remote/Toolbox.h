#pragma once

#include "core/mind/ai/remote/Fence.h"
#include "core/mind/ai/remote/Model.h"
#include "core/mind/ai/Responder.h"

#include <optional>
#include <vector>

namespace tierdesk {
class FieldReader;
}

namespace tierdesk::ai {

/// The tools that a model can call in one turn, backed by Tools and policy. Reading tools answer at once. A tool that
/// changes something only asks policy: what is allowed becomes a proposal, which the customer is asked about in our own
/// words; what exceeds the tier's authority is refused with the calculation and escalates the case; what the facts
/// forbid is explained.
class Toolbox final
{
public:
    Toolbox(const TurnContext &context, Tools &tools, Mask mask);

    [[nodiscard]] static const std::vector<ToolSpec> &specs();
    [[nodiscard]] ToolResult call(const ToolCall &call);
    /// Returns articles for the customer's question, for the prompt; they count as used.
    [[nodiscard]] QString articlesFor(const QString &question);

    [[nodiscard]] const std::optional<ActionRequest> &proposal() const { return m_proposal; }
    [[nodiscard]] const std::vector<std::pair<ActionRequest, Verdict>> &refused() const { return m_refused; }
    [[nodiscard]] const std::optional<ReasonGiven> &escalate() const { return m_escalation; }
    [[nodiscard]] const QStringList &used() const { return m_used; }
    [[nodiscard]] const QStringList &articles() const { return m_articles; }
    /// Everything that the tools returned, as the model read it but without the fences.
    [[nodiscard]] const QStringList &shown() const { return m_shown; }
    /// The company's own texts: articles and products. Their links may be passed on.
    [[nodiscard]] const QStringList &companyWords() const { return m_companyWords; }

private:
    using Read = ToolResult (Toolbox::*)(const ToolCall &, FieldReader &);
    [[nodiscard]] ToolResult orderLookup(const ToolCall &call, FieldReader &fields);
    [[nodiscard]] ToolResult listOrders(const ToolCall &call, FieldReader &fields);
    [[nodiscard]] ToolResult subscriptionLookup(const ToolCall &call, FieldReader &fields);
    [[nodiscard]] ToolResult productLookup(const ToolCall &call, FieldReader &fields);
    [[nodiscard]] ToolResult articleSearch(const ToolCall &call, FieldReader &fields);
    [[nodiscard]] ToolResult escalate(const ToolCall &call, FieldReader &fields);
    [[nodiscard]] ToolResult change(ActionKind kind, const ToolCall &call, FieldReader &fields);
    [[nodiscard]] base::Result<ActionRequest> requestFrom(ActionKind kind, FieldReader &fields);
    [[nodiscard]] ToolResult judged(const ToolCall &call, ActionRequest request);
    [[nodiscard]] ToolResult shown(const ToolCall &call, QLatin1String source, const QJsonValue &value);
    [[nodiscard]] QJsonArray found(const QString &question, int limit);
    void use(const QString &name);

    const TurnContext &m_context;
    Tools &m_tools;
    Mask m_mask;
    std::optional<ActionRequest> m_proposal;
    std::vector<std::pair<ActionRequest, Verdict>> m_refused;
    std::optional<ReasonGiven> m_escalation;
    QStringList m_used, m_articles, m_shown, m_companyWords;
};

} // namespace tierdesk::ai
