#pragma once

#include "core/mind/ai/local/LocalResponder.h"
#include "core/mind/ai/Responder.h"
#include "core/mind/knowledge/AnswerCache.h"

#include <optional>

/// Which answers may be kept for others, and how they are made so that nothing of one customer's reaches another.
namespace tierdesk::ai {

/// Whether @p context's message is a question that has the same answer for everybody who opens a conversation with it:
/// the first message, to the first tier, in good or even temper, of plain words without a figure, an address or any
/// sign that normalForm() leaves out, without a reason to escalate, which the embedded responder would answer from an
/// article and nothing else.
[[nodiscard]] bool isGeneralQuestion(const TurnContext &context, Tools &tools, const LocalResponder &local);

/// A session that says nothing of @p session's customer: how it is talked, and no more.
[[nodiscard]] Session withoutCustomer(const Session &session);

/// Articles and products of @p tools, and nothing of any customer. Says whether more was asked for.
class PublicTools final : public Tools
{
public:
    explicit PublicTools(Tools &tools)
        : m_tools(tools)
    {}
    [[nodiscard]] std::optional<Order> order(const QString &number) override;
    [[nodiscard]] std::vector<Order> orders(int limit) override;
    [[nodiscard]] std::vector<Subscription> subscriptions() override;
    [[nodiscard]] std::vector<Product> products(const QString &words, int limit) override;
    [[nodiscard]] std::vector<ArticleHit> articles(const QString &question, int limit) override;
    [[nodiscard]] std::vector<ArticleHit> pages(const QString &question, int limit) override;
    [[nodiscard]] std::optional<ArticleHit> article(const QString &ref) override;
    [[nodiscard]] Verdict verdict(const ActionRequest &request, Tier tier) override;
    [[nodiscard]] std::optional<Money> remaining(ActionKind kind, Tier tier) override;
    [[nodiscard]] QByteArray sources() const override { return m_tools.sources(); }

    [[nodiscard]] bool wasMoreWanted() const { return m_wasMoreWanted; }

private:
    Tools &m_tools;
    bool m_wasMoreWanted = false;
};

/// Whether @p draft, made with @p tools, is an answer and no more: nothing proposed, refused, looked up
/// or passed on, and nothing that who answered is not sure of.
[[nodiscard]] bool isWhole(const Draft &draft, const PublicTools &tools);

} // namespace tierdesk::ai
