#include "core/doors/dialects/chat/ChatNews.h"

#include <algorithm>

namespace tierdesk::dialects::chat {

ChatNews::ChatNews(const ChatView &view)
    : m_chat(view.session.id)
    , m_key(view.session.key)
    , m_tier(view.session.tier)
    , m_status(view.session.status)
    , m_isOver(isOver(view.session.status))
    , m_holder(view.session.holder)
    , m_rating(view.session.rating)
    , m_isWaiting(isAwaitingHuman(view.session))
    , m_queue(view.queue)
    , m_lastMessage(view.newest.value)
{}

News ChatNews::news(const char *event, QJsonObject body) const
{
    body.insert(u"sessionId"_s, m_chat);
    return {QString::fromLatin1(event), std::move(body)};
}

std::vector<News> ChatNews::of(const engine::Event &event, const engine::Directory &directory)
{
    std::vector<News> told;
    const Session &session = *event.session;
    if (session.id != m_chat)
        tellMove(event, told);
    const bool wasOver = std::exchange(m_isOver, isOver(session.status));
    m_status = session.status;
    if (wasOver && !m_isOver)
        told.push_back(news("chat-reopened", {{u"status"_s, word(session.status)}, {u"tier"_s, word(session.tier)}}));
    tellMessages(event, told);
    tellThinking(event, told);
    notifyEscalations(event, told);
    tellHolder(session, directory, told);
    m_isWaiting = isAwaitingHuman(session);
    if (!m_isWaiting && m_queue) {
        m_queue.reset();
        told.push_back(news("queue-updated", {{u"queue"_s, QJsonValue::Null}}));
    }
    if (session.rating != m_rating && session.rating)
        told.push_back(news("chat-rated", {{u"rating"_s, *session.rating}}));
    m_rating = session.rating;
    if (!wasOver && m_isOver)
        told.push_back(
            news("chat-ended", {{u"status"_s, word(session.status)},
                                {u"rating"_s, m_rating ? QJsonValue(*m_rating) : QJsonValue(QJsonValue::Null)}}));
    return told;
}

void ChatNews::tellMove(const engine::Event &event, std::vector<News> &told)
{
    const Session &session = *event.session;
    const QString before = std::exchange(m_chat, session.id);
    m_key = session.key;
    // The tier in which the session began, even if its first message escalated it.
    m_tier = event.escalations.empty() ? session.tier : event.escalations.front().from;
    m_status = Status::Active;
    m_isOver = false;
    m_holder = {};
    m_rating.reset();
    m_thinking.reset();
    m_words = 0;
    told.push_back(news("chat-moved", {{u"previousSessionId"_s, before}}));
}

void ChatNews::hasSent(quint64 sending)
{
    std::erase(m_sending, sending);
}

bool ChatNews::isOwn(quint64 sending) const
{
    return std::find(m_sending.begin(), m_sending.end(), sending) != m_sending.end();
}

void ChatNews::tellMessages(const engine::Event &event, std::vector<News> &told)
{
    for (const Message &message : event.messages) {
        if (message.isInternal || message.id.value <= m_lastMessage)
            continue;
        m_lastMessage = message.id.value;
        const QJsonObject json = messageJson(message, m_chat);
        if (message.speaker == Speaker::Customer) {
            if (!isOwn(event.sending))
                told.push_back(news("message-sent", {{u"message"_s, json}}));
            continue;
        }
        m_words = 0;
        told.push_back(news("message-received", {{u"message"_s, json},
                                                 {u"response"_s, message.text},
                                                 {u"model_used"_s, json.value(u"model_used")},
                                                 {u"confidence"_s, confidenceJson(message, *event.session)}}));
    }
}

void ChatNews::tellThinking(const engine::Event &event, std::vector<News> &told)
{
    const Session &session = *event.session;
    const bool isThinking = session.pending.isSet() && session.tier != Tier::HumanAgent;
    if (isThinking == m_thinking.has_value())
        return;
    // The same role must be reported as finished, whoever has the chat by now.
    const Speaker who = m_thinking.value_or(speakerOf(session.tier));
    m_thinking = isThinking ? std::optional(who) : std::nullopt;
    const bool isAnswered = std::any_of(event.messages.begin(), event.messages.end(), [](const Message &each) {
        return each.speaker == Speaker::AiRep || each.speaker == Speaker::AiManager;
    });
    if (isAnswered)
        return; // the answer implies it
    told.push_back(news("typing", {{u"typing"_s, isThinking}, {u"role"_s, word(who)}, {u"agent"_s, QJsonValue::Null}}));
}

void ChatNews::notifyEscalations(const engine::Event &event, std::vector<News> &told)
{
    const Session &session = *event.session;
    const Tier before = std::exchange(m_tier, session.tier);
    if (before != session.tier)
        told.push_back(
            news("tier-changed",
                 {{u"from"_s, word(before)}, {u"to"_s, word(session.tier)}, {u"status"_s, word(session.status)}}));
    for (const Escalation &each : event.escalations)
        told.push_back(news("escalation-needed", {{u"escalation"_s, escalationJson(each)},
                                                  {u"tier"_s, word(session.tier)},
                                                  {u"awaitingHuman"_s, isAwaitingHuman(session)},
                                                  {u"queue"_s, QJsonValue::Null}}));
}

void ChatNews::tellHolder(const Session &session, const engine::Directory &directory, std::vector<News> &told)
{
    const UserId before = std::exchange(m_holder, session.holder);
    if (before == session.holder)
        return;
    const auto tell = [&](const char *event, UserId user) {
        if (user.isSet())
            told.push_back(news(event, {{u"agent"_s, agentJson(directory.userName(user))}}));
    };
    tell("agent-left", before);
    tell("agent-joined", session.holder);
}

std::vector<News> ChatNews::of(const engine::PartialReply &heard)
{
    std::vector<News> told;
    const auto chunk = [this](const QString &text, bool isReset) {
        return news("message-chunk", {{u"text"_s, text}, {u"reset"_s, isReset}});
    };
    if (heard.isReset && m_words > 0)
        told.push_back(chunk({}, true));
    if (heard.isReset)
        m_words = 0;
    if (heard.text.isEmpty() || heard.at != m_words)
        return told;
    m_words += heard.text.size();
    told.push_back(chunk(heard.text, false));
    return told;
}

std::vector<News> ChatNews::ofQueue(const std::optional<QueueStand> &stand)
{
    if (!m_isWaiting || stand == m_queue)
        return {};
    m_queue = stand;
    return {news("queue-updated", {{u"queue"_s, queueJson(stand)}})};
}

News ChatNews::ofAgentTyping(bool isTyping, const QString &name) const
{
    return news("typing",
                {{u"typing"_s, isTyping}, {u"role"_s, word(Speaker::HumanAgent)}, {u"agent"_s, agentJson(name)}});
}

} // namespace tierdesk::dialects::chat
