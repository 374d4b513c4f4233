#pragma once

#include "core/doors/dialects/chat/Codec.h"
#include "core/engine/Directory.h"
#include "core/engine/Event.h"

#include <vector>

namespace tierdesk::dialects::chat {

/// An event of docs/chat.md, "From the server".
struct News {
    QString event;
    QJsonObject body;
};

/// What one socket knows of the chat that it is in, and what is new to it: the difference between what it was told
/// and what has become of the chat. Pure.
class ChatNews final
{
public:
    ChatNews() = default;
    /// It has been told @p view, and stands there.
    explicit ChatNews(const ChatView &view);

    /// What @p event, of this chat or of the one that follows it, tells. Messages that were told are not told again.
    [[nodiscard]] std::vector<News> of(const engine::Event &event, const engine::Directory &directory);
    /// The words of an answer while it is made; none for somebody who has missed the words before them.
    [[nodiscard]] std::vector<News> of(const engine::PartialReply &heard);
    /// Its stand in the queue has been looked up; none where that is nothing new.
    [[nodiscard]] std::vector<News> ofQueue(const std::optional<QueueStand> &stand);
    [[nodiscard]] News ofAgentTyping(bool isTyping, const QString &name) const;

    /// The socket itself sends the message @p sending (engine::Event::sending): it is not told of it.
    void willSend(quint64 sending) { m_sending.push_back(sending); }
    /// What it sent was answered, or refused.
    void hasSent(quint64 sending);
    /// It goes on from @p before, which was of the same chat, with what is being sent.
    void keepSending(ChatNews &before) { m_sending = std::move(before.m_sending); }

    [[nodiscard]] const QString &chat() const { return m_chat; }
    /// Whether its stand in the queue is worth a look.
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
    std::optional<Speaker> m_thinking; ///< who it was told is
    qsizetype m_words = 0;             ///< characters of the answer under way that it was told
    std::vector<quint64> m_sending;
};

} // namespace tierdesk::dialects::chat
