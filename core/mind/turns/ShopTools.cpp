#include "core/mind/turns/ShopTools.h"

#include "core/mind/policy/Authority.h"
#include "core/store/Readers.h"

namespace tierdesk::turns {

ShopTools::ShopTools(store::Readers &readers, const Company &company, int configVersion, const Customer *customer,
                     bool isVerified, const knowledge::ArticleIndex *articles, Timestamp now)
    : m_readers(readers)
    , m_company(company)
    , m_configVersion(configVersion)
    , m_customer(customer)
    , m_isVerified(isVerified)
    , m_articles(articles)
    , m_now(now)
{}

std::optional<Order> ShopTools::order(const QString &number)
{
    if (!knowsCustomer())
        return std::nullopt;
    auto order = checked(m_readers.rows.orders.byNumber(m_company.id, number.trimmed()));
    // Somebody else's order is no order: the answer must not even say that it exists.
    if (order && order->customer != m_customer->id)
        return std::nullopt;
    return order;
}

std::vector<Order> ShopTools::orders(int limit)
{
    return knowsCustomer() ? checked(m_readers.rows.orders.ofCustomer(m_customer->id, limit)) : std::vector<Order>{};
}

std::vector<Subscription> ShopTools::subscriptions()
{
    return knowsCustomer() ? checked(m_readers.rows.subscriptions.ofCustomer(m_customer->id))
                           : std::vector<Subscription>{};
}

std::vector<Product> ShopTools::products(const QString &words, int limit)
{
    return checked(m_readers.rows.products.search(m_company.id, words, limit));
}

std::vector<ai::ArticleHit> ShopTools::articles(const QString &question, int limit)
{
    std::vector<ai::ArticleHit> hits;
    if (!m_articles)
        return hits;
    for (const auto &hit : m_articles->search(question, limit))
        hits.push_back({.article = *hit.article, .score = hit.score, .coverage = hit.coverage});
    return hits;
}

Money ShopTools::used(ActionKind kind)
{
    Money sum{0, m_company.config.currency};
    if (m_customer)
        sum.minor = checked(
            m_readers.rows.actions.grantedSum(m_customer->id, kind, m_now - m_company.config.sessions.authorityPeriod));
    return sum;
}

Verdict ShopTools::verdict(const ActionRequest &request, Tier tier)
{
    policy::Grounds grounds{.customer = m_customer ? m_customer->id : CustomerId{},
                            .isVerified = m_isVerified,
                            .used = used(request.kind),
                            .order = {},
                            .subscription = {},
                            .now = m_now};
    if (!request.orderNumber.isEmpty())
        grounds.order = order(request.orderNumber);
    if (!request.subscription.isEmpty()) {
        grounds.subscription = checked(m_readers.rows.subscriptions.byRef(m_company.id, request.subscription));
        if (grounds.subscription && (!m_customer || grounds.subscription->customer != m_customer->id))
            grounds.subscription.reset();
    }
    return policy::authorize(request, tier, m_company.config, m_configVersion, grounds);
}

std::optional<Money> ShopTools::remaining(ActionKind kind, Tier tier)
{
    return policy::remaining(kind, tier, m_company.config, used(kind));
}

} // namespace tierdesk::turns
