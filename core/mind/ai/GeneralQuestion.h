#pragma once

#include "core/mind/ai/local/LocalResponder.h"
#include "core/mind/ai/Responder.h"
#include "core/mind/knowledge/AnswerCache.h"

#include <optional>

/// Decides which answers may be cached for other customers, and prevents customer data from getting into them.
namespace tierdesk::ai {

/// Returns whether @p context's message is a question with the same answer for every customer. It must be the first
/// message of the session, at tier 1, with neutral or better sentiment and no reason to escalate; plain words without
/// digits, addresses or any character that normalForm() drops; and the built-in responder would answer it only from an
/// article.
[[nodiscard]] bool isGeneralQuestion(const TurnContext &context, Tools &tools, const LocalResponder &local);

/// Returns a copy of @p session without customer data: only its company, channel, tier and language settings.
[[nodiscard]] Session withoutCustomer(const Session &session);

/// Gives access to the articles and products of @p tools, but to no customer data. Records whether more was requested.
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

/// Returns whether @p draft, made with @p tools, is only a confident answer: nothing was proposed, refused, looked up
/// or escalated.
[[nodiscard]] bool isWhole(const Draft &draft, const PublicTools &tools);

} // namespace tierdesk::ai
