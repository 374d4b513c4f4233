#include "core/base/JsonText.h"
#include "core/doors/dialects/chat/Codec.h"
#include "core/mind/ai/DialogueJson.h"
#include "core/store/Readers.h"

#include <QtCore/QJsonArray>

#include <cmath>

namespace tierdesk::dialects::chat {

namespace {

constexpr QLatin1String Human("human");

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QString messageId(MessageId id)
{
    return u"msg_"_s + QString::number(id.value);
}

qint64 secondsOf(Millis span)
{
    return (span.count + 999) / 1000;
}

void printQueue(base::JsonText &text, const std::optional<QueueStand> &stand)
{
    if (!stand)
        return text.null("queue"_L1);
    text.object("queue"_L1, [&](base::JsonText &queue) {
        queue.member("place"_L1, stand->place);
        if (stand->wait)
            queue.member("expectedWaitSeconds"_L1, secondsOf(*stand->wait));
        else
            queue.null("expectedWaitSeconds"_L1);
        queue.member("staffed"_L1, stand->isStaffed);
    });
}

void printText(base::JsonText &text, QLatin1String key, const QString &value)
{
    if (value.isEmpty())
        text.null(key);
    else
        text.member(key, value);
}

/// Renders an answer, which has no attachments.
void printAnswer(base::JsonText &text, const Message &message)
{
    text.object("message"_L1, [&](base::JsonText &said) {
        said.member("messageId"_L1, messageId(message.id));
        said.member("role"_L1, word(message.speaker));
        said.member("content"_L1, message.text);
        said.member("timestamp"_L1, base::isoText(message.at));
        printText(said, "agentName"_L1, message.authorName);
        printText(said, "model_used"_L1, modelOf(message));
        said.list("attachments"_L1, QStringList());
        said.list("suggestedActions"_L1, message.answer ? message.answer->suggestedActions : QStringList());
    });
}

void printEscalation(base::JsonText &text, const Escalation &escalation)
{
    text.object("escalation"_L1, [&](base::JsonText &printed) {
        printed.member("id"_L1, escalation.publicId);
        printed.member("ticket"_L1, escalation.ticket);
        printed.member("reason"_L1, word(escalation.reason));
        printed.member("from"_L1, word(escalation.from));
        printed.member("to"_L1, word(escalation.to));
        printed.member("priority"_L1, word(escalation.priority));
        printed.member("timestamp"_L1, base::isoText(escalation.at));
    });
}

/// Returns the session's place in the queue after the turn.
std::optional<QueueStand> standAfter(const engine::TurnOutcome &outcome, bool isStaffed)
{
    if (!isAwaitingHuman(outcome.session))
        return std::nullopt;
    return QueueStand{outcome.queuePlace, outcome.expectedWait, isStaffed};
}

} // namespace

bool isAwaitingHuman(const Session &session)
{
    return session.tier == Tier::HumanAgent && !session.holder.isSet() && !isOver(session.status);
}

QString modelOf(const Message &message)
{
    if (message.answer)
        return message.answer->model;
    return message.speaker == Speaker::HumanAgent ? QString(Human) : QString();
}

base::Result<std::optional<QueueStand>> queueStandOf(const store::Readers &readers, const Session &session,
                                                     bool isStaffed)
{
    if (!isAwaitingHuman(session))
        return std::optional<QueueStand>();
    const auto stand = TRY(readers.queue.stand(session.company, session.key));
    return std::optional(QueueStand{stand.place, stand.wait, isStaffed});
}

base::Result<QueueStands> queueStandsOf(const store::Readers &readers, CompanyId company, bool isStaffed)
{
    const auto line = TRY(readers.queue.line(company));
    QueueStands stands;
    stands.reserve(static_cast<qsizetype>(line.size()));
    for (const auto &[session, stand] : line)
        stands.insert(session.value, {stand.place, stand.wait, isStaffed});
    return stands;
}

QJsonValue queueJson(const std::optional<QueueStand> &stand)
{
    if (!stand)
        return QJsonValue::Null;
    return QJsonObject{
        {u"place"_s, stand->place},
        {u"expectedWaitSeconds"_s, stand->wait ? QJsonValue(secondsOf(*stand->wait)) : QJsonValue(QJsonValue::Null)},
        {u"staffed"_s, stand->isStaffed}};
}

QJsonObject agentJson(const QString &name)
{
    return {{u"name"_s, name}};
}

QJsonObject attachmentJson(const Attachment &file, const QString &chat)
{
    return {{u"attachmentId"_s, file.id},
            {u"name"_s, file.name},
            {u"mediaType"_s, word(file.type)},
            {u"size"_s, file.size},
            {u"url"_s, u"/api/v1/chat/attachments/%1?sessionId=%2"_s.arg(file.id, chat)}};
}

QJsonObject messageJson(const Message &message, const QString &chat)
{
    QJsonArray attachments;
    for (const Attachment &each : message.attachments)
        attachments.append(attachmentJson(each, chat));
    return {{u"messageId"_s, messageId(message.id)},
            {u"role"_s, word(message.speaker)},
            {u"content"_s, message.text},
            {u"timestamp"_s, base::isoText(message.at)},
            {u"agentName"_s, orNull(message.authorName)},
            {u"model_used"_s, orNull(modelOf(message))},
            {u"attachments"_s, attachments},
            {u"suggestedActions"_s,
             QJsonArray::fromStringList(message.answer ? message.answer->suggestedActions : QStringList())}};
}

QJsonValue confidenceJson(const Message &answer, const Session &session)
{
    if (!answer.answer)
        return QJsonValue::Null;
    const auto confidence = ai::confidenceIn(session.dialogue, answer.answer->model);
    return confidence ? QJsonValue(std::round(*confidence * 1e4) / 1e4) : QJsonValue(QJsonValue::Null);
}

QJsonObject escalationJson(const Escalation &escalation)
{
    return {{u"id"_s, escalation.publicId},
            {u"ticket"_s, escalation.ticket},
            {u"reason"_s, word(escalation.reason)},
            {u"from"_s, word(escalation.from)},
            {u"to"_s, word(escalation.to)},
            {u"priority"_s, word(escalation.priority)},
            {u"timestamp"_s, base::isoText(escalation.at)}};
}

QJsonObject chatJson(const ChatView &view)
{
    const Session &session = view.session;
    QJsonArray messages;
    for (const Message &each : view.messages) {
        if (!each.isInternal)
            messages.append(messageJson(each, session.id));
    }
    return {
        {u"sessionId"_s, session.id},
        {u"userId"_s, orNull(session.customerRef)},
        {u"verified"_s, session.isVerified},
        {u"metadata"_s, session.metadata},
        {u"company"_s, view.company},
        {u"status"_s, word(session.status)},
        {u"tier"_s, word(session.tier)},
        {u"awaitingHuman"_s, isAwaitingHuman(session)},
        {u"queue"_s, queueJson(view.queue)},
        {u"agent"_s, view.agentName.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(agentJson(view.agentName))},
        {u"rating"_s, session.rating ? QJsonValue(*session.rating) : QJsonValue(QJsonValue::Null)},
        {u"previousSessionId"_s, orNull(session.previous)},
        {u"createdAt"_s, base::isoText(session.createdAt)},
        {u"updatedAt"_s, base::isoText(session.updatedAt)},
        {u"messages"_s, messages}};
}

QByteArray answerText(const engine::TurnOutcome &outcome, const QString &line, bool isStaffed)
{
    const Session &session = outcome.session;
    const std::optional<Message> &answer = outcome.answer;
    base::JsonText text;
    text.member("sessionId"_L1, session.id);
    if (!session.previous.isEmpty())
        text.member("previousSessionId"_L1, session.previous);
    text.member("messageId"_L1, messageId(outcome.customerMessage.id));
    text.member("response"_L1, answer ? answer->text : line);
    if (answer)
        printAnswer(text, *answer);
    else
        text.null("message"_L1);
    text.member("model_used"_L1, answer ? modelOf(*answer) : QString(Human));
    const QJsonValue confidence = answer ? confidenceJson(*answer, session) : QJsonValue(QJsonValue::Null);
    if (confidence.isDouble())
        text.number("confidence"_L1, confidence.toDouble());
    else
        text.null("confidence"_L1);
    text.member("escalated"_L1, !outcome.escalations.empty());
    if (outcome.escalations.empty())
        text.null("escalation"_L1);
    else
        printEscalation(text, outcome.escalations.back());
    text.member("status"_L1, word(session.status));
    text.member("tier"_L1, word(session.tier));
    text.member("awaitingHuman"_L1, isAwaitingHuman(session));
    printQueue(text, standAfter(outcome, isStaffed));
    text.member("timestamp"_L1, base::isoText(answer ? answer->at : outcome.customerMessage.at));
    return text.finish();
}

QJsonObject ratedJson(const Session &session)
{
    return {{u"sessionId"_s, session.id}, {u"rating"_s, session.rating.value_or(0)}};
}

QJsonObject provenJson(const Session &session, const QString &orderNumber)
{
    return {{u"sessionId"_s, session.id}, {u"orderNumber"_s, orderNumber}};
}

QJsonObject endedJson(const Session &session)
{
    return {{u"sessionId"_s, session.id},
            {u"status"_s, word(session.status)},
            {u"rating"_s, session.rating ? QJsonValue(*session.rating) : QJsonValue(QJsonValue::Null)}};
}

} // namespace tierdesk::dialects::chat
