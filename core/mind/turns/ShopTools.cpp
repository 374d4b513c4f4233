#include "core/mind/turns/ShopTools.h"

#include "core/mind/policy/Authority.h"
#include "core/mind/policy/OrderProof.h"

#include <algorithm>

namespace tierdesk::turns {

namespace {

std::vector<ai::ArticleHit> hitsOf(const knowledge::ArticleIndex *index, const QString &question, int limit)
{
    std::vector<ai::ArticleHit> hits;
    if (!index)
        return hits;
    for (const auto &hit : index->search(question, limit))
        hits.push_back({.article = *hit.article, .words = hit.words, .score = hit.score, .coverage = hit.coverage});
    return hits;
}

} // namespace

ShopTools::ShopTools(store::ReaderSource &source, const Company &company, int configVersion, const Customer *customer,
                     const Session &session, Shelves shelves, Timestamp now, ShopMemory &memory)
    : m_source(source)
    , m_company(company)
    , m_configVersion(configVersion)
    , m_customer(customer)
    , m_session(session)
    , m_shelves(shelves)
    , m_now(now)
    , m_memory(memory)
{}

const std::vector<Order> &ShopTools::provenOrders()
{
    if (!m_memory.proven)
        m_memory.proven =
            m_session.key.isSet()
                ? ask([&](const store::Readers &readers) { return readers.rows.orders.provenIn(m_session.key); })
                : std::vector<Order>();
    return *m_memory.proven;
}

std::optional<Order> ShopTools::order(const QString &number)
{
    const QString wanted = number.trimmed();
    const auto isWanted = [&wanted](const Order &each) {
        return each.number.compare(wanted, Qt::CaseInsensitive) == 0;
    };
    const auto among = [&isWanted](const std::vector<Order> &orders) {
        const auto found = std::find_if(orders.begin(), orders.end(), isWanted);
        return found == orders.end() ? std::nullopt : std::optional(*found);
    };
    if (!knowsCustomer())
        return among(provenOrders());
    if (m_memory.orders) {
        if (auto known = among(m_memory.orders->newest))
            return known;
    }
    if (const auto known = m_memory.byNumber.constFind(wanted); known != m_memory.byNumber.cend())
        return *known;
    auto order = ask([&](const store::Readers &readers) { return readers.rows.orders.byNumber(m_company.id, wanted); });
    // The answer must not reveal that another customer's order exists.
    if (order && order->customer != m_customer->id)
        order = among(provenOrders());
    if (!m_failure)
        m_memory.byNumber.insert(wanted, order);
    return order;
}

std::vector<Order> ShopTools::orders(int limit)
{
    const auto wanted = static_cast<size_t>(std::max(limit, 0));
    if (!knowsCustomer()) {
        const std::vector<Order> &proven = provenOrders();
        return {proven.begin(), proven.begin() + static_cast<std::ptrdiff_t>(std::min(proven.size(), wanted))};
    }
    if (!m_memory.orders || (!m_memory.orders->isWhole && m_memory.orders->newest.size() < wanted)) {
        std::vector<Order> newest =
            ask([&](const store::Readers &readers) { return readers.rows.orders.ofCustomer(m_customer->id, limit); });
        if (m_failure)
            return newest;
        const bool isWhole = newest.size() < wanted;
        m_memory.orders = {std::move(newest), isWhole};
    }
    const std::vector<Order> &known = m_memory.orders->newest;
    return {known.begin(), known.begin() + static_cast<std::ptrdiff_t>(std::min(known.size(), wanted))};
}

std::vector<Subscription> ShopTools::subscriptions()
{
    if (!knowsCustomer())
        return {};
    if (!m_memory.subscriptions) {
        auto found =
            ask([&](const store::Readers &readers) { return readers.rows.subscriptions.ofCustomer(m_customer->id); });
        if (m_failure)
            return found;
        m_memory.subscriptions = std::move(found);
    }
    return *m_memory.subscriptions;
}

std::vector<Product> ShopTools::products(const QString &words, int limit)
{
    return ask([&](const store::Readers &readers) { return readers.rows.products.search(m_company.id, words, limit); });
}

std::vector<ai::ArticleHit> ShopTools::articles(const QString &question, int limit)
{
    return hitsOf(m_shelves.articles, question, limit);
}

std::vector<ai::ArticleHit> ShopTools::pages(const QString &question, int limit)
{
    return hitsOf(m_shelves.products, question, limit);
}

std::optional<ai::ArticleHit> ShopTools::article(const QString &ref)
{
    for (const knowledge::ArticleIndex *const each : {m_shelves.articles, m_shelves.products}) {
        if (const Article *const found = each ? each->byRef(ref) : nullptr)
            return ai::ArticleHit{.article = *found, .words = each->wordsByRef(ref)};
    }
    return std::nullopt;
}

QByteArray ShopTools::sources() const
{
    return m_shelves.articles ? m_shelves.articles->version() + '/' + QByteArray::number(m_configVersion)
                              : QByteArray();
}

Money ShopTools::used(ActionKind kind, CustomerId customer)
{
    Money sum{0, m_company.config.currency};
    if (customer.isSet())
        sum.minor = ask([&](const store::Readers &readers) {
            return readers.rows.actions.grantedSum(customer, kind, m_now - m_company.config.sessions.authorityPeriod);
        });
    return sum;
}

Verdict ShopTools::verdict(const ActionRequest &request, Tier tier)
{
    policy::Grounds grounds{.customer = m_customer ? m_customer->id : CustomerId{},
                            .isVerified = m_session.isVerified,
                            .used = {},
                            .order = {},
                            .subscription = {},
                            .plans = {},
                            .now = m_now};
    ActionRequest asked = request;
    if (!request.orderNumber.isEmpty())
        grounds.order = order(request.orderNumber);
    const bool isOwn = knowsCustomer() && grounds.order && grounds.order->customer == m_customer->id;
    if (grounds.order && !isOwn && policy::isOfOneOrder(request.kind)) {
        // A found order of another customer has been proven: act as its customer.
        grounds.customer = grounds.order->customer;
        grounds.isVerified = true;
        asked.customer = grounds.customer;
    }
    grounds.used = used(request.kind, grounds.customer);
    if (!request.subscription.isEmpty()) {
        grounds.subscription = ask([&](const store::Readers &readers) {
            return readers.rows.subscriptions.byRef(m_company.id, request.subscription);
        });
        if (grounds.subscription && (!m_customer || grounds.subscription->customer != m_customer->id))
            grounds.subscription.reset();
    }
    if (request.kind == ActionKind::ChangeSubscription && request.arguments.contains(u"plan"))
        grounds.plans = {
            ask([&](const store::Readers &readers) { return readers.rows.products.planNames(m_company.id); }),
            ask([&](const store::Readers &readers) {
                return readers.rows.subscriptions.plans(m_company.id, policy::MostPlans);
            })};
    return policy::authorize(asked, tier, m_company.config, m_configVersion, grounds);
}

std::optional<Money> ShopTools::remaining(ActionKind kind, Tier tier)
{
    CustomerId customer = m_customer ? m_customer->id : CustomerId{};
    if (!knowsCustomer() && !provenOrders().empty())
        customer = provenOrders().front().customer;
    return policy::remaining(kind, tier, m_company.config, used(kind, customer));
}

} // namespace tierdesk::turns
