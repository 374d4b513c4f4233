#include "core/doors/dialects/platform/Codec.h"

#include "core/base/JsonText.h"
#include "core/doors/dialects/platform/Channels.h"

#include <cmath>

namespace tierdesk::dialects::platform {

namespace {

/// The escalation that @p outcome tells of: of this turn, or the one that a person has.
const Escalation *escalationOf(const engine::TurnOutcome &outcome)
{
    if (!outcome.escalations.empty())
        return &outcome.escalations.back();
    return outcome.ticket ? &*outcome.ticket : nullptr;
}

QJsonArray attachmentsJson(const Message &message, const QString &conversation)
{
    QJsonArray files;
    for (const Attachment &each : message.attachments)
        files.append(
            QJsonObject{{QStringLiteral("attachment_id"), each.id},
                        {QStringLiteral("name"), each.name},
                        {QStringLiteral("content_type"), word(each.type)},
                        {QStringLiteral("size"), each.size},
                        {QStringLiteral("path"),
                         QStringLiteral("/chatbot/conversation/%1/attachments/%2").arg(conversation, each.id)}});
    return files;
}

QJsonObject messageJson(const Message &message, const QString &conversation)
{
    QJsonObject json{{QStringLiteral("message_id"), messageId(message.id)},
                     {QStringLiteral("role"), word(message.speaker)},
                     {QStringLiteral("message"), toldText(message)},
                     {QStringLiteral("timestamp"), base::isoText(message.at)}};
    if (message.score)
        json.insert(QStringLiteral("sentiment_score"), printedScore(*message.score));
    if (message.speaker == Speaker::HumanAgent)
        json.insert(QStringLiteral("agent_name"), message.authorName);
    if (!message.attachments.empty())
        json.insert(QStringLiteral("attachments"), attachmentsJson(message, conversation));
    return json;
}

} // namespace

double printedScore(double score)
{
    return std::round((score + 1) / 2 * 1e4) / 1e4;
}

QString messageId(MessageId id)
{
    return QStringLiteral("msg-") + QString::number(id.value);
}

QString statusWord(Status status)
{
    return QString(word(status)).toLower();
}

QByteArray turnText(const engine::TurnOutcome &outcome, const QString &response,
                    const std::vector<Suggestion> &suggestions)
{
    base::JsonText text;
    text.member(QLatin1String("conversation_id"), outcome.session.id);
    text.member(QLatin1String("response"), response);
    text.objects(QLatin1String("suggested_actions"), suggestions, [](base::JsonText &out, const Suggestion &each) {
        out.member(QLatin1String("type"), !each.url.isEmpty()       ? QLatin1String("link")
                                          : !each.article.isEmpty() ? QLatin1String("article")
                                                                    : QLatin1String("text"));
        out.member(QLatin1String("text"), each.text);
        if (!each.url.isEmpty())
            out.member(QLatin1String("url"), each.url);
        if (!each.article.isEmpty())
            out.member(QLatin1String("article_id"), each.article);
    });
    text.member(QLatin1String("message_id"), messageId(outcome.customerMessage.id));
    if (!outcome.customerMessage.attachments.empty())
        text.objects(QLatin1String("attachments"), outcome.customerMessage.attachments,
                     [&](base::JsonText &out, const Attachment &each) {
                         out.member(QLatin1String("attachment_id"), each.id);
                         out.member(QLatin1String("name"), each.name);
                         out.member(QLatin1String("content_type"), QLatin1String(word(each.type)));
                         out.member(QLatin1String("size"), each.size);
                     });
    if (const Escalation *escalation = escalationOf(outcome))
        text.member(QLatin1String("escalation_id"), escalation->publicId);
    if (!outcome.session.previous.isEmpty())
        text.member(QLatin1String("previous_conversation_id"), outcome.session.previous);
    return text.finish();
}

QJsonObject openedJson(const Session &session)
{
    // English, as no language has been heard yet. It stands in no history.
    return {{QStringLiteral("conversation_id"), session.id},
            {QStringLiteral("response"), QStringLiteral("Hello! How can I help you?")},
            {QStringLiteral("suggested_actions"), QJsonArray()}};
}

QJsonObject conversationJson(const store::SessionDetail &detail)
{
    const Session &session = detail.session;
    QJsonArray messages;
    for (const Message &message : detail.messages) {
        if (!message.isInternal)
            messages.append(messageJson(message, session.id));
    }
    QJsonArray escalations;
    for (const Escalation &each : detail.escalations)
        escalations.append(each.publicId);
    QJsonObject json{{QStringLiteral("conversation_id"), session.id},
                     {QStringLiteral("user_id"), session.customerRef},
                     {QStringLiteral("channel"), word(channelFor(session.channel))},
                     {QStringLiteral("status"), statusWord(session.status)},
                     {QStringLiteral("created_at"), base::isoText(session.createdAt)},
                     {QStringLiteral("updated_at"), base::isoText(session.updatedAt)},
                     {QStringLiteral("metadata"), session.metadata},
                     {QStringLiteral("messages"), messages},
                     {QStringLiteral("escalations"), escalations}};
    if (!session.previous.isEmpty())
        json.insert(QStringLiteral("previous_conversation_id"), session.previous);
    return json;
}

} // namespace tierdesk::dialects::platform
