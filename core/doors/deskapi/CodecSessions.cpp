#include "core/doors/deskapi/Codec.h"
#include "core/doors/deskapi/FieldsOf.h"

namespace tierdesk::deskapi {

template<class Io, Is<QueueCounts> T>
void fields(Io &io, T &v)
{
    io(u"waiting", v.waiting);
    io(u"mine", v.mine);
    io(u"team", v.team);
    io(u"snoozed", v.snoozed);
}

template<class Io, Is<Queue> T>
void fields(Io &io, T &v)
{
    io(u"view", v.view);
    io(u"rows", v.rows);
    io(u"counts", v.counts);
    io(u"seq", v.seq);
    io(u"at", v.at);
}

template<class Io, Is<SessionPage> T>
void fields(Io &io, T &v)
{
    io(u"sessions", v.sessions);
    io(u"total", v.total);
    io(u"offset", v.offset);
    io(u"limit", v.limit);
    io(u"next", v.next);
}

template<class Io, Is<Allowance::Line> T>
void fields(Io &io, T &v)
{
    io(u"kind", v.kind);
    io(u"isAllowed", v.isAllowed);
    io(u"limit", v.limit);
    io(u"used", v.used);
    io(u"remaining", v.remaining);
}

template<class Io, Is<Allowance> T>
void fields(Io &io, T &v)
{
    io(u"lines", v.lines);
    io(u"canModifySubscription", v.canModifySubscription);
    io(u"canCancelOrders", v.canCancelOrders);
    io(u"canChangeAddress", v.canChangeAddress);
}

template<class Io, Is<SentimentPoint> T>
void fields(Io &io, T &v)
{
    io(u"messageId", v.message);
    io(u"at", v.at);
    io(u"score", v.score);
    io(u"sentiment", v.sentiment);
    io(u"trigger", v.trigger);
}

template<class Io, Is<SessionDetail> T>
void fields(Io &io, T &v)
{
    io(u"session", v.session);
    io(u"metadata", v.metadata);
    io(u"customer", v.customer);
    io(u"messages", v.messages);
    io(u"escalations", v.escalations);
    io(u"actions", v.actions);
    io(u"sentimentHistory", v.sentimentHistory);
    io(u"brief", v.brief);
    io(u"allowance", v.allowance);
    io(u"orders", v.orders);
    io(u"subscriptions", v.subscriptions);
    io(u"earlier", v.earlier);
    io(u"held", v.held);
    io(u"costNanoUsd", v.costNanoUsd);
    io(u"seq", v.seq);
}

template<class Io, Is<CustomerDetail> T>
void fields(Io &io, T &v)
{
    io(u"customer", v.customer);
    io(u"orders", v.orders);
    io(u"subscriptions", v.subscriptions);
    io(u"sessions", v.sessions);
}

template<class Io, Is<SearchHit> T>
void fields(Io &io, T &v)
{
    io(u"kind", v.kind);
    io(u"id", v.id);
    io(u"title", v.title);
    io(u"snippet", v.snippet);
    io(u"at", v.at);
    io(u"customerId", v.customerRef);
}

template<class Io, Is<SearchResults> T>
void fields(Io &io, T &v)
{
    io(u"query", v.query);
    io(u"hits", v.hits);
}

template<class Io, Is<Handled> T>
void fields(Io &io, T &v)
{
    io(u"session", v.session);
    io(u"message", v.message);
    io(u"action", v.action);
    io(u"held", v.held);
}

template<class Io, Is<DraftedReply> T>
void fields(Io &io, T &v)
{
    io(u"text", v.text);
    io(u"model", v.model);
    io(u"latencyMs", v.latencyMs);
    io(u"tokensIn", v.tokensIn);
    io(u"tokensOut", v.tokensOut);
    io(u"tokensCached", v.tokensCached);
    io(u"cost", v.cost);
    io(u"instead", v.instead);
}

template<class Io, Is<Text> T>
void fields(Io &io, T &v)
{
    io(u"text", v.text, required(20'000));
}

template<class Io, Is<Reply> T>
void fields(Io &io, T &v)
{
    io(u"text", v.text, upTo(20'000));
    io(u"undoFor", v.undoFor, upTo(MaxUndoFor));
    io(u"attachments", v.attachments, textsUpTo(attachments::MaxOfMessage, 64));
    io(u"then", v.then);
}

template<class Io, Is<Act> T>
void fields(Io &io, T &v)
{
    io(u"kind", v.kind, Required);
    io(u"orderNumber", v.orderNumber, upTo(64));
    io(u"subscription", v.subscription, upTo(64));
    io(u"amount", v.amount);
    io(u"arguments", v.arguments);
    io(u"idempotencyKey", v.idempotencyKey, upTo(255));
    io(u"dryRun", v.isDryRun);
}

template<class Io, Is<Transfer> T>
void fields(Io &io, T &v)
{
    io(u"userId", v.user, Required);
    io(u"note", v.note, upTo(20'000));
}

template<class Io, Is<Snooze> T>
void fields(Io &io, T &v)
{
    io(u"until", v.until, Required);
}

template<class Io, Is<HandBack> T>
void fields(Io &io, T &v)
{
    io(u"tier", v.tier, Required);
}

template<class Io, Is<Resolve> T>
void fields(Io &io, T &v)
{
    io(u"type", v.resolution.type, Required);
    io(u"summary", v.resolution.summary, upTo(2000));
    io(u"actionsTaken", v.resolution.actionsTaken, textsUpTo(50, 200));
    io(u"followUpRequired", v.resolution.isFollowUpRequired);
    io(u"followUpAt", v.resolution.followUpAt);
}

template<class Io, Is<Tags> T>
void fields(Io &io, T &v)
{
    io(u"tags", v.tags, textsUpTo(20, 40).needed());
}

template<class Io, Is<TakeOver> T>
void fields(Io &io, T &v)
{
    io(u"notes", v.notes, upTo(2000));
}

DESKAPI_REPLY(SessionRow)
DESKAPI_REPLY(Attachment)
DESKAPI_REPLY(Message)
DESKAPI_REPLY(Escalation)
DESKAPI_REPLY(Action)
DESKAPI_REPLY(Verdict)
DESKAPI_REPLY(Allowance)
DESKAPI_REPLY(Queue)
DESKAPI_REPLY(SessionPage)
DESKAPI_REPLY(SessionDetail)
DESKAPI_REPLY(CustomerDetail)
DESKAPI_REPLY(SearchResults)
DESKAPI_REPLY(Handled)
DESKAPI_REPLY(DraftedReply)
DESKAPI_REQUEST(Text)
DESKAPI_REQUEST(Reply)
DESKAPI_REQUEST(Act)
DESKAPI_REQUEST(Transfer)
DESKAPI_REQUEST(Snooze)
DESKAPI_REQUEST(HandBack)
DESKAPI_REQUEST(Resolve)
DESKAPI_REQUEST(Tags)
DESKAPI_REQUEST(TakeOver)

} // namespace tierdesk::deskapi
