#include "tests/support/desk/DeskDouble.h"

namespace tierdesk::test {

using namespace deskapi;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

Money usd(qint64 minor)
{
    return {minor, {'U', 'S', 'D'}};
}

Message said(qint64 id, Speaker speaker, Timestamp at, const char *words)
{
    Message message;
    message.id = MessageId{id};
    message.speaker = speaker;
    message.at = at;
    message.text = text(words);
    return message;
}

Message wrote(qint64 id, Timestamp at, const char *words, double score, Sentiment sentiment, const char *trigger)
{
    Message message = said(id, Speaker::Customer, at, words);
    message.score = score;
    message.sentiment = sentiment;
    message.trigger = text(trigger);
    return message;
}

Escalation escalated(qint64 id, Tier from, Tier to, std::vector<Reason> reasons, Timestamp at)
{
    Escalation escalation;
    escalation.id = EscalationId{id};
    escalation.publicId = u"esc-%1"_s.arg(id);
    escalation.ticket = text("TKT-2026-000117");
    escalation.from = from;
    escalation.to = to;
    escalation.reason = reasons.front();
    escalation.reasons = std::move(reasons);
    escalation.priority = Priority::Urgent;
    escalation.at = at;
    escalation.by = text("policy");
    return escalation;
}

Order tentOrder(Timestamp now)
{
    Order order;
    order.number = text("ORD-9876");
    order.status = OrderStatus::Delivered;
    order.placedAt = now - Millis::days(9);
    OrderItem tent;
    tent.sku = text("TENT-R3");
    tent.name = text("Ridge 3 tent");
    tent.price = usd(31240);
    order.items = {tent};
    order.total = order.paid = usd(31240);
    order.refunded = usd(0);
    order.payments = {{text("card"), text("4242"), usd(31240), order.placedAt}};
    Shipment shipment;
    shipment.carrier = text("UPS");
    shipment.trackingNumber = text("1Z999AA10123456784");
    shipment.status = text("delivered");
    shipment.shippedAt = now - Millis::days(8);
    shipment.deliveredAt = now - Millis::days(6);
    order.shipments = {shipment};
    order.address = {
        text("Dana Whitfield"), text("12 Birch Lane"), {}, text("Portland"), text("OR"), text("97201"), text("US")};
    return order;
}

Order strapOrder(Timestamp now)
{
    Order order;
    order.number = text("ORD-9001");
    order.status = OrderStatus::Processing;
    order.placedAt = now - Millis::days(2);
    OrderItem strap;
    strap.sku = text("STRAP-2");
    strap.name = text("Pack strap");
    strap.variant = text("blue");
    strap.quantity = 2;
    strap.price = usd(1900);
    order.items = {strap};
    order.total = order.paid = usd(3800);
    order.refunded = usd(0);
    return order;
}

SessionRow earlierCase(const char *id, Timestamp at, const char *summary, std::optional<int> rating)
{
    SessionRow row;
    row.id = text(id);
    row.customerRef = text("cust_sess_8f21");
    row.customerName = text("Dana Whitfield");
    row.summary = text(summary);
    row.status = Status::Resolved;
    row.createdAt = at;
    row.updatedAt = at;
    row.resolvedAt = at;
    row.rating = rating;
    row.resolution = Resolution{ResolutionType::IssueResolved, {}, {}, false, {}};
    row.version = 3;
    return row;
}

} // namespace

SessionDetail designCase(Timestamp now)
{
    const auto ago = [now](int seconds) { return now - Millis::seconds(seconds); };
    SessionDetail detail;
    detail.session = designCases(now).front();

    Customer customer;
    customer.ref = detail.session.customerRef;
    customer.name = text("Dana Whitfield");
    customer.tier = text("GOLD");
    customer.isVip = true;
    customer.lifetimeValue = usd(412000);
    customer.createdAt = now - Millis::days(900);
    detail.customer = customer;

    detail.messages = {
        wrote(1, ago(402), "The tent I ordered arrived with a torn seam. Order ORD-9876.", -0.3, Sentiment::Frustrated,
              "torn"),
        said(2, Speaker::AiRep, ago(401),
             "I am sorry about the torn seam. I found order ORD-9876: Ridge 3 tent, $312.40, delivered on 14 November. "
             "I "
             "can offer a $10 credit, or pass you to my manager about a refund."),
        wrote(3, ago(333),
              "TEN dollars?! This is unacceptable. I want my money back NOW or my lawyer will be in touch.", -0.9,
              Sentiment::Irate, "unacceptable"),
        said(4, Speaker::AiManager, ago(332),
             "You are right, and a credit is not enough. A refund of $312.40 is above what I may approve ($100), so I "
             "am "
             "bringing in a colleague with your whole history."),
        wrote(5, ago(300), "Fine. I will wait, but not for long.", -0.6, Sentiment::Angry, "not for long"),
    };
    AnswerFacts rep;
    rep.model = text("claude");
    rep.latencyMs = 200;
    rep.actionsTaken = {text("order_lookup")};
    rep.tokensIn = 1840;
    rep.tokensOut = 62;
    rep.costNanoUsd = 4'300'000;
    detail.messages[1].answer = rep;
    AnswerFacts manager = rep;
    manager.latencyMs = 300;
    manager.actionsTaken = {text("refund")};
    manager.tokensIn = 3260;
    manager.tokensOut = 91;
    manager.costNanoUsd = 7'430'000;
    detail.messages[3].answer = manager;
    Message note = said(6, Speaker::HumanAgent, ago(280), "Warehouse confirms batch 7 seam defect, refund is fine.");
    note.isInternal = true;
    note.author = UserId{7};
    note.authorName = text("Marek S.");
    detail.messages.push_back(note);
    for (const Message &message : detail.messages) {
        if (message.score)
            detail.sentimentHistory.push_back(
                {message.id, message.at, *message.score, message.sentiment, message.trigger});
    }

    detail.escalations = {
        escalated(1, Tier::AiRep, Tier::AiManager, {Reason::IrateCustomer, Reason::LegalMention}, ago(333)),
        escalated(2, Tier::AiManager, Tier::HumanAgent, {Reason::RefundOverThreshold}, ago(331))};

    Action refused;
    refused.id = ActionId{1};
    refused.request.kind = ActionKind::Refund;
    refused.request.orderNumber = text("ORD-9876");
    refused.request.amount = usd(31240);
    refused.request.idempotencyKey = text("turn:4");
    refused.tier = Tier::AiManager;
    refused.state = ActionState::Refused;
    refused.message = MessageId{3};
    refused.at = ago(332);
    refused.verdict = {false,
                       text("over_limit"),
                       text("refund of $312.40; AI Manager may refund up to $100.00 in 30 days, $0.00 used"),
                       usd(31240),
                       usd(10000),
                       usd(0),
                       usd(10000),
                       1};
    detail.actions = {refused};

    detail.brief = Brief{text("Tent arrived torn; wants the full $312.40 back."),
                         {text("AI Rep offered a $10 credit, not taken.")},
                         {},
                         {text("Refund of $312.40 on order ORD-9876: AI Manager may refund up to $100.00.")},
                         {},
                         text("Approve the refund of $312.40 on order ORD-9876, or decline it and say why.")};
    detail.allowance.lines = {{ActionKind::Refund, true, usd(100000), usd(0), usd(100000)},
                              {ActionKind::Credit, true, usd(25000), usd(0), usd(25000)},
                              {ActionKind::Replacement, true, usd(100000), usd(0), usd(100000)}};
    detail.allowance.canModifySubscription = true;
    detail.allowance.canCancelOrders = true;
    detail.allowance.canChangeAddress = true;
    detail.orders = {strapOrder(now), tentOrder(now)};
    Subscription club;
    club.ref = text("SUB-1001");
    club.plan = text("Trail Club");
    club.price = usd(900);
    club.renewsAt = now + Millis::days(12);
    detail.subscriptions = {club};
    detail.earlier = {earlierCase("sess_7a10", now - Millis::days(40), "Late delivery of a stove", 2),
                      earlierCase("sess_6b02", now - Millis::days(120), "Asked for the size of a jacket", 5),
                      earlierCase("sess_5c77", now - Millis::days(300), "Changed her address", std::nullopt)};
    return detail;
}

} // namespace tierdesk::test
