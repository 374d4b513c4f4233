#include "core/doors/dialects/platform/Codec.h"

#include "core/base/JsonText.h"
#include "core/doors/dialects/platform/Channels.h"

#include <cmath>

namespace tierdesk::dialects::platform {

namespace {

/// Returns the escalation of this turn, or else the one that agents have.
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
        files.append(QJsonObject{{u"attachment_id"_s, each.id},
                                 {u"name"_s, each.name},
                                 {u"content_type"_s, word(each.type)},
                                 {u"size"_s, each.size},
                                 {u"path"_s, u"/chatbot/conversation/%1/attachments/%2"_s.arg(conversation, each.id)}});
    return files;
}

QJsonObject messageJson(const Message &message, const QString &conversation)
{
    QJsonObject json{{u"message_id"_s, messageId(message.id)},
                     {u"role"_s, word(message.speaker)},
                     {u"message"_s, toldText(message)},
                     {u"timestamp"_s, base::isoText(message.at)}};
    if (message.score)
        json.insert(u"sentiment_score"_s, printedScore(*message.score));
    if (message.speaker == Speaker::HumanAgent)
        json.insert(u"agent_name"_s, message.authorName);
    if (!message.attachments.empty())
        json.insert(u"attachments"_s, attachmentsJson(message, conversation));
    return json;
}

} // namespace

double printedScore(double score)
{
    return std::round((score + 1) / 2 * 1e4) / 1e4;
}

QString messageId(MessageId id)
{
    return u"msg-"_s + QString::number(id.value);
}

QString statusWord(Status status)
{
    return QString(word(status)).toLower();
}

QByteArray turnText(const engine::TurnOutcome &outcome, const QString &response,
                    const std::vector<Suggestion> &suggestions)
{
    base::JsonText text;
    text.member("conversation_id"_L1, outcome.session.id);
    text.member("response"_L1, response);
    text.objects("suggested_actions"_L1, suggestions, [](base::JsonText &out, const Suggestion &each) {
        out.member("type"_L1, !each.url.isEmpty() ? "link"_L1 : !each.article.isEmpty() ? "article"_L1 : "text"_L1);
        out.member("text"_L1, each.text);
        if (!each.url.isEmpty())
            out.member("url"_L1, each.url);
        if (!each.article.isEmpty())
            out.member("article_id"_L1, each.article);
    });
    text.member("message_id"_L1, messageId(outcome.customerMessage.id));
    if (!outcome.customerMessage.attachments.empty())
        text.objects("attachments"_L1, outcome.customerMessage.attachments,
                     [&](base::JsonText &out, const Attachment &each) {
                         out.member("attachment_id"_L1, each.id);
                         out.member("name"_L1, each.name);
                         out.member("content_type"_L1, QLatin1String(word(each.type)));
                         out.member("size"_L1, each.size);
                     });
    if (const Escalation *escalation = escalationOf(outcome))
        text.member("escalation_id"_L1, escalation->publicId);
    if (!outcome.session.previous.isEmpty())
        text.member("previous_conversation_id"_L1, outcome.session.previous);
    return text.finish();
}

QJsonObject openedJson(const Session &session)
{
    // English, as the customer's language is not known yet. The greeting is not stored.
    return {{u"conversation_id"_s, session.id},
            {u"response"_s, u"Hello! How can I help you?"_s},
            {u"suggested_actions"_s, QJsonArray()}};
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
    QJsonObject json{{u"conversation_id"_s, session.id},
                     {u"user_id"_s, session.customerRef},
                     {u"channel"_s, word(channelFor(session.channel))},
                     {u"status"_s, statusWord(session.status)},
                     {u"created_at"_s, base::isoText(session.createdAt)},
                     {u"updated_at"_s, base::isoText(session.updatedAt)},
                     {u"metadata"_s, session.metadata},
                     {u"messages"_s, messages},
                     {u"escalations"_s, escalations}};
    if (!session.previous.isEmpty())
        json.insert(u"previous_conversation_id"_s, session.previous);
    return json;
}

} // namespace tierdesk::dialects::platform
