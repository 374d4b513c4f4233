#include "core/engine/Advice.h"

#include "core/engine/Rehearsal.h"
#include "core/mind/policy/Sla.h"
#include "core/store/Readers.h"

#include <QtCore/QDateTime>

#include <algorithm>

namespace tierdesk::engine {

namespace {

using base::Result;

Result<Millis> answerTime(store::Readers &readers, CompanyId company, Timestamp now)
{
    const auto sums = TRY(readers.rows.answerSums.of(company, now - Millis::days(1), now + Millis{1}));
    qint64 answers = 0, latency = 0;
    for (const store::AnswerSum &each : sums) {
        answers += each.answers;
        latency += each.latencyMs;
    }
    return Millis{answers > 0 ? latency / answers : 0};
}

Result<Millis> queueTime(store::Readers &readers, const Advice &advice, const CompanyConfig &config, Timestamp now)
{
    const Session &session = advice.session;
    if (session.tier == Tier::HumanAgent && session.firstResponseDue && !session.firstResponseAt &&
        session.holder.isSet())
        return std::max(Millis{}, *session.firstResponseDue - now);
    std::optional<Millis> wait;
    if (session.key.isSet() && session.waitingSince) {
        const auto stand = TRY(readers.queue.stand(session.company, session.key));
        wait = stand.wait;
    } else {
        const auto before = TRY(readers.queue.waiting(session.company));
        wait = TRY(readers.queue.expectedWait(session.company, before + 1));
    }
    return wait.value_or(config.slaFor(advice.priority).firstResponse);
}

bool holds(const Order &order, const QString &sku)
{
    return std::any_of(order.items.begin(), order.items.end(),
                       [&](const OrderItem &each) { return each.sku.compare(sku, Qt::CaseInsensitive) == 0; });
}

/// Adds the product that the client named to @p advice: its name, and the order that it came with.
Result<void> addProduct(store::Readers &readers, const AdviceRequest &request, const std::optional<Customer> &customer,
                        Advice &advice)
{
    constexpr int RecentOrders = 50;
    if (request.productId.isEmpty())
        return {};
    const auto product = TRY(readers.rows.products.bySku(request.company, request.productId));
    if (product)
        advice.product = product->name;
    advice.purchaseDate = request.purchaseDate;
    if (!customer)
        return {};
    const auto orders = TRY(readers.rows.orders.ofCustomer(customer->id, RecentOrders));
    for (const Order &each : orders) {
        const QDate placed = QDateTime::fromMSecsSinceEpoch(each.placedAt.ms, Qt::UTC).date();
        if (!holds(each, request.productId) || (request.purchaseDate.isValid() && placed != request.purchaseDate))
            continue;
        advice.orderNumber = each.number;
        advice.purchaseDate = placed;
        break;
    }
    return {};
}

} // namespace

Result<Advice> advise(store::Readers &readers, const AdviceRequest &request, const CompanyEntry &entry,
                      const turns::Responders &responders, Timestamp now)
{
    TurnRequest turn;
    turn.company = request.company;
    turn.sessionId = request.sessionId;
    turn.text = request.text;
    if (request.sessionId.isEmpty()) {
        turn.start.emplace();
        turn.start->company = request.company;
        turn.start->customerRef = request.customerRef;
        turn.start->door = request.door;
    }
    auto plan = TRY(planAlone(readers, turn, entry, responders, now));
    Advice advice;
    TRY(addProduct(readers, request, plan.input.customer, advice));
    advice.session = std::move(plan.input.session);
    advice.reading = std::move(plan.plan.reading);
    advice.decision = std::move(plan.plan.decision);
    advice.tier = advice.session.tier;
    for (const turns::EscalationStep &escalation : plan.plan.escalations) {
        advice.tier = escalation.to;
        advice.reasons = escalation.reasons;
    }
    if (plan.plan.speaker) {
        const ai::Draft &draft = plan.plan.draft;
        advice.reply = draft.action ? draft.action->saidIfConfirmed : draft.text;
    }
    const bool isVip = plan.input.customer && plan.input.customer->isVip;
    const std::optional<Reason> reason =
        advice.reasons.empty() ? std::nullopt : std::optional(advice.reasons.front().reason);
    const Sentiment told = request.score ? sentimentOf(*request.score) : Sentiment::Unknown;
    // The values go from best to worst; Unknown, which means nothing, is the last.
    const Sentiment worse = told == Sentiment::Unknown                       ? advice.reading.sentiment
                            : advice.reading.sentiment == Sentiment::Unknown ? told
                                                                             : std::max(told, advice.reading.sentiment);
    advice.priority = std::min(advice.decision.priority, policy::priorityOf(entry.company.config, reason, worse, isVip,
                                                                            now - advice.session.createdAt));
    const auto wait = TRY(advice.tier == Tier::HumanAgent ? queueTime(readers, advice, entry.company.config, now)
                                                          : answerTime(readers, entry.company.id, now));
    advice.wait = wait;
    return advice;
}

} // namespace tierdesk::engine
