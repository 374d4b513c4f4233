#include "ui/models/ActionPhrases.h"

#include "ui/models/MoneyText.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>

#include <array>

namespace tierdesk::ui::phrases {

namespace {

struct ActionText {
    Q_DECLARE_TR_FUNCTIONS(ActionPhrases)
};

struct RuleText {
    const char *rule;
    const char *text;
};

/// Every rule of policy::authorize.
constexpr std::array Rules{
    RuleText{"within_limit", QT_TRANSLATE_NOOP("ActionPhrases", "Within your authority.")},
    RuleText{"permitted", QT_TRANSLATE_NOOP("ActionPhrases", "You are authorized to do this.")},
    RuleText{"over_limit", QT_TRANSLATE_NOOP("ActionPhrases", "This exceeds your remaining authority.")},
    RuleText{"no_capability", QT_TRANSLATE_NOOP("ActionPhrases", "The company has not authorized you to do this.")},
    RuleText{"no_permission", QT_TRANSLATE_NOOP("ActionPhrases", "The company has not authorized you to do this.")},
    RuleText{"tier_disabled", QT_TRANSLATE_NOOP("ActionPhrases", "Human agents are disabled for this company.")},
    RuleText{
        "unverified",
        QT_TRANSLATE_NOOP("ActionPhrases", "The customer's identity is not verified, so this action is not allowed.")},
    RuleText{"unknown_customer", QT_TRANSLATE_NOOP("ActionPhrases", "The company does not know this customer.")},
    RuleText{"not_yours", QT_TRANSLATE_NOOP("ActionPhrases", "It belongs to another customer.")},
    RuleText{"no_order", QT_TRANSLATE_NOOP("ActionPhrases", "The order does not exist.")},
    RuleText{"no_subscription", QT_TRANSLATE_NOOP("ActionPhrases", "The subscription does not exist.")},
    RuleText{"invalid_amount", QT_TRANSLATE_NOOP("ActionPhrases", "This amount is not valid.")},
    RuleText{"wrong_currency", QT_TRANSLATE_NOOP("ActionPhrases", "The currencies do not match.")},
    RuleText{
        "over_refundable",
        QT_TRANSLATE_NOOP("ActionPhrases", "This exceeds the amount paid minus earlier refunds and replacements.")},
    RuleText{"invalid_items", QT_TRANSLATE_NOOP("ActionPhrases", "The order does not contain that many of this item.")},
    RuleText{"already_replaced", QT_TRANSLATE_NOOP("ActionPhrases", "It was already replaced.")},
    RuleText{"already_refunded", QT_TRANSLATE_NOOP("ActionPhrases", "It was already refunded.")},
    RuleText{"not_shipped", QT_TRANSLATE_NOOP("ActionPhrases", "The order has not shipped yet.")},
    RuleText{"order_shipped", QT_TRANSLATE_NOOP("ActionPhrases", "The order has already shipped.")},
    RuleText{"order_closed", QT_TRANSLATE_NOOP("ActionPhrases", "The order is cancelled or returned.")},
    RuleText{"already_requested", QT_TRANSLATE_NOOP("ActionPhrases", "A return was already requested.")},
    RuleText{"incomplete_address",
             QT_TRANSLATE_NOOP("ActionPhrases", "Street, city, country and a postcode or region are required.")},
    RuleText{"subscription_closed", QT_TRANSLATE_NOOP("ActionPhrases", "The subscription is cancelled.")},
    RuleText{"invalid_change", QT_TRANSLATE_NOOP("ActionPhrases", "Choose what to change.")},
    RuleText{"no_change", QT_TRANSLATE_NOOP("ActionPhrases", "This would not change anything.")},
};

} // namespace

QString text(ActionKind value)
{
    switch (value) {
    case ActionKind::Refund:
        return ActionText::tr("Refund");
    case ActionKind::Credit:
        return ActionText::tr("Credit");
    case ActionKind::Replacement:
        return ActionText::tr("Replace");
    case ActionKind::CancelOrder:
        return ActionText::tr("Cancel order");
    case ActionKind::Return:
        return ActionText::tr("Arrange return");
    case ActionKind::ChangeAddress:
        return ActionText::tr("Change address");
    case ActionKind::ChangeSubscription:
        return ActionText::tr("Change subscription");
    }
    return {};
}

QString text(ActionState value)
{
    switch (value) {
    case ActionState::Refused:
        return ActionText::tr("Refused");
    case ActionState::Pending:
        return ActionText::tr("In progress");
    case ActionState::Confirmed:
        return ActionText::tr("Confirmed");
    case ActionState::Failed:
        return ActionText::tr("Failed");
    }
    return {};
}

QString text(OrderStatus value)
{
    switch (value) {
    case OrderStatus::Pending:
        return ActionText::tr("Pending");
    case OrderStatus::Processing:
        return ActionText::tr("Processing");
    case OrderStatus::Shipped:
        return ActionText::tr("Shipped");
    case OrderStatus::Delivered:
        return ActionText::tr("Delivered");
    case OrderStatus::Cancelled:
        return ActionText::tr("Cancelled");
    case OrderStatus::Returned:
        return ActionText::tr("Returned");
    }
    return {};
}

QString text(SubscriptionStatus value)
{
    switch (value) {
    case SubscriptionStatus::Active:
        return ActionText::tr("Active");
    case SubscriptionStatus::Paused:
        return ActionText::tr("Paused");
    case SubscriptionStatus::Cancelled:
        return ActionText::tr("Ended");
    }
    return {};
}

QString shipmentStatus(const QString &status)
{
    if (status == u"label_created")
        return ActionText::tr("Label created");
    if (status == u"in_transit")
        return ActionText::tr("In transit");
    if (status == u"out_for_delivery")
        return ActionText::tr("Out for delivery");
    if (status == u"delivered")
        return ActionText::tr("Delivered");
    if (status == u"exception")
        return ActionText::tr("Delivery exception");
    return status;
}

QString customerTier(const QString &tier)
{
    if (tier.isEmpty() || tier != tier.toUpper())
        return tier;
    return tier.left(1) + tier.mid(1).toLower();
}

QString actTitle(ActionKind kind, const std::optional<Money> &amount)
{
    return amount ? ActionText::tr("%1 %2", "act, amount: Refund $312.40").arg(text(kind), money::text(*amount))
                  : text(kind);
}

QString ruleWords(const Verdict &verdict)
{
    for (const RuleText &each : Rules) {
        if (verdict.rule == QLatin1String(each.rule))
            return ActionText::tr(each.text);
    }
    return verdict.explanation;
}

QString dayText(base::Timestamp at, base::Timestamp now)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(at.ms).date();
    const bool isThisYear = day.year() == QDateTime::fromMSecsSinceEpoch(now.ms).date().year();
    return QLocale().toString(day, isThisYear ? ActionText::tr("d MMM", "format of a day in this year")
                                              : ActionText::tr("d MMM yyyy", "format of a day in another year"));
}

} // namespace tierdesk::ui::phrases
