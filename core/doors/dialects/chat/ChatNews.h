#pragma once

#include "core/doors/dialects/chat/Codec.h"
#include "core/engine/Directory.h"
#include "core/engine/Event.h"

#include <vector>

namespace tierdesk::dialects::chat {

/// An event as docs/chat.md describes it in "From the server".
struct News {
    QString event;
    QJsonObject body;
};

/// What one socket knows of its chat. Computes the events that bring it up to date. Pure.
class ChatNews final
{
public:
    ChatNews() = default;
    /// Starts from @p view, which the socket has received.
    explicit ChatNews(const ChatView &view);

    /// Returns the news in @p event, which concerns this chat or the one that follows it. Never repeats a message.
    [[nodiscard]] std::vector<News> of(const engine::Event &event, const engine::Directory &directory);
    /// Returns the chunk of a partial reply; none for a socket that missed the text before it.
    [[nodiscard]] std::vector<News> of(const engine::PartialReply &heard);
    /// Returns the news of its place in the queue; none if that is unchanged.
    [[nodiscard]] std::vector<News> ofQueue(const std::optional<QueueStand> &stand);
    [[nodiscard]] News ofAgentTyping(bool isTyping, const QString &name) const;

    /// Notes that the socket itself sends the message @p sending (engine::Event::sending), which is not echoed to it.
    void willSend(quint64 sending) { m_sending.push_back(sending); }
    /// Notes that the message was answered or refused.
    void hasSent(quint64 sending);
    /// Takes over the messages in flight from @p before, which is of the same chat.
    void keepSending(ChatNews &before) { m_sending = std::move(before.m_sending); }

    [[nodiscard]] const QString &chat() const { return m_chat; }
    /// Returns whether its place in the queue is worth looking up.
    [[nodiscard]] bool isWaiting() const { return m_isWaiting; }
    [[nodiscard]] SessionKey key() const { return m_key; }

private:
    [[nodiscard]] News news(const char *event, QJsonObject body) const;
    void tellMove(const engine::Event &event, std::vector<News> &told);
    [[nodiscard]] bool isOwn(quint64 sending) const;
    void tellMessages(const engine::Event &event, std::vector<News> &told);
    void tellThinking(const engine::Event &event, std::vector<News> &told);
    void notifyEscalations(const engine::Event &event, std::vector<News> &told);
    void tellHolder(const Session &session, const engine::Directory &directory, std::vector<News> &told);

    QString m_chat;
    SessionKey m_key;
    Tier m_tier = Tier::AiRep;
    Status m_status = Status::Active;
    bool m_isOver = false;
    UserId m_holder;
    std::optional<int> m_rating;
    bool m_isWaiting = false;
    std::optional<QueueStand> m_queue;
    qint64 m_lastMessage = 0;
    std::optional<Speaker> m_thinking; ///< the role that was announced as typing
    qsizetype m_words = 0;             ///< characters already sent of the reply in progress
    std::vector<quint64> m_sending;
};

} // namespace tierdesk::dialects::chat
