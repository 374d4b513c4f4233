#include "core/base/Json.h"
#include "core/doors/dialects/chat/ErrorTable.h"
#include "core/doors/dialects/chat/LiveChats.h"
#include "core/doors/dialects/Validation.h"

#include <QtCore/QCryptographicHash>

#include <algorithm>
#include <utility>

// What clients send over Socket.IO (docs/chat.md, "From the client").
namespace tierdesk::dialects::chat {

namespace {

using base::fail;
using base::Fault;

const QJsonObject Success{{u"success"_s, true}};

Arguments with(const QJsonObject &body)
{
    return {{body}, {}};
}

/// Most events that are queued during a join.
constexpr size_t MaxWaiting = 256;

base::Error tooMany(int after)
{
    return fail(Fault::RateLimited, u"Too many events. Try again in %1 s."_s.arg(after), {},
                {{u"retryAfter"_s, after}});
}

/// Returns the idempotency key of an event; none if it has none.
base::Result<std::optional<QByteArray>> keyIn(const QJsonObject &body, qsizetype least)
{
    const QJsonValue given = body.value(u"idempotencyKey");
    if (given.isUndefined() || given.isNull())
        return std::optional<QByteArray>();
    const QString key = given.toString();
    const bool isVisible = key.size() >= least && key.size() <= 255 &&
                           std::all_of(key.begin(), key.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
    if (!isVisible)
        return fail(Fault::InvalidInput,
                    u"idempotencyKey must be a text of %1 to 255 visible ASCII characters"_s.arg(least),
                    u"idempotencyKey"_s);
    return std::optional(key.toLatin1());
}

/// A repeat is recognized by its text, its files and @p chat, the first ID of the conversation, which may have moved
/// on.
base::Result<std::optional<engine::Keyed>> keyedMessage(const QString &chat, const QJsonObject &body)
{
    auto key = TRY(keyIn(body, 1));
    if (!key)
        return std::optional<engine::Keyed>();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(body.value(u"message").toString().trimmed().toUtf8());
    if (const QJsonArray files = body.value(u"attachments").toArray(); !files.isEmpty())
        hash.addData('\n' + base::toJson(files));
    return std::optional(
        engine::Keyed{QByteArray(Scope) + ' ' + chat.toUtf8() + " socket", *std::move(key), hash.result()});
}

/// Returns the key for a new chat, which belongs to no chat yet. A repeat is recognized by all members of the chat.
base::Result<std::optional<engine::Keyed>> keyedBeginning(const QJsonObject &body)
{
    auto key = TRY(keyIn(body, MinFirstKey));
    if (!key)
        return std::optional<engine::Keyed>();
    QJsonObject said;
    for (const char16_t *name : {u"userId", u"userHash", u"metadata"})
        said.insert(QStringView(name), body.value(QStringView(name)));
    return std::optional(engine::Keyed{QByteArray(Scope) + " new socket", *std::move(key),
                                       QCryptographicHash::hash(base::toJson(said), QCryptographicHash::Sha256)});
}

} // namespace

void LiveChats::heard(const VisitorPtr &visitor, const QString &event, const Arguments &arguments,
                      const Respond &respond)
{
    static const std::map<QString, Take> Events{
        {u"join-chat"_s, &LiveChats::join},   {u"send-message"_s, &LiveChats::send},
        {u"typing"_s, &LiveChats::type},      {u"rate-chat"_s, &LiveChats::rate},
        {u"end-chat"_s, &LiveChats::end},     {u"leave-chat"_s, &LiveChats::leaveChat},
        {u"prove-order"_s, &LiveChats::prove}};
    const auto found = Events.find(event);
    if (found == Events.end())
        return refuse(visitor, event, fail(Fault::InvalidInput, u"There is no such event."_s), respond);
    const QJsonValue body = arguments.values.isEmpty() ? QJsonValue(QJsonObject()) : arguments.values.first();
    if (!body.isObject() || !arguments.binaries.empty())
        return refuse(visitor, event, fail(Fault::InvalidInput, u"An event takes one JSON object."_s), respond);
    if (const auto pace = m_paces.find(event); m_gate.hasRateLimits && pace != m_paces.end()) {
        const int after = pace->second.take(visitor->peer, m_engine.clock().now());
        if (after > 0)
            return refuse(visitor, event, tooMany(after), respond);
    }
    const auto act = [this, take = found->second, visitor, body = body.toObject(), respond] {
        (this->*take)(visitor, body, respond);
    };
    if (!visitor->isJoining)
        return act();
    if (visitor->waiting.size() >= MaxWaiting)
        return refuse(visitor, event, tooMany(1), respond);
    visitor->waiting.push_back(act);
}

void LiveChats::refuse(const VisitorPtr &visitor, const QString &event, const base::Error &error,
                       const Respond &respond)
{
    QJsonObject body = errorJson(error);
    if (respond.isAwaited())
        return respond(with(body));
    body.insert(u"event"_s, event);
    if (!visitor->chat.isEmpty())
        body.insert(u"sessionId"_s, visitor->chat);
    tell(*visitor, {u"chat-error"_s, body});
}

base::Result<Ask> LiveChats::askOf(const Visitor &visitor, const QJsonObject &body) const
{
    const auto entry = m_engine.directory()->companies.value(visitor.principal.company.value);
    if (!entry)
        return fail(Fault::Forbidden, u"The site key's company is gone."_s);
    Actor actor;
    actor.kind = Actor::Kind::Client;
    actor.name = visitor.principal.subject;
    actor.from = QLatin1String(Scope) + u' ' + visitor.peer;
    return Ask{entry, actor, QHostAddress(visitor.peer), body, {}};
}

QJsonObject LiveChats::named(const Visitor &visitor, QJsonObject body)
{
    const QJsonValue id = body.value(u"sessionId");
    if (!visitor.chat.isEmpty() && (id.isUndefined() || id.isNull() || visitor.isIn(id.toString())))
        body.insert(u"sessionId"_s, visitor.chat);
    return body;
}

Chats::Done LiveChats::acknowledging(const VisitorPtr &visitor, const QString &event, const Respond &respond)
{
    return [this, visitor, event, respond](const base::Result<Answer> &answer) {
        if (!answer)
            return refuse(visitor, event, answer.error(), respond);
        const auto body = base::parseJsonObject(answer->body);
        respond(with(body.value_or(QJsonObject())));
    };
}

void LiveChats::join(const VisitorPtr &visitor, const QJsonObject &body, const Respond &respond)
{
    joinThen(visitor, body, [this, visitor, respond](const base::Result<QJsonObject> &chat) {
        if (chat)
            respond(with(*chat));
        else
            refuse(visitor, u"join-chat"_s, chat.error(), respond);
    });
}

/// Enters the chat before calling @p then; events of the meantime follow. What the page sends until then is queued, so
/// that the page need not wait.
void LiveChats::joinThen(const VisitorPtr &visitor, const QJsonObject &body, const Then &then)
{
    const auto ask = askOf(*visitor, body);
    if (!ask)
        return then(ask.error());
    const QJsonValue named = body.value(u"sessionId");
    if (named.isUndefined() || named.isNull())
        return beginThen(visitor, *ask, then);
    const auto id = decodeChatId(body);
    if (!id)
        return then(id.error());
    const auto chat = decodeNewChat(body);
    if (!chat)
        return then(chat.error());
    const auto after = decodeMessageId(body.value(u"after").toString(), u"after"_s);
    if (!after)
        return then(after.error());
    visitor->isJoining = true;
    openThen(visitor, *ask, {*id, *id, chat->who, *after}, then);
}

void LiveChats::beginThen(const VisitorPtr &visitor, Ask ask, const Then &then)
{
    auto keyed = keyedBeginning(ask.body);
    if (!keyed)
        return then(keyed.error());
    ask.keyed = *std::move(keyed);
    const int later = m_gate.hasRateLimits ? m_beginnings.take(visitor->peer, m_engine.clock().now()) : 0;
    if (later > 0)
        return then(tooMany(later));
    visitor->isJoining = true;
    if (ask.keyed)
        return beginOnceThen(visitor, ask, then);
    m_chats.begin(ask, [this, visitor, then](const base::Result<ChatView> &view) {
        if (view)
            hasJoined(visitor, {*view, view->session.id, 0}, {}, then); // its events come after this
        else
            hasNotJoined(visitor, view.error(), then);
    });
}

/// Joins the chat that the first of the repeated requests created, in its present state: a page whose acknowledgement
/// was lost may have missed messages.
void LiveChats::beginOnceThen(const VisitorPtr &visitor, const Ask &ask, const Then &then)
{
    m_chats.start(ask, [this, visitor, ask, then](const base::Result<Answer> &answer) {
        if (!answer)
            return hasNotJoined(visitor, answer.error(), then);
        if (visitor->isForgotten)
            return;
        const auto begun = base::parseJsonObject(answer->body);
        if (!begun)
            return hasNotJoined(visitor, begun.error(), then);
        const QString id = begun->value(u"sessionId").toString();
        openThen(visitor, ask, {id, id, {}, {}}, then);
    });
}

void LiveChats::openThen(const VisitorPtr &visitor, const Ask &ask, const Wish &wish, const Then &then)
{
    m_audience.expect(visitor, wish.newest); // from here on no event is missed
    visitor->held.clear();
    m_chats.open(ask, wish.id, wish.who, wish.after,
                 [this, visitor, ask, wish, then](const base::Result<Opened> &opened) {
                     if (!opened)
                         return hasNotJoined(visitor, opened.error(), then);
                     const QString &newest = opened->view.session.id;
                     if (!visitor->isForgotten && visitor->joining != newest) // its events were not held
                         return openThen(visitor, ask, {wish.id, newest, wish.who, wish.after}, then);
                     hasJoined(visitor, *opened, wish.id, then);
                 });
}

void LiveChats::hasJoined(const VisitorPtr &visitor, const Opened &opened, const QString &name, const Then &then)
{
    if (visitor->isForgotten)
        return;
    enter(visitor, opened, name);
    const QJsonObject chat = chatJson(opened.view);
    tell(*visitor, {u"chat-joined"_s, chat});
    then(chat);
    hearHeld(visitor);
    goOn(visitor);
}

void LiveChats::hasNotJoined(const VisitorPtr &visitor, const base::Error &error, const Then &then)
{
    if (visitor->isForgotten)
        return;
    then(error);
    hearHeld(visitor); // it stays in its present chat
    goOn(visitor);
}

/// Runs the events queued during the join, in order, up to the next join.
void LiveChats::goOn(const VisitorPtr &visitor)
{
    visitor->isJoining = false;
    while (!visitor->isJoining && !visitor->waiting.empty()) {
        const auto next = std::move(visitor->waiting.front());
        visitor->waiting.pop_front();
        next();
    }
}

void LiveChats::send(const VisitorPtr &visitor, const QJsonObject &body, const Respond &respond)
{
    const QString event = u"send-message"_s;
    const QJsonValue id = body.value(u"sessionId");
    if (!visitor->chat.isEmpty())
        return sendNow(visitor, named(*visitor, body), respond);
    if (id.isUndefined() || id.isNull())
        return refuse(visitor, event, fail(Fault::InvalidInput, u"No chat is joined."_s, u"sessionId"_s), respond);
    joinThen(visitor, {{u"sessionId"_s, id}, {u"userId"_s, body.value(u"userId").toString()}},
             [this, visitor, event, body, respond](const base::Result<QJsonObject> &chat) {
                 if (chat)
                     sendNow(visitor, named(*visitor, body), respond);
                 else
                     refuse(visitor, event, chat.error(), respond);
             });
}

void LiveChats::sendNow(const VisitorPtr &visitor, const QJsonObject &body, const Respond &respond)
{
    const QString event = u"send-message"_s;
    auto ask = askOf(*visitor, body);
    if (!ask)
        return refuse(visitor, event, ask.error(), respond);
    const QString id = body.value(u"sessionId").toString();
    const bool isJoined = visitor->isIn(id);
    auto keyed = keyedMessage(isJoined ? visitor->first : id, body);
    if (!keyed)
        return refuse(visitor, event, keyed.error(), respond);
    ask->keyed = *std::move(keyed);
    ask->sending = ++m_sendings;
    if (isJoined)
        visitor->news.willSend(ask->sending);
    m_chats.message(*ask, [this, visitor, event, number = ask->sending, respond](const base::Result<Answer> &answer) {
        visitor->news.hasSent(number);
        if (!answer)
            return refuse(visitor, event, answer.error(), respond);
        const QJsonObject told = base::parseJsonObject(answer->body).value_or(QJsonObject());
        const bool isRepeat = !answer->headers.empty();
        // A waiting notice is not a message of the chat: only the sender gets it.
        if (told.value(u"message").isNull() && !isRepeat) {
            QJsonObject line;
            for (const char16_t *key : {u"sessionId", u"message", u"response", u"model_used", u"confidence"})
                line.insert(QStringView(key), told.value(QStringView(key)));
            tell(*visitor, {u"message-received"_s, line});
        }
        respond(with(told));
    });
}

void LiveChats::type(const VisitorPtr &visitor, const QJsonObject &body, const Respond &respond)
{
    const auto ask = askOf(*visitor, named(*visitor, body));
    if (!ask)
        return refuse(visitor, u"typing"_s, ask.error(), respond);
    m_chats.type(*ask, acknowledging(visitor, u"typing"_s, respond));
}

void LiveChats::rate(const VisitorPtr &visitor, const QJsonObject &body, const Respond &respond)
{
    const auto ask = askOf(*visitor, named(*visitor, body));
    if (!ask)
        return refuse(visitor, u"rate-chat"_s, ask.error(), respond);
    m_chats.rate(*ask, acknowledging(visitor, u"rate-chat"_s, respond));
}

void LiveChats::end(const VisitorPtr &visitor, const QJsonObject &body, const Respond &respond)
{
    const auto ask = askOf(*visitor, named(*visitor, body));
    if (!ask)
        return refuse(visitor, u"end-chat"_s, ask.error(), respond);
    m_chats.end(*ask, acknowledging(visitor, u"end-chat"_s, respond));
}

void LiveChats::prove(const VisitorPtr &visitor, const QJsonObject &body, const Respond &respond)
{
    const auto ask = askOf(*visitor, named(*visitor, body));
    if (!ask)
        return refuse(visitor, u"prove-order"_s, ask.error(), respond);
    m_chats.prove(*ask, acknowledging(visitor, u"prove-order"_s, respond));
}

void LiveChats::leaveChat(const VisitorPtr &visitor, const QJsonObject &, const Respond &respond)
{
    m_audience.leave(visitor);
    respond(with(Success));
}

} // namespace tierdesk::dialects::chat
