#include "core/domain/Action.h"

namespace tierdesk {

namespace {

/// As stored: integer minor units, so that no rounding stands between a verdict and its record.
QJsonObject json(Money amount)
{
    return {{QStringLiteral("minor"), amount.minor}, {QStringLiteral("currency"), amount.code()}};
}

std::optional<Money> moneyFrom(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    const auto currency = currencyFrom(object[u"currency"].toString());
    if (!currency || !object[u"minor"].isDouble())
        return std::nullopt;
    return Money{object[u"minor"].toInteger(), *currency};
}

void putMoney(QJsonObject &object, const QString &key, const std::optional<Money> &amount)
{
    if (amount)
        object.insert(key, json(*amount));
}

} // namespace

QJsonObject toJson(const Verdict &verdict)
{
    QJsonObject object{{QStringLiteral("allowed"), verdict.isAllowed},
                       {QStringLiteral("rule"), verdict.rule},
                       {QStringLiteral("explanation"), verdict.explanation},
                       {QStringLiteral("configVersion"), verdict.configVersion}};
    putMoney(object, QStringLiteral("requested"), verdict.requested);
    putMoney(object, QStringLiteral("limit"), verdict.limit);
    putMoney(object, QStringLiteral("used"), verdict.used);
    putMoney(object, QStringLiteral("remaining"), verdict.remaining);
    return object;
}

Verdict verdictFromJson(const QJsonObject &json)
{
    Verdict verdict;
    verdict.isAllowed = json[u"allowed"].toBool();
    verdict.rule = json[u"rule"].toString();
    verdict.explanation = json[u"explanation"].toString();
    verdict.requested = moneyFrom(json[u"requested"]);
    verdict.limit = moneyFrom(json[u"limit"]);
    verdict.used = moneyFrom(json[u"used"]);
    verdict.remaining = moneyFrom(json[u"remaining"]);
    verdict.configVersion = json[u"configVersion"].toInt();
    return verdict;
}

QJsonObject toJson(const ActionRequest &request)
{
    QJsonObject object{{QStringLiteral("kind"), word(request.kind)},
                       {QStringLiteral("customer"), request.customer.value},
                       {QStringLiteral("orderNumber"), request.orderNumber},
                       {QStringLiteral("subscription"), request.subscription},
                       {QStringLiteral("arguments"), request.arguments},
                       {QStringLiteral("idempotencyKey"), request.idempotencyKey}};
    putMoney(object, QStringLiteral("amount"), request.amount);
    return object;
}

base::Result<ActionRequest> actionRequestFromJson(const QJsonObject &json)
{
    const QString kind = json[u"kind"].toString();
    const auto known = fromWord<ActionKind>(kind);
    if (!known)
        return base::fail(base::Fault::InvalidInput, QStringLiteral("there is no action \"%1\"").arg(kind.left(40)),
                          QStringLiteral("kind"));
    ActionRequest request;
    request.kind = *known;
    request.customer = {json[u"customer"].toInteger()};
    request.orderNumber = json[u"orderNumber"].toString();
    request.subscription = json[u"subscription"].toString();
    request.amount = moneyFrom(json[u"amount"]);
    request.arguments = json[u"arguments"].toObject();
    request.idempotencyKey = json[u"idempotencyKey"].toString();
    return request;
}

} // namespace tierdesk
