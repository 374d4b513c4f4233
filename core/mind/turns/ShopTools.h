#pragma once

#include "core/domain/Company.h"
#include "core/mind/ai/Responder.h"
#include "core/mind/knowledge/ArticleIndex.h"
#include "core/store/Readers.h"

#include <QtCore/QHash>

#include <type_traits>

namespace tierdesk::turns {

/// What was looked up for one customer, so that neither a turn nor the next of the same conversation asks again. Good
/// as long as no order or subscription is written: whoever keeps it watches that.
struct ShopMemory {
    struct Orders {
        std::vector<Order> newest;
        bool isWhole = false; ///< there are no others
    };
    std::optional<Orders> orders;
    QHash<QString, std::optional<Order>> byNumber; ///< as asked for, trimmed
    std::optional<std::vector<Order>> proven;      ///< orders that the session has proven
    std::optional<std::vector<Subscription>> subscriptions;
};

/// What a company's answers are found in, owned elsewhere; either may be null.
struct Shelves {
    const knowledge::ArticleIndex *articles = nullptr;
    const knowledge::ArticleIndex *products = nullptr; ///< their pages
};

/// ai::Tools over read-only connections, for one session's customer. Lives for one turn; what it has looked up once it
/// remembers in @p memory, so that a turn sees one state of the shop.
class ShopTools final : public ai::Tools
{
public:
    /// @p customer may be null: then there is nothing to find but products, articles, and the orders that @p session
    /// has proven.
    ShopTools(store::ReaderSource &source, const Company &company, int configVersion, const Customer *customer,
              const Session &session, Shelves shelves, Timestamp now, ShopMemory &memory);

    [[nodiscard]] std::optional<Order> order(const QString &number) override;
    [[nodiscard]] std::vector<Order> orders(int limit) override;
    [[nodiscard]] std::vector<Subscription> subscriptions() override;
    [[nodiscard]] std::vector<Product> products(const QString &words, int limit) override;
    [[nodiscard]] std::vector<ai::ArticleHit> articles(const QString &question, int limit) override;
    [[nodiscard]] std::vector<ai::ArticleHit> pages(const QString &question, int limit) override;
    [[nodiscard]] std::optional<ai::ArticleHit> article(const QString &ref) override;
    [[nodiscard]] Verdict verdict(const ActionRequest &request, Tier tier) override;
    [[nodiscard]] std::optional<Money> remaining(ActionKind kind, Tier tier) override;
    [[nodiscard]] QByteArray sources() const override;

    /// The first failure of the store; a tool that fails finds nothing, and the turn must not be settled on that.
    [[nodiscard]] const std::optional<base::Error> &failure() const { return m_failure; }

private:
    /// What @p query finds with the calling thread's Readers; nothing where the store fails.
    template<class Query>
    [[nodiscard]] auto ask(Query query)
    {
        using Found = typename std::invoke_result_t<Query, const store::Readers &>::value_type;
        const auto readers = m_source.readers();
        auto result = readers ? query(**readers) : base::Result<Found>(readers.error());
        if (result)
            return std::move(*result);
        if (!m_failure)
            m_failure = result.error();
        return Found{};
    }
    [[nodiscard]] bool knowsCustomer() const { return m_customer && m_session.isVerified; }
    [[nodiscard]] const std::vector<Order> &provenOrders();
    [[nodiscard]] Money used(ActionKind kind, CustomerId customer);

    store::ReaderSource &m_source;
    const Company &m_company;
    int m_configVersion;
    const Customer *m_customer;
    const Session &m_session;
    Shelves m_shelves;
    Timestamp m_now;
    ShopMemory &m_memory;
    std::optional<base::Error> m_failure;
};

} // namespace tierdesk::turns
