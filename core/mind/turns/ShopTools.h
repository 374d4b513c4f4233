#pragma once

#include "core/domain/Company.h"
#include "core/mind/ai/Responder.h"
#include "core/mind/knowledge/ArticleIndex.h"

namespace tierdesk::store {
struct Readers;
}

namespace tierdesk::turns {

/// ai::Tools over a read-only connection, for one session's customer. Lives for one turn on its worker; what it has
/// looked up once it remembers, so that a turn sees one state of the shop.
class ShopTools final : public ai::Tools
{
public:
    /// @p customer may be null: then there is nothing to find but products and articles.
    ShopTools(store::Readers &readers, const Company &company, int configVersion, const Customer *customer,
              bool isVerified, const knowledge::ArticleIndex *articles, Timestamp now);

    [[nodiscard]] std::optional<Order> order(const QString &number) override;
    [[nodiscard]] std::vector<Order> orders(int limit) override;
    [[nodiscard]] std::vector<Subscription> subscriptions() override;
    [[nodiscard]] std::vector<Product> products(const QString &words, int limit) override;
    [[nodiscard]] std::vector<ai::ArticleHit> articles(const QString &question, int limit) override;
    [[nodiscard]] Verdict verdict(const ActionRequest &request, Tier tier) override;
    [[nodiscard]] std::optional<Money> remaining(ActionKind kind, Tier tier) override;

    /// The first failure of the store; a tool that fails finds nothing, and the turn must not be settled on that.
    [[nodiscard]] const std::optional<base::Error> &failure() const { return m_failure; }

private:
    template<class T>
    [[nodiscard]] T checked(base::Result<T> result)
    {
        if (result)
            return std::move(*result);
        if (!m_failure)
            m_failure = result.error();
        return T{};
    }
    [[nodiscard]] bool knowsCustomer() const { return m_customer && m_isVerified; }
    [[nodiscard]] Money used(ActionKind kind);

    store::Readers &m_readers;
    const Company &m_company;
    int m_configVersion;
    const Customer *m_customer;
    bool m_isVerified;
    const knowledge::ArticleIndex *m_articles;
    Timestamp m_now;
    std::optional<base::Error> m_failure;
};

} // namespace tierdesk::turns
