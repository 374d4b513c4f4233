#include "core/mind/policy/Authority.h"

#include <algorithm>
#include <limits>

namespace tierdesk::policy {

namespace {

QString tierName(Tier tier)
{
    return tier == Tier::AiRep       ? QStringLiteral("AI Rep")
           : tier == Tier::AiManager ? QStringLiteral("AI Manager")
                                     : QStringLiteral("Human agent");
}

/// A tier's say over one kind of money.
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

/// "quantity" of a request: 1 when absent; none when it is not a whole number of at least 1.
std::optional<qint64> quantityIn(const QJsonObject &arguments)
{
    const QJsonValue value = arguments[u"quantity"];
    if (value.isUndefined())
        return 1;
    const qint64 quantity = value.toInteger(0);
    return quantity >= 1 ? std::optional(quantity) : std::nullopt;
}

/// One question to policy, answered rule by rule: each returns the verdict that ends it, or nothing.
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
        m_verdict.explanation = subject() + QStringLiteral("; ") + m_verdict.explanation;
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
        (void)settle(true, QLatin1String("permitted"), tierName(m_tier) + QStringLiteral(" may do this"));
    }

    [[nodiscard]] const Capabilities &capabilities() const { return m_config.capabilities(m_tier); }

    [[nodiscard]] QString subject() const
    {
        QString text = QString(word(m_request.kind)).replace(u'_', u' ');
        if (m_verdict.requested)
            text += QStringLiteral(" of ") + moneyText(*m_verdict.requested);
        return text;
    }

    [[nodiscard]] bool wrongIdentity()
    {
        if (!m_grounds.isVerified)
            return refuse("unverified", QStringLiteral("the customer's identity is only claimed"));
        if (!m_grounds.customer.isSet())
            return refuse("unknown_customer", QStringLiteral("the company does not know this customer"));
        if (m_request.customer.isSet() && m_request.customer != m_grounds.customer)
            return refuse("not_yours", QStringLiteral("it was asked for another customer than the session's"));
        return false;
    }

    [[nodiscard]] bool tierIsOff()
    {
        return !m_config.isTierEnabled(m_tier) &&
               refuse("tier_disabled", tierName(m_tier) + QStringLiteral(" is switched off"));
    }

    [[nodiscard]] bool without(bool isPermitted, const char *what)
    {
        return !isPermitted &&
               refuse("no_permission", tierName(m_tier) + QStringLiteral(" may not ") + QString::fromLatin1(what));
    }

    [[nodiscard]] bool wrongAmount()
    {
        if (!m_request.amount || m_request.amount->minor <= 0)
            return refuse("invalid_amount", QStringLiteral("the amount must be above zero"));
        return wrongCurrency();
    }

    [[nodiscard]] bool wrongCurrency()
    {
        const auto theirs = QString::fromLatin1(m_config.currency.data(), 3);
        if (m_request.amount && m_request.amount->currency != m_config.currency)
            return refuse("wrong_currency", QStringLiteral("the company's currency is ") + theirs);
        // A default-made zero has no currency of its own.
        if (!m_grounds.used.isZero() && m_grounds.used.currency != m_config.currency)
            return refuse("wrong_currency", QStringLiteral("what was used before is not in ") + theirs);
        return false;
    }

    [[nodiscard]] bool wrongOrder()
    {
        if (!m_grounds.order || m_request.orderNumber.trimmed().isEmpty() ||
            normalNumber(m_grounds.order->number) != normalNumber(m_request.orderNumber))
            return refuse("no_order", QStringLiteral("no such order"));
        if (m_grounds.order->customer != m_grounds.customer)
            return refuse("not_yours", QStringLiteral("the order is another customer's"));
        return false;
    }

    /// Facts of the order come before the tier's limit: what no tier may grant must not escalate as if one could.
    [[nodiscard]] bool overRefundable()
    {
        const Order &order = *m_grounds.order;
        if (order.paid.currency != m_config.currency || order.refunded.currency != order.paid.currency)
            return refuse("wrong_currency", QStringLiteral("the order was paid in ") + order.paid.code());
        const Money replaced{replacedValue(order), order.paid.currency};
        const Money open = refundable(order);
        if (m_request.amount->minor > open.minor) {
            QString why = QStringLiteral("order %1: %2 paid, %3 refunded, ")
                              .arg(order.number, moneyText(order.paid), moneyText(order.refunded));
            if (!replaced.isZero())
                why += moneyText(replaced) + QStringLiteral(" replaced, ");
            return refuse("over_refundable", why + moneyText(open) + QStringLiteral(" left"));
        }
        return overItem();
    }

    /// Of an item that the request names no more goes back than it cost, however much the order has left.
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
                return refuse("invalid_amount", QStringLiteral("the order's prices are out of range"));
        }
        if (!isInOrder)
            return refuse("invalid_items", QStringLiteral("the order has no item ") + sku.left(60));
        return m_request.amount->minor > open.minor &&
               refuse("over_refundable", QStringLiteral("%1 of order %2: %3 left after what was refunded and replaced")
                                             .arg(sku, order.number, moneyText(open)));
    }

    [[nodiscard]] bool overLimit()
    {
        const Allowance allowance = *allowanceOf(m_request.kind, m_tier, m_config);
        const Money used{std::max<qint64>(0, m_grounds.used.minor), m_config.currency};
        const QString verb = m_request.kind == ActionKind::Refund   ? QStringLiteral("refund")
                             : m_request.kind == ActionKind::Credit ? QStringLiteral("credit")
                                                                    : QStringLiteral("replace");
        m_verdict.used = used;
        if (!allowance.isPermitted) {
            m_verdict.limit = m_verdict.remaining = Money{0, m_config.currency};
            return refuse("no_capability", tierName(m_tier) + QStringLiteral(" may not ") + verb);
        }
        const Money limit{std::max<qint64>(0, allowance.limit.minor), m_config.currency};
        m_verdict.limit = limit;
        m_verdict.remaining = left(limit, used);
        const QString arithmetic =
            QStringLiteral("%1 may %2 up to %3 in %4 days, %5 used")
                .arg(tierName(m_tier), verb, moneyText(limit),
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
               refuse("order_closed", QStringLiteral("the order is ") + word(status));
    }

    [[nodiscard]] bool alreadyLeft()
    {
        return isClosed() ||
               (hasLeft(*m_grounds.order) && refuse("order_shipped", QStringLiteral("the order has already left")));
    }

    [[nodiscard]] bool notReplaceable()
    {
        const Order &order = *m_grounds.order;
        if (isClosed())
            return true;
        if (!hasLeft(order))
            return refuse("not_shipped", QStringLiteral("the order has not shipped yet"));
        if (order.paid.minor > 0 && order.refunded.minor >= order.paid.minor)
            return refuse("already_refunded", QStringLiteral("the order was refunded whole"));
        const QString sku = m_request.arguments[u"sku"].toString();
        const auto quantity = quantityIn(m_request.arguments);
        if (sku.isEmpty() || !quantity)
            return refuse("invalid_items", QStringLiteral("an item of the order and a quantity must be named"));

        bool isInOrder = false;
        bool isAvailable = false;
        bool isRefunded = false;
        for (const OrderItem &item : order.items) {
            if (item.sku.compare(sku, Qt::CaseInsensitive) != 0)
                continue;
            isInOrder = true;
            // What came back and what was paid back are usually the same pieces.
            const qint64 open = qint64{item.quantity} - item.replaced - std::max<qint64>(item.returned, paidBack(item));
            if (*quantity > open) {
                isRefunded = isRefunded || *quantity <= qint64{item.quantity} - item.replaced - item.returned;
                continue;
            }
            isAvailable = true;
            qint64 price = 0;
            if (item.price.minor < 0 || __builtin_mul_overflow(item.price.minor, *quantity, &price))
                continue;
            // The items' own price counts; an amount that says otherwise is a mistake or a trick.
            if (m_request.amount && *m_request.amount == Money{price, item.price.currency})
                return wrongCurrency();
        }
        if (!isInOrder)
            return refuse("invalid_items", QStringLiteral("the order has no item ") + sku.left(60));
        if (!isAvailable && isRefunded)
            return refuse("already_refunded", QStringLiteral("%1 was refunded").arg(sku));
        if (!isAvailable)
            return refuse("already_replaced", QStringLiteral("not that many of %1 are left to replace").arg(sku));
        return refuse("invalid_amount", QStringLiteral("the amount is not the price of the items"));
    }

    [[nodiscard]] bool notReturnable()
    {
        const Order &order = *m_grounds.order;
        if (isClosed())
            return true;
        if (order.isReturnRequested)
            return refuse("already_requested", QStringLiteral("a return was already asked for"));
        if (order.status != OrderStatus::Shipped && order.status != OrderStatus::Delivered)
            return refuse("not_shipped", QStringLiteral("the order has not shipped yet"));
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
            return refuse("already_replaced", QStringLiteral("it was already replaced"));
        if (!isReturnable && isRefunded)
            return refuse("already_refunded", QStringLiteral("it was already refunded"));
        return !isReturnable &&
               refuse("invalid_items", QStringLiteral("the order has not that many of this item to return"));
    }

    [[nodiscard]] bool wrongAddress()
    {
        const auto address = addressFromJson(m_request.arguments[u"address"].toObject());
        if (!address)
            return refuse("incomplete_address", address.error().message);
        const auto isGiven = [](const QString &text) { return !text.trimmed().isEmpty(); };
        // Not every country has postcodes; those that have none have regions or a city that is enough.
        const bool isComplete = isGiven(address->line1) && isGiven(address->city) && isGiven(address->country) &&
                                (isGiven(address->postcode) || isGiven(address->region));
        return !isComplete && refuse("incomplete_address",
                                     QStringLiteral("street, city, country and a postcode or region are needed"));
    }

    [[nodiscard]] bool wrongSubscription()
    {
        if (!m_grounds.subscription || m_request.subscription.trimmed().isEmpty() ||
            normalNumber(m_grounds.subscription->ref) != normalNumber(m_request.subscription))
            return refuse("no_subscription", QStringLiteral("no such subscription"));
        if (m_grounds.subscription->customer != m_grounds.customer)
            return refuse("not_yours", QStringLiteral("the subscription is another customer's"));
        if (m_grounds.subscription->status == SubscriptionStatus::Cancelled)
            return refuse("subscription_closed", QStringLiteral("the subscription is cancelled"));
        return false;
    }

    [[nodiscard]] bool wrongChange()
    {
        const QJsonValue status = m_request.arguments[u"status"];
        const QJsonValue plan = m_request.arguments[u"plan"];
        if (status.isUndefined() == plan.isUndefined())
            return refuse("invalid_change", QStringLiteral("a status or a plan must be named, and not both"));
        if (!status.isUndefined()) {
            const auto wanted = fromWord<SubscriptionStatus>(status.toString());
            if (!wanted)
                return refuse("invalid_change", QStringLiteral("not a status of a subscription"));
            return *wanted == m_grounds.subscription->status &&
                   refuse("no_change", QStringLiteral("the subscription is already ") + word(*wanted));
        }
        const QString wanted = plan.toString().trimmed();
        if (wanted.isEmpty() || wanted.size() > 200)
            return refuse("invalid_change", QStringLiteral("not a plan"));
        if (isSamePlan(wanted, m_grounds.subscription->plan))
            return refuse("no_change", QStringLiteral("the subscription already is on this plan"));
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
                   refuse("plan_not_sold", QStringLiteral("only subscriptions of before name the plan “%1”; a person "
                                                          "knows whether it can still be had")
                                               .arg(wanted.left(60)));
        QStringList known = plans.sold;
        for (const QString &each : plans.held) {
            if (std::none_of(known.begin(), known.end(), [&each](const QString &has) { return isSamePlan(has, each); }))
                known.append(each);
        }
        const QString list =
            known.isEmpty() ? QStringLiteral("there is none") : known.mid(0, 20).join(QStringLiteral(", "));
        return refuse("unknown_plan",
                      QStringLiteral("there is no plan “%1”; the plans are: %2").arg(wanted.left(60), list));
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
