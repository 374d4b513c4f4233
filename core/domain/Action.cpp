#include "core/domain/Action.h"

namespace tierdesk {

namespace {

/// The stored form, in integer minor units, so that no rounding affects a recorded verdict.
QJsonObject json(Money amount)
{
    return {{u"minor"_s, amount.minor}, {u"currency"_s, amount.code()}};
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
    QJsonObject object{{u"allowed"_s, verdict.isAllowed},
                       {u"rule"_s, verdict.rule},
                       {u"explanation"_s, verdict.explanation},
                       {u"configVersion"_s, verdict.configVersion}};
    putMoney(object, u"requested"_s, verdict.requested);
    putMoney(object, u"limit"_s, verdict.limit);
    putMoney(object, u"used"_s, verdict.used);
    putMoney(object, u"remaining"_s, verdict.remaining);
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
    QJsonObject object{{u"kind"_s, word(request.kind)},         {u"customer"_s, request.customer.value},
                       {u"orderNumber"_s, request.orderNumber}, {u"subscription"_s, request.subscription},
                       {u"arguments"_s, request.arguments},     {u"idempotencyKey"_s, request.idempotencyKey}};
    putMoney(object, u"amount"_s, request.amount);
    return object;
}

base::Result<ActionRequest> actionRequestFromJson(const QJsonObject &json)
{
    const QString kind = json[u"kind"].toString();
    const auto known = fromWord<ActionKind>(kind);
    if (!known)
        return base::fail(base::Fault::InvalidInput, u"there is no action \"%1\""_s.arg(kind.left(40)), u"kind"_s);
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
