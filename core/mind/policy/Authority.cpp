#include "core/mind/policy/Authority.h"

#include <algorithm>
#include <limits>

namespace tierdesk::policy {

namespace {

QString tierName(Tier tier)
{
    return tier == Tier::AiRep ? u"AI Rep"_s : tier == Tier::AiManager ? u"AI Manager"_s : u"Human agent"_s;
}

/// A tier's authority over one kind of money.
struct Allowance {
    bool isPermitted = false;
    Money limit;
};

std::optional<Allowance> allowanceOf(ActionKind kind, Tier tier, const CompanyConfig &config)
{
    const Capabilities &may = config.capabilities(tier);
    if (kind == ActionKind::Refund)
        return Allowance{may.canProcessRefunds, may.maxRefundAmount};
    if (kind == ActionKind::Credit)
        return Allowance{may.canApplyCredits, may.maxCreditAmount};
    if (kind == ActionKind::Replacement)
        return Allowance{may.canSendReplacements, may.maxReplacementAmount};
    return std::nullopt;
}

QString normalNumber(const QString &number)
{
    QString plain = number;
    plain.removeIf([](QChar c) { return c.isSpace() || c == u'#'; });
    return plain.toCaseFolded();
}

QString planName(QStringView text)
{
    QStringList words;
    for (const QString &word : text.toString().simplified().toCaseFolded().split(u' ')) {
        if (word != u"plan" && word != u"subscription" && word != u"membership")
            words.append(word);
    }
    return words.join(u' ');
}

/// Returns the request's "quantity": 1 if absent; none unless it is a whole number of at least 1.
std::optional<qint64> quantityIn(const QJsonObject &arguments)
{
    const QJsonValue value = arguments[u"quantity"];
    if (value.isUndefined())
        return 1;
    const qint64 quantity = value.toInteger(0);
    return quantity >= 1 ? std::optional(quantity) : std::nullopt;
}

/// Evaluates one request rule by rule. Each rule sets the verdict and returns true if it decides.
class Question final
{
public:
    Question(const ActionRequest &request, Tier tier, const CompanyConfig &config, const Grounds &grounds)
        : m_request(request)
        , m_tier(tier)
        , m_config(config)
        , m_grounds(grounds)
    {
        m_verdict.requested = request.amount;
    }

    Verdict answer()
    {
        decideAll();
        m_verdict.explanation = subject() + u"; "_s + m_verdict.explanation;
        return std::move(m_verdict);
    }

private:
    [[nodiscard]] bool settle(bool isAllowed, QLatin1String rule, const QString &why)
    {
        m_verdict.isAllowed = isAllowed;
        m_verdict.rule = rule;
        m_verdict.explanation = why;
        return true;
    }
    [[nodiscard]] bool refuse(const char *rule, const QString &why) { return settle(false, QLatin1String(rule), why); }

    void decideAll()
    {
        if (wrongIdentity() || tierIsOff())
            return;
        switch (m_request.kind) {
        case ActionKind::Refund:
            if (wrongAmount() || wrongOrder() || overRefundable() || overLimit())
                return;
            break;
        case ActionKind::Credit:
            if (wrongAmount() || overLimit())
                return;
            break;
        case ActionKind::Replacement:
            if (wrongOrder() || notReplaceable() || overLimit())
                return;
            break;
        case ActionKind::CancelOrder:
            if (wrongOrder() || alreadyLeft() || without(capabilities().canCancelOrders, "cancel orders"))
                return;
            break;
        case ActionKind::Return:
            if (wrongOrder() || notReturnable())
                return;
            break;
        case ActionKind::ChangeAddress:
            if (wrongOrder() || alreadyLeft() || wrongAddress() ||
                without(capabilities().canChangeAddress, "change addresses"))
                return;
            break;
        case ActionKind::ChangeSubscription:
            if (wrongSubscription() || wrongChange() ||
                without(capabilities().canModifySubscription, "change subscriptions"))
                return;
            break;
        }
        (void)settle(true, "permitted"_L1, tierName(m_tier) + u" may do this"_s);
    }

    [[nodiscard]] const Capabilities &capabilities() const { return m_config.capabilities(m_tier); }

    [[nodiscard]] QString subject() const
    {
        QString text = QString(word(m_request.kind)).replace(u'_', u' ');
        if (m_verdict.requested)
            text += u" of "_s + moneyText(*m_verdict.requested);
        return text;
    }

    [[nodiscard]] bool wrongIdentity()
    {
        if (!m_grounds.isVerified)
            return refuse("unverified", u"the customer's identity is only claimed"_s);
        if (!m_grounds.customer.isSet())
            return refuse("unknown_customer", u"the company does not know this customer"_s);
        if (m_request.customer.isSet() && m_request.customer != m_grounds.customer)
            return refuse("not_yours", u"it was asked for another customer than the session's"_s);
        return false;
    }

    [[nodiscard]] bool tierIsOff()
    {
        return !m_config.isTierEnabled(m_tier) && refuse("tier_disabled", tierName(m_tier) + u" is switched off"_s);
    }

    [[nodiscard]] bool without(bool isPermitted, const char *what)
    {
        return !isPermitted && refuse("no_permission", tierName(m_tier) + u" may not "_s + QString::fromLatin1(what));
    }

    [[nodiscard]] bool wrongAmount()
    {
        if (!m_request.amount || m_request.amount->minor <= 0)
            return refuse("invalid_amount", u"the amount must be above zero"_s);
        return wrongCurrency();
    }

    [[nodiscard]] bool wrongCurrency()
    {
        const auto theirs = QString::fromLatin1(m_config.currency.data(), 3);
        if (m_request.amount && m_request.amount->currency != m_config.currency)
            return refuse("wrong_currency", u"the company's currency is "_s + theirs);
        // A default-constructed zero has no meaningful currency.
        if (!m_grounds.used.isZero() && m_grounds.used.currency != m_config.currency)
            return refuse("wrong_currency", u"what was used before is not in "_s + theirs);
        return false;
    }

    [[nodiscard]] bool wrongOrder()
    {
        if (!m_grounds.order || m_request.orderNumber.trimmed().isEmpty() ||
            normalNumber(m_grounds.order->number) != normalNumber(m_request.orderNumber))
            return refuse("no_order", u"no such order"_s);
        if (m_grounds.order->customer != m_grounds.customer)
            return refuse("not_yours", u"the order is another customer's"_s);
        return false;
    }

    /// Order facts are checked before the tier's limit: what no tier may grant must not escalate.
    [[nodiscard]] bool overRefundable()
    {
        const Order &order = *m_grounds.order;
        if (order.paid.currency != m_config.currency || order.refunded.currency != order.paid.currency)
            return refuse("wrong_currency", u"the order was paid in "_s + order.paid.code());
        const Money replaced{replacedValue(order), order.paid.currency};
        const Money open = refundable(order);
        if (m_request.amount->minor > open.minor) {
            QString why = u"order %1: %2 paid, %3 refunded, "_s.arg(order.number, moneyText(order.paid),
                                                                    moneyText(order.refunded));
            if (!replaced.isZero())
                why += moneyText(replaced) + u" replaced, "_s;
            return refuse("over_refundable", why + moneyText(open) + u" left"_s);
        }
        return overItem();
    }

    /// Limits the refund of an item that the request names to the item's price, whatever the order has left.
    [[nodiscard]] bool overItem()
    {
        const QString sku = m_request.arguments[u"sku"].toString();
        if (sku.isEmpty())
            return false;
        const Order &order = *m_grounds.order;
        bool isInOrder = false;
        Money open{0, order.paid.currency};
        for (const OrderItem &item : order.items) {
            if (item.sku.compare(sku, Qt::CaseInsensitive) != 0)
                continue;
            isInOrder = true;
            if (__builtin_add_overflow(open.minor, refundable(item).minor, &open.minor))
                return refuse("invalid_amount", u"the order's prices are out of range"_s);
        }
        if (!isInOrder)
            return refuse("invalid_items", u"the order has no item "_s + sku.left(60));
        return m_request.amount->minor > open.minor &&
               refuse("over_refundable", u"%1 of order %2: %3 left after what was refunded and replaced"_s.arg(
                                             sku, order.number, moneyText(open)));
    }

    [[nodiscard]] bool overLimit()
    {
        const Allowance allowance = *allowanceOf(m_request.kind, m_tier, m_config);
        const Money used{std::max<qint64>(0, m_grounds.used.minor), m_config.currency};
        const QString verb = m_request.kind == ActionKind::Refund   ? u"refund"_s
                             : m_request.kind == ActionKind::Credit ? u"credit"_s
                                                                    : u"replace"_s;
        m_verdict.used = used;
        if (!allowance.isPermitted) {
            m_verdict.limit = m_verdict.remaining = Money{0, m_config.currency};
            return refuse("no_capability", tierName(m_tier) + u" may not "_s + verb);
        }
        const Money limit{std::max<qint64>(0, allowance.limit.minor), m_config.currency};
        m_verdict.limit = limit;
        m_verdict.remaining = left(limit, used);
        const QString arithmetic = u"%1 may %2 up to %3 in %4 days, %5 used"_s.arg(
            tierName(m_tier), verb, moneyText(limit),
            QString::number(static_cast<double>(m_config.sessions.authorityPeriod.count) /
                            static_cast<double>(Millis::days(1).count)),
            moneyText(used));
        const bool isWithin =
            allowance.limit.currency == m_config.currency && m_verdict.requested->minor <= m_verdict.remaining->minor;
        return settle(isWithin, QLatin1String(isWithin ? "within_limit" : "over_limit"), arithmetic);
    }

    [[nodiscard]] bool isClosed()
    {
        const OrderStatus status = m_grounds.order->status;
        return (status == OrderStatus::Cancelled || status == OrderStatus::Returned) &&
               refuse("order_closed", u"the order is "_s + word(status));
    }

    [[nodiscard]] bool alreadyLeft()
    {
        return isClosed() || (hasLeft(*m_grounds.order) && refuse("order_shipped", u"the order has already left"_s));
    }

    [[nodiscard]] bool notReplaceable()
    {
        const Order &order = *m_grounds.order;
        if (isClosed())
            return true;
        if (!hasLeft(order))
            return refuse("not_shipped", u"the order has not shipped yet"_s);
        if (order.paid.minor > 0 && order.refunded.minor >= order.paid.minor)
            return refuse("already_refunded", u"the order was refunded whole"_s);
        const QString sku = m_request.arguments[u"sku"].toString();
        const auto quantity = quantityIn(m_request.arguments);
        if (sku.isEmpty() || !quantity)
            return refuse("invalid_items", u"an item of the order and a quantity must be named"_s);

        bool isInOrder = false;
        bool isAvailable = false;
        bool isRefunded = false;
        for (const OrderItem &item : order.items) {
            if (item.sku.compare(sku, Qt::CaseInsensitive) != 0)
                continue;
            isInOrder = true;
            // Returned and refunded units are usually the same ones.
            const qint64 open = qint64{item.quantity} - item.replaced - std::max<qint64>(item.returned, paidBack(item));
            if (*quantity > open) {
                isRefunded = isRefunded || *quantity <= qint64{item.quantity} - item.replaced - item.returned;
                continue;
            }
            isAvailable = true;
            qint64 price = 0;
            if (item.price.minor < 0 || __builtin_mul_overflow(item.price.minor, *quantity, &price))
                continue;
            // The amount must be the items' own price; any other is a mistake or an attempted fraud.
            if (m_request.amount && *m_request.amount == Money{price, item.price.currency})
                return wrongCurrency();
        }
        if (!isInOrder)
            return refuse("invalid_items", u"the order has no item "_s + sku.left(60));
        if (!isAvailable && isRefunded)
            return refuse("already_refunded", u"%1 was refunded"_s.arg(sku));
        if (!isAvailable)
            return refuse("already_replaced", u"not that many of %1 are left to replace"_s.arg(sku));
        return refuse("invalid_amount", u"the amount is not the price of the items"_s);
    }

    [[nodiscard]] bool notReturnable()
    {
        const Order &order = *m_grounds.order;
        if (isClosed())
            return true;
        if (order.isReturnRequested)
            return refuse("already_requested", u"a return was already asked for"_s);
        if (order.status != OrderStatus::Shipped && order.status != OrderStatus::Delivered)
            return refuse("not_shipped", u"the order has not shipped yet"_s);
        const QJsonValue sku = m_request.arguments[u"sku"];
        const auto quantity = quantityIn(m_request.arguments);
        bool isReplaced = false;
        bool isRefunded = false;
        bool isReturnable = order.items.empty() && sku.isUndefined();
        for (const OrderItem &item : order.items) {
            if (!sku.isUndefined() && item.sku.compare(sku.toString(), Qt::CaseInsensitive) != 0)
                continue;
            const qint64 wanted = sku.isUndefined() ? 1 : quantity.value_or(std::numeric_limits<qint64>::max());
            const qint64 kept = qint64{item.quantity} - item.returned;
            if (wanted > kept)
                continue;
            isReplaced = isReplaced || wanted > kept - item.replaced;
            isRefunded = isRefunded || paidBack(item) >= item.quantity;
            isReturnable = isReturnable || (wanted <= kept - item.replaced && paidBack(item) < item.quantity);
        }
        if (!isReturnable && isReplaced)
            return refuse("already_replaced", u"it was already replaced"_s);
        if (!isReturnable && isRefunded)
            return refuse("already_refunded", u"it was already refunded"_s);
        return !isReturnable && refuse("invalid_items", u"the order has not that many of this item to return"_s);
    }

    [[nodiscard]] bool wrongAddress()
    {
        const auto address = addressFromJson(m_request.arguments[u"address"].toObject());
        if (!address)
            return refuse("incomplete_address", address.error().message);
        const auto isGiven = [](const QString &text) { return !text.trimmed().isEmpty(); };
        // Some countries have no postcodes; there a region is enough.
        const bool isComplete = isGiven(address->line1) && isGiven(address->city) && isGiven(address->country) &&
                                (isGiven(address->postcode) || isGiven(address->region));
        return !isComplete &&
               refuse("incomplete_address", u"street, city, country and a postcode or region are needed"_s);
    }

    [[nodiscard]] bool wrongSubscription()
    {
        if (!m_grounds.subscription || m_request.subscription.trimmed().isEmpty() ||
            normalNumber(m_grounds.subscription->ref) != normalNumber(m_request.subscription))
            return refuse("no_subscription", u"no such subscription"_s);
        if (m_grounds.subscription->customer != m_grounds.customer)
            return refuse("not_yours", u"the subscription is another customer's"_s);
        if (m_grounds.subscription->status == SubscriptionStatus::Cancelled)
            return refuse("subscription_closed", u"the subscription is cancelled"_s);
        return false;
    }

    [[nodiscard]] bool wrongChange()
    {
        const QJsonValue status = m_request.arguments[u"status"];
        const QJsonValue plan = m_request.arguments[u"plan"];
        if (status.isUndefined() == plan.isUndefined())
            return refuse("invalid_change", u"a status or a plan must be named, and not both"_s);
        if (!status.isUndefined()) {
            const auto wanted = fromWord<SubscriptionStatus>(status.toString());
            if (!wanted)
                return refuse("invalid_change", u"not a status of a subscription"_s);
            return *wanted == m_grounds.subscription->status &&
                   refuse("no_change", u"the subscription is already "_s + word(*wanted));
        }
        const QString wanted = plan.toString().trimmed();
        if (wanted.isEmpty() || wanted.size() > 200)
            return refuse("invalid_change", u"not a plan"_s);
        if (isSamePlan(wanted, m_grounds.subscription->plan))
            return refuse("no_change", u"the subscription already is on this plan"_s);
        return wrongPlan(wanted);
    }

    [[nodiscard]] bool wrongPlan(const QString &wanted)
    {
        const auto isWanted = [&wanted](const QString &each) { return isSamePlan(each, wanted); };
        const Plans &plans = m_grounds.plans;
        if (std::any_of(plans.sold.begin(), plans.sold.end(), isWanted))
            return false;
        if (std::any_of(plans.held.begin(), plans.held.end(), isWanted))
            return m_tier != Tier::HumanAgent &&
                   refuse("plan_not_sold", u"only subscriptions of before name the plan “%1”; a person "
                                           "knows whether it can still be had"_s.arg(wanted.left(60)));
        QStringList known = plans.sold;
        for (const QString &each : plans.held) {
            if (std::none_of(known.begin(), known.end(), [&each](const QString &has) { return isSamePlan(has, each); }))
                known.append(each);
        }
        const QString list = known.isEmpty() ? u"there is none"_s : known.mid(0, 20).join(u", "_s);
        return refuse("unknown_plan", u"there is no plan “%1”; the plans are: %2"_s.arg(wanted.left(60), list));
    }

    const ActionRequest &m_request;
    Tier m_tier;
    const CompanyConfig &m_config;
    const Grounds &m_grounds;
    Verdict m_verdict;
};

} // namespace

bool isSamePlan(QStringView a, QStringView b)
{
    return planName(a) == planName(b);
}

Verdict authorize(const ActionRequest &request, Tier tier, const CompanyConfig &config, int configVersion,
                  const Grounds &grounds)
{
    Verdict verdict = Question(request, tier, config, grounds).answer();
    verdict.configVersion = configVersion;
    return verdict;
}

std::optional<Money> remaining(ActionKind kind, Tier tier, const CompanyConfig &config, Money used)
{
    const auto allowance = allowanceOf(kind, tier, config);
    if (!allowance || !allowance->isPermitted || !config.isTierEnabled(tier))
        return std::nullopt;
    return left(allowance->limit, used);
}

std::optional<Tier> tierThatMay(const ActionRequest &request, Tier tier, const CompanyConfig &config, int configVersion,
                                const Grounds &grounds)
{
    for (const Tier each : {Tier::AiManager, Tier::HumanAgent}) {
        if (each > tier && authorize(request, each, config, configVersion, grounds).isAllowed)
            return each;
    }
    return std::nullopt;
}

} // namespace tierdesk::policy
