#include "core/mind/ai/remote/Toolbox.h"

#include "core/base/Json.h"
#include "core/domain/FieldReader.h"
#include "core/mind/policy/Escalation.h"

#include <algorithm>
#include <array>

namespace tierdesk::ai {

namespace {

constexpr int ArticleLength = 1500;
constexpr qsizetype TextLength = 200;

/// Returns whether a higher tier may allow what @p rule refused; other refusals rest on facts.
bool isOfAuthority(const QString &rule)
{
    return rule == u"over_limit" || rule == u"no_capability" || rule == u"no_permission" || rule == u"tier_disabled";
}

ToolResult refusal(const ToolCall &call, const QString &why)
{
    return {call.id, why, true};
}

ToolResult refusal(const ToolCall &call, const base::Error &error)
{
    return refusal(call, error.where.isEmpty() ? error.message : error.where + u' ' + error.message);
}

} // namespace

Toolbox::Toolbox(const TurnContext &context, Tools &tools, Mask mask)
    : m_context(context)
    , m_tools(tools)
    , m_mask(mask)
{}

ToolResult Toolbox::call(const ToolCall &call)
{
    if (!call.fault.isEmpty())
        return refusal(call, call.fault);
    FieldReader fields(call.arguments);
    static const std::array<std::pair<QLatin1String, Read>, 6> Reads{
        {{"order_lookup"_L1, &Toolbox::orderLookup},
         {"list_orders"_L1, &Toolbox::listOrders},
         {"subscription_lookup"_L1, &Toolbox::subscriptionLookup},
         {"product_lookup"_L1, &Toolbox::productLookup},
         {"article_search"_L1, &Toolbox::articleSearch},
         {"escalate"_L1, &Toolbox::escalate}}};
    for (const auto &[name, read] : Reads) {
        if (call.name == name)
            return (this->*read)(call, fields);
    }
    if (const auto kind = fromWord<ActionKind>(call.name))
        return change(*kind, call, fields);
    return refusal(call, u"there is no such tool"_s);
}

ToolResult Toolbox::shown(const ToolCall &call, QLatin1String source, const QJsonValue &value)
{
    const QJsonValue masked = m_mask(value);
    const QString text =
        QString::fromUtf8(masked.isArray() ? base::toJson(masked.toArray()) : base::toJson(masked.toObject()));
    m_shown.append(text);
    return {call.id, fenced(source, text), false};
}

void Toolbox::use(const QString &name)
{
    if (!m_used.contains(name))
        m_used.append(name);
}

ToolResult Toolbox::orderLookup(const ToolCall &call, FieldReader &fields)
{
    QString number;
    fields.text(u"order_number", number, TextLength);
    if (const auto &fault = fields.finish())
        return refusal(call, *fault);
    const auto order = m_tools.order(number.trimmed());
    if (!order)
        return refusal(call, u"this customer has no such order"_s);
    use(u"order_lookup"_s);
    return shown(call, "order"_L1, toJson(*order));
}

ToolResult Toolbox::listOrders(const ToolCall &call, FieldReader &fields)
{
    int limit = 5;
    fields.integer(u"limit", limit, 1, 10);
    if (const auto &fault = fields.finish())
        return refusal(call, *fault);
    QJsonArray all;
    for (const Order &order : m_tools.orders(limit))
        all.append(toJson(order));
    if (!all.isEmpty())
        use(u"order_lookup"_s);
    return shown(call, "orders"_L1, all);
}

ToolResult Toolbox::subscriptionLookup(const ToolCall &call, FieldReader &fields)
{
    if (const auto &fault = fields.finish())
        return refusal(call, *fault);
    QJsonArray all;
    for (const Subscription &each : m_tools.subscriptions())
        all.append(toJson(each));
    use(u"subscription_lookup"_s);
    return shown(call, "subscriptions"_L1, all);
}

ToolResult Toolbox::productLookup(const ToolCall &call, FieldReader &fields)
{
    QString words;
    fields.text(u"words", words, TextLength);
    if (const auto &fault = fields.finish())
        return refusal(call, *fault);
    QJsonArray all;
    for (const Product &each : m_tools.products(words, 5)) {
        m_companyWords.append(each.description);
        all.append(toJson(each));
    }
    use(u"product_lookup"_s);
    return shown(call, "products"_L1, all);
}

QJsonArray Toolbox::found(const QString &question, int limit)
{
    QJsonArray all;
    for (const ArticleHit &hit : m_tools.articles(question, limit)) {
        all.append(QJsonObject{{u"ref"_s, hit.article.ref},
                               {u"title"_s, hit.article.title},
                               {u"body"_s, hit.article.body.left(ArticleLength)}});
        m_companyWords.append(hit.article.title + u' ' + hit.article.body);
        if (!m_articles.contains(hit.article.ref))
            m_articles.append(hit.article.ref);
    }
    if (!all.isEmpty())
        use(u"article_search"_s);
    return all;
}

QString Toolbox::articlesFor(const QString &question)
{
    const QJsonArray all = found(question, 3);
    if (all.isEmpty())
        return {};
    return shown(ToolCall{}, "articles"_L1, all).content;
}

ToolResult Toolbox::articleSearch(const ToolCall &call, FieldReader &fields)
{
    QString question;
    fields.text(u"question", question, TextLength);
    if (const auto &fault = fields.finish())
        return refusal(call, *fault);
    return shown(call, "articles"_L1, found(question, 3));
}

ToolResult Toolbox::escalate(const ToolCall &call, FieldReader &fields)
{
    QString reason;
    QString explanation;
    fields.text(u"reason", reason, TextLength);
    fields.text(u"explanation", explanation, 2000);
    if (const auto &fault = fields.finish())
        return refusal(call, *fault);
    const auto known = fromWord<Reason>(reason.toUpper());
    if (!known || reason != reason.toLower())
        return refusal(call, u"not one of the reasons"_s);
    if (!policy::nextTier(m_context.config, m_context.tier, Tier::AiManager))
        return refusal(call, u"there is nobody above; help as far as you can"_s);
    if (!m_escalation)
        m_escalation = ReasonGiven{*known, u"the model says: "_s + explanation.simplified().left(TextLength)};
    return {call.id, u"The case goes to the next tier. Tell the customer so in a sentence."_s, false};
}

base::Result<ActionRequest> Toolbox::requestFrom(ActionKind kind, FieldReader &fields)
{
    ActionRequest made;
    made.kind = kind;
    made.idempotencyKey = m_context.idempotencySeed + u':' + word(kind);
    if (m_context.customer)
        made.customer = m_context.customer->id;
    const auto keep = [&](QStringView key, const QString &value) {
        if (!value.isEmpty())
            made.arguments.insert(key.toString(), value);
    };
    const bool isOfMoney = kind == ActionKind::Refund || kind == ActionKind::Credit;
    const bool isOfOrder = kind != ActionKind::Credit && kind != ActionKind::ChangeSubscription;
    double amount = 0;
    bool hasAmount = false;
    if (isOfMoney)
        hasAmount = fields.number(u"amount", amount, 0, 1e9);
    if (isOfOrder)
        fields.text(u"order_number", made.orderNumber, TextLength);
    QString sku;
    if (kind == ActionKind::Refund || kind == ActionKind::Replacement || kind == ActionKind::Return)
        fields.text(u"sku", sku, TextLength);
    int quantity = 1;
    bool hasQuantity = false;
    if (kind == ActionKind::Replacement || kind == ActionKind::Return)
        hasQuantity = fields.integer(u"quantity", quantity, 1, 1000);
    QString variant, status, plan, reason;
    if (kind == ActionKind::Replacement)
        fields.text(u"variant", variant, TextLength);
    if (kind == ActionKind::ChangeSubscription) {
        fields.text(u"subscription", made.subscription, TextLength);
        fields.text(u"status", status, TextLength);
        fields.text(u"plan", plan, TextLength);
    } else if (kind != ActionKind::ChangeAddress) {
        fields.text(u"reason", reason, 2000);
    } else {
        // policy validates the address.
        made.arguments.insert(u"address"_s, fields.take(u"address").toObject());
    }
    if (const auto &fault = fields.finish())
        return *fault;
    keep(u"sku", sku);
    keep(u"variant", variant);
    keep(u"status", status);
    keep(u"plan", plan);
    keep(u"reason", reason.simplified().left(TextLength));
    if (hasQuantity)
        made.arguments.insert(u"quantity"_s, quantity);
    if (isOfMoney) {
        made.amount = hasAmount ? exactMoneyFromMajor(amount, m_context.config.currency) : std::nullopt;
        if (!made.amount)
            return base::fail(base::Fault::InvalidInput, u"the amount is no sum of money"_s);
    }
    if (isOfOrder) {
        const auto order = m_tools.order(made.orderNumber.trimmed());
        if (!order)
            return base::fail(base::Fault::NotFound, u"this customer has no such order"_s);
        use(u"order_lookup"_s);
        made.orderNumber = order->number;
        if (kind == ActionKind::Replacement) {
            // The price comes from the order, never from the model.
            for (const OrderItem &item : order->items) {
                if (item.sku.compare(sku, Qt::CaseInsensitive) == 0)
                    made.amount = Money{item.price.minor * quantity, item.price.currency};
            }
        }
    }
    return made;
}

ToolResult Toolbox::change(ActionKind kind, const ToolCall &call, FieldReader &fields)
{
    auto request = requestFrom(kind, fields);
    if (!request)
        return refusal(call, request.error());
    return judged(call, std::move(*request));
}

ToolResult Toolbox::judged(const ToolCall &call, ActionRequest request)
{
    const Verdict verdict = m_tools.verdict(request, m_context.tier);
    if (!verdict.isAllowed) {
        const QString why = u"REFUSED (%1): %2."_s.arg(verdict.rule, verdict.explanation);
        if (!isOfAuthority(verdict.rule))
            return refusal(call, why + u" No tier can do this. Explain it to the customer."_s);
        // One refusal per tier is recorded: the first is the real request, later ones are haggling.
        if (m_refused.empty())
            m_refused.emplace_back(std::move(request), verdict);
        if (!policy::nextTier(m_context.config, m_context.tier, Tier::AiManager))
            return refusal(call, why + u" There is nobody above you. Tell the customer that it cannot be "
                                       "granted here."_s);
        if (!m_escalation)
            m_escalation = ReasonGiven{policy::reasonForRefusal(m_context.tier, verdict.rule), verdict.explanation};
        return refusal(call, why + u" The case goes to the next tier. Tell the customer so in a "
                                   "sentence; promise nothing."_s);
    }
    if (m_proposal && !(toJson(*m_proposal) == toJson(request)))
        return refusal(call, u"One thing at a time: another proposal stands in this turn."_s);
    m_proposal = std::move(request);
    return {call.id,
            u"NOT DONE. %1. Below your reply the system asks the customer for a clear yes, with sum and "
            "order; without it nothing happens. Do not say that it is done, and do not ask yourself."_s.arg(
                verdict.explanation),
            false};
}

} // namespace tierdesk::ai
