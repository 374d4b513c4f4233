#include "core/base/JsonText.h"
#include "core/doors/dialects/chat/Codec.h"
#include "core/mind/ai/Confidence.h"
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
    return QStringLiteral("msg_") + QString::number(id.value);
}

qint64 secondsOf(Millis span)
{
    return (span.count + 999) / 1000;
}

void printQueue(base::JsonText &text, const std::optional<QueueStand> &stand)
{
    if (!stand)
        return text.null(QLatin1String("queue"));
    text.object(QLatin1String("queue"), [&](base::JsonText &queue) {
        queue.member(QLatin1String("place"), stand->place);
        if (stand->wait)
            queue.member(QLatin1String("expectedWaitSeconds"), secondsOf(*stand->wait));
        else
            queue.null(QLatin1String("expectedWaitSeconds"));
        queue.member(QLatin1String("staffed"), stand->isStaffed);
    });
}

void printText(base::JsonText &text, QLatin1String key, const QString &value)
{
    if (value.isEmpty())
        text.null(key);
    else
        text.member(key, value);
}

/// Of an answer, which brings no files.
void printAnswer(base::JsonText &text, const Message &message)
{
    text.object(QLatin1String("message"), [&](base::JsonText &said) {
        said.member(QLatin1String("messageId"), messageId(message.id));
        said.member(QLatin1String("role"), word(message.speaker));
        said.member(QLatin1String("content"), message.text);
        said.member(QLatin1String("timestamp"), base::isoText(message.at));
        printText(said, QLatin1String("agentName"), message.authorName);
        printText(said, QLatin1String("model_used"), modelOf(message));
        said.list(QLatin1String("attachments"), QStringList());
        said.list(QLatin1String("suggestedActions"), message.answer ? message.answer->suggestedActions : QStringList());
    });
}

void printEscalation(base::JsonText &text, const Escalation &escalation)
{
    text.object(QLatin1String("escalation"), [&](base::JsonText &printed) {
        printed.member(QLatin1String("id"), escalation.publicId);
        printed.member(QLatin1String("ticket"), escalation.ticket);
        printed.member(QLatin1String("reason"), word(escalation.reason));
        printed.member(QLatin1String("from"), word(escalation.from));
        printed.member(QLatin1String("to"), word(escalation.to));
        printed.member(QLatin1String("priority"), word(escalation.priority));
        printed.member(QLatin1String("timestamp"), base::isoText(escalation.at));
    });
}

/// What the turn left of the queue.
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
    return QJsonObject{{QStringLiteral("place"), stand->place},
                       {QStringLiteral("expectedWaitSeconds"),
                        stand->wait ? QJsonValue(secondsOf(*stand->wait)) : QJsonValue(QJsonValue::Null)},
                       {QStringLiteral("staffed"), stand->isStaffed}};
}

QJsonObject agentJson(const QString &name)
{
    return {{QStringLiteral("name"), name}};
}

QJsonObject attachmentJson(const Attachment &file, const QString &chat)
{
    return {{QStringLiteral("attachmentId"), file.id},
            {QStringLiteral("name"), file.name},
            {QStringLiteral("mediaType"), word(file.type)},
            {QStringLiteral("size"), file.size},
            {QStringLiteral("url"), QStringLiteral("/api/v1/chat/attachments/%1?sessionId=%2").arg(file.id, chat)}};
}

QJsonObject messageJson(const Message &message, const QString &chat)
{
    QJsonArray attachments;
    for (const Attachment &each : message.attachments)
        attachments.append(attachmentJson(each, chat));
    return {{QStringLiteral("messageId"), messageId(message.id)},
            {QStringLiteral("role"), word(message.speaker)},
            {QStringLiteral("content"), message.text},
            {QStringLiteral("timestamp"), base::isoText(message.at)},
            {QStringLiteral("agentName"), orNull(message.authorName)},
            {QStringLiteral("model_used"), orNull(modelOf(message))},
            {QStringLiteral("attachments"), attachments},
            {QStringLiteral("suggestedActions"),
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
    return {{QStringLiteral("id"), escalation.publicId},
            {QStringLiteral("ticket"), escalation.ticket},
            {QStringLiteral("reason"), word(escalation.reason)},
            {QStringLiteral("from"), word(escalation.from)},
            {QStringLiteral("to"), word(escalation.to)},
            {QStringLiteral("priority"), word(escalation.priority)},
            {QStringLiteral("timestamp"), base::isoText(escalation.at)}};
}

QJsonObject chatJson(const ChatView &view)
{
    const Session &session = view.session;
    QJsonArray messages;
    for (const Message &each : view.messages) {
        if (!each.isInternal)
            messages.append(messageJson(each, session.id));
    }
    return {{QStringLiteral("sessionId"), session.id},
            {QStringLiteral("userId"), orNull(session.customerRef)},
            {QStringLiteral("verified"), session.isVerified},
            {QStringLiteral("metadata"), session.metadata},
            {QStringLiteral("company"), view.company},
            {QStringLiteral("status"), word(session.status)},
            {QStringLiteral("tier"), word(session.tier)},
            {QStringLiteral("awaitingHuman"), isAwaitingHuman(session)},
            {QStringLiteral("queue"), queueJson(view.queue)},
            {QStringLiteral("agent"),
             view.agentName.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(agentJson(view.agentName))},
            {QStringLiteral("rating"), session.rating ? QJsonValue(*session.rating) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("previousSessionId"), orNull(session.previous)},
            {QStringLiteral("createdAt"), base::isoText(session.createdAt)},
            {QStringLiteral("updatedAt"), base::isoText(session.updatedAt)},
            {QStringLiteral("messages"), messages}};
}

QByteArray answerText(const engine::TurnOutcome &outcome, const QString &line, bool isStaffed)
{
    const Session &session = outcome.session;
    const std::optional<Message> &answer = outcome.answer;
    base::JsonText text;
    text.member(QLatin1String("sessionId"), session.id);
    if (!session.previous.isEmpty())
        text.member(QLatin1String("previousSessionId"), session.previous);
    text.member(QLatin1String("messageId"), messageId(outcome.customerMessage.id));
    text.member(QLatin1String("response"), answer ? answer->text : line);
    if (answer)
        printAnswer(text, *answer);
    else
        text.null(QLatin1String("message"));
    text.member(QLatin1String("model_used"), answer ? modelOf(*answer) : QString(Human));
    const QJsonValue confidence = answer ? confidenceJson(*answer, session) : QJsonValue(QJsonValue::Null);
    if (confidence.isDouble())
        text.number(QLatin1String("confidence"), confidence.toDouble());
    else
        text.null(QLatin1String("confidence"));
    text.member(QLatin1String("escalated"), !outcome.escalations.empty());
    if (outcome.escalations.empty())
        text.null(QLatin1String("escalation"));
    else
        printEscalation(text, outcome.escalations.back());
    text.member(QLatin1String("status"), word(session.status));
    text.member(QLatin1String("tier"), word(session.tier));
    text.member(QLatin1String("awaitingHuman"), isAwaitingHuman(session));
    printQueue(text, standAfter(outcome, isStaffed));
    text.member(QLatin1String("timestamp"), base::isoText(answer ? answer->at : outcome.customerMessage.at));
    return text.finish();
}

QJsonObject ratedJson(const Session &session)
{
    return {{QStringLiteral("sessionId"), session.id}, {QStringLiteral("rating"), session.rating.value_or(0)}};
}

QJsonObject provenJson(const Session &session, const QString &orderNumber)
{
    return {{QStringLiteral("sessionId"), session.id}, {QStringLiteral("orderNumber"), orderNumber}};
}

QJsonObject endedJson(const Session &session)
{
    return {{QStringLiteral("sessionId"), session.id},
            {QStringLiteral("status"), word(session.status)},
            {QStringLiteral("rating"), session.rating ? QJsonValue(*session.rating) : QJsonValue(QJsonValue::Null)}};
}

} // namespace tierdesk::dialects::chat
