#pragma once

#include "core/doors/dialects/AgentTyping.h"
#include "core/doors/dialects/chat/ChatNews.h"
#include "core/doors/dialects/chat/Chats.h"
#include "core/doors/dialects/chat/Gate.h"
#include "core/doors/dialects/chat/Origins.h"
#include "core/doors/dialects/chat/Pace.h"
#include "core/doors/dialects/EventSocket.h"
#include "core/engine/Engine.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QTimer>

#include <atomic>
#include <map>
#include <memory>
#include <vector>

namespace tierdesk::dialects::chat {

/// The chats of Socket.IO clients: what they send goes to Chats, and what becomes of their chats is told them, in
/// order, each thing once, also over an outage that they recover from. Lives on the server thread; everything that it
/// is made of outlives it, and the engine is stopped before its end.
class LiveChats final
{
public:
    LiveChats(engine::Engine &engine, Chats &chats, const Gate &gate, const Origins &origins);
    ~LiveChats();
    LiveChats(const LiveChats &) = delete;
    LiveChats &operator=(const LiveChats &) = delete;

    /// Fills @p hub with the namespaces: "/", and "/s/{siteKey}" for every site key that there is or comes to be.
    void mount(EventHub &hub);
    /// Passes on that agents write.
    void listenTo(const AgentTyping &agents);

private:
    using EventPtr = std::shared_ptr<const engine::Event>;
    using Respond = EventSocket::Respond;

    /// One socket. It stays while it is away for a while.
    struct Visitor {
        EventSocket *socket = nullptr; ///< null while it is away
        QByteArray space;
        QByteArray id; ///< of the socket
        Principal principal;
        QString peer;
        QString chat; ///< joined; empty: none
        ChatNews news;
        qint64 from = 0;            ///< events up to this number are in what it was told as it joined
        quint64 joins = 0;          ///< counts the wishes to join, so that what an old one finds is dropped
        QString joining;            ///< the chat that is being read for it
        std::vector<EventPtr> held; ///< of that chat meanwhile
        std::optional<Timestamp> awayUntil;
    };
    using VisitorPtr = std::shared_ptr<Visitor>;
    using Take = void (LiveChats::*)(const VisitorPtr &, const QJsonObject &, const Respond &);

    // LiveChats.cpp: who is here, and what they are told
    void addSpace(const QByteArray &name);
    void addSpaces(const engine::Directory &directory);
    [[nodiscard]] base::Result<Principal> identify(const Call &handshake, const QByteArray &space,
                                                   const QJsonObject &auth) const;
    void opened(const QByteArray &space, EventSocket &socket);
    void closed(const VisitorPtr &visitor, Parting parting);
    void forget(const VisitorPtr &visitor);
    void sweep();
    void checkKeys(const engine::Directory &directory);
    void enter(const VisitorPtr &visitor, const ChatView &view, qint64 seq);
    void leave(Visitor &visitor);
    void take(const std::shared_ptr<const std::vector<engine::Event>> &events);
    void move(CompanyId company, const QString &from, const QString &to);
    void hear(Visitor &visitor, const engine::Event &event, const engine::Directory &directory);
    void tell(const Visitor &visitor, const News &news);
    void tellAll(const Visitor &visitor, const std::vector<News> &news);
    void tellWords(const engine::WordsHeard &heard);
    void lookAtQueues();
    [[nodiscard]] std::vector<VisitorPtr> visitorsOf(CompanyId company, const QString &chat) const;

    // LiveCommands.cpp: what they say
    void heard(const VisitorPtr &visitor, const QString &event, const Arguments &arguments, const Respond &respond);
    void join(const VisitorPtr &visitor, const QJsonObject &body, const Respond &respond);
    void joinThen(const VisitorPtr &visitor, const QJsonObject &body,
                  std::function<void(const base::Result<QJsonObject> &)> then);
    void send(const VisitorPtr &visitor, const QJsonObject &body, const Respond &respond);
    void sendNow(const VisitorPtr &visitor, const QJsonObject &body, const Respond &respond);
    void type(const VisitorPtr &visitor, const QJsonObject &body, const Respond &respond);
    void rate(const VisitorPtr &visitor, const QJsonObject &body, const Respond &respond);
    void end(const VisitorPtr &visitor, const QJsonObject &body, const Respond &respond);
    void leaveChat(const VisitorPtr &visitor, const QJsonObject &body, const Respond &respond);
    [[nodiscard]] base::Result<Ask> askOf(const Visitor &visitor, const QJsonObject &body) const;
    /// The body with the joined chat's id where it names none.
    [[nodiscard]] static QJsonObject named(const Visitor &visitor, QJsonObject body);
    void refuse(const VisitorPtr &visitor, const QString &event, const base::Error &error, const Respond &respond);
    /// Acknowledges @p event with what Chats answers.
    [[nodiscard]] Chats::Done acknowledging(const VisitorPtr &visitor, const QString &event, const Respond &respond);

    engine::Engine &m_engine;
    Chats &m_chats;
    const Gate &m_gate;
    const Origins &m_origins;
    EventHub *m_hub = nullptr;
    std::vector<VisitorPtr> m_visitors;
    QHash<QString, std::vector<VisitorPtr>> m_inChat; ///< by company and chat
    QSet<QByteArray> m_spaces;
    std::map<QString, Pace> m_paces;          ///< by event; whoever sends it counts by address
    QSet<qint64> m_crowds;                    ///< companies whose queues have moved
    std::shared_ptr<std::atomic<int>> m_open; ///< visitors; read by the engine thread, which then need not post
    QTimer m_sweeper;
    QTimer m_queueLook;
    QObject m_context;
};

} // namespace tierdesk::dialects::chat
