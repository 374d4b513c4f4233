#include "core/mind/turns/NextSteps.h"

#include "core/domain/DoorTraits.h"
#include "core/mind/ai/DialogueJson.h"
#include "core/mind/policy/Escalation.h"

#include <algorithm>
#include <array>

namespace tierdesk::turns {

namespace {

constexpr qsizetype Most = 3;

bool isModels(const ai::Draft &draft)
{
    return !draft.facts.model.isEmpty() && draft.facts.model != ai::EmbeddedResponder;
}

bool isAboutOrders(const Reading &reading)
{
    static constexpr std::array Topics{Category::Shipping, Category::ProductQuality, Category::Refund};
    const bool isTopic = std::find(Topics.begin(), Topics.end(), reading.category.category) != Topics.end();
    return (isTopic && reading.category.confidence >= .5) || reading.keywords.contains(u"order"_s);
}

/// Returns the orders that the customer or the answer names; if none and the topic concerns orders, the newest one.
std::vector<Order> ordersSpokenOf(const ai::TurnContext &context, const QStringList &named, ai::Tools &tools)
{
    std::vector<Order> found;
    for (const QString &number : named) {
        auto order = tools.order(number);
        const bool isThere = order && std::any_of(found.begin(), found.end(),
                                                  [&order](const Order &each) { return each.number == order->number; });
        if (order && !isThere)
            found.push_back(std::move(*order));
    }
    if (named.isEmpty() && isAboutOrders(context.reading))
        found = tools.orders(1);
    return found;
}

QStringList stepsFor(const Order &order, Category topic)
{
    switch (order.status) {
    case OrderStatus::Pending:
    case OrderStatus::Processing:
        return {u"track_package"_s, u"cancel_order"_s};
    case OrderStatus::Shipped:
        return {u"track_package"_s};
    case OrderStatus::Delivered:
        if (order.isReturnRequested)
            return {u"refund_status"_s};
        if (topic == Category::ProductQuality)
            return {u"send_replacement"_s, u"refund"_s};
        return {u"start_return"_s};
    case OrderStatus::Cancelled:
    case OrderStatus::Returned:
        break;
    }
    return {u"refund_status"_s};
}

QStringList aboutOrders(const ai::TurnContext &context, const ai::Draft &draft, ai::Tools &tools)
{
    const QStringList named = ai::orderNumbersIn(context.message.text + u'\n' + draft.text);
    QStringList steps;
    for (const Order &order : ordersSpokenOf(context, named, tools))
        steps += stepsFor(order, context.reading.category.category);
    if (!steps.isEmpty() || !isAboutOrders(context.reading))
        return steps;
    if (!context.session.isVerified && tools.orders(1).empty())
        return traitsOf(context.session.door).takesProofs ? QStringList{u"prove_order"_s, u"sign_in"_s}
                                                          : QStringList{u"sign_in"_s};
    return named.isEmpty() ? QStringList{u"no_order_number"_s} : QStringList();
}

bool isUnhappy(Sentiment sentiment)
{
    return sentiment == Sentiment::Frustrated || sentiment == Sentiment::Angry || sentiment == Sentiment::Irate;
}

} // namespace

QStringList nextSteps(const ai::TurnContext &context, const ai::Draft &draft, ai::Tools &tools)
{
    if (ai::isYesOrNoAsked(draft.dialogue))
        return {u"confirm"_s, u"decline"_s};
    // The built-in responder suggests actions for orders itself.
    QStringList steps = isModels(draft) ? aboutOrders(context, draft, tools) : QStringList();
    if (isUnhappy(context.reading.sentiment)) {
        if (const auto above = policy::nextTier(context.config, context.tier, Tier::AiManager))
            steps.prepend(*above == Tier::HumanAgent ? u"talk_to_person"_s : u"talk_to_manager"_s);
    }
    steps.removeDuplicates();
    return steps.mid(0, Most);
}

} // namespace tierdesk::turns
