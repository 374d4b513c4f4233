#pragma once

#include "core/domain/Company.h"
#include "core/mind/ai/Responder.h"
#include "core/mind/knowledge/ArticleIndex.h"
#include "core/store/Readers.h"

#include <QtCore/QHash>

#include <type_traits>

namespace tierdesk::turns {

/// Caches lookups for one customer, for a turn and the following turns of the conversation. The owner must drop it when
/// an order or subscription is written.
struct ShopMemory {
    struct Orders {
        std::vector<Order> newest;
        bool isWhole = false; ///< `newest` is all of them
    };
    std::optional<Orders> orders;
    QHash<QString, std::optional<Order>> byNumber; ///< keys as requested, trimmed
    std::optional<std::vector<Order>> proven;      ///< orders proven in the session
    std::optional<std::vector<Subscription>> subscriptions;
};

/// The indexes that a company's answers come from, not owned; either may be null.
struct Shelves {
    const knowledge::ArticleIndex *articles = nullptr;
    const knowledge::ArticleIndex *products = nullptr; ///< product pages
};

/// Implements ai::Tools with read-only connections for one session's customer. Lives for one turn and caches lookups in
/// @p memory, so that a turn sees one state of the shop.
class ShopTools final : public ai::Tools
{
public:
    /// If @p customer is null, only products, articles and the orders proven in @p session are found.
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

    /// Returns the first store error. A tool that fails finds nothing; the turn must not be settled on that basis.
    [[nodiscard]] const std::optional<base::Error> &failure() const { return m_failure; }

private:
    /// Returns what @p query finds with the calling thread's Readers; an empty value if the store fails.
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
