#pragma once

#include "core/doors/dialects/AgentTyping.h"
#include "core/doors/dialects/chat/Audience.h"
#include "core/doors/dialects/chat/Chats.h"
#include "core/doors/dialects/chat/Gate.h"
#include "core/doors/dialects/chat/Origins.h"
#include "core/doors/dialects/chat/Pace.h"
#include "core/doors/dialects/EventSocket.h"
#include "core/engine/Engine.h"

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
    LiveChats(engine::Engine &engine, Chats &chats, const Gate &gate, const Origins &origins, base::Counters &counters);
    ~LiveChats();
    LiveChats(const LiveChats &) = delete;
    LiveChats &operator=(const LiveChats &) = delete;

    /// Fills @p hub with the namespaces: "/", and "/s/{siteKey}" for every site key that there is or comes to be.
    void mount(EventHub &hub);
    /// Passes on that agents write.
    void listenTo(const AgentTyping &agents);

private:
    using Respond = EventSocket::Respond;
    using Take = void (LiveChats::*)(const VisitorPtr &, const QJsonObject &, const Respond &);
    using Then = std::function<void(const base::Result<QJsonObject> &)>;
    /// A chat that is asked for, by a name that may be an old one.
    struct Wish {
        QString id;
        QString newest; ///< what follows it, as far as is known
        Identity who;
        MessageId after;
    };

    // LiveChats.cpp: who is here, and what they are told
    void addSpace(const QByteArray &name);
    void addSpaces(const engine::Directory &directory);
    [[nodiscard]] base::Result<Principal> identify(const Call &handshake, const QByteArray &space,
                                                   const QJsonObject &auth) const;
    void opened(const QByteArray &space, EventSocket &socket);
    void checkKeys(const engine::Directory &directory);
    void enter(const VisitorPtr &visitor, const Opened &opened, const QString &name);
    void take(const std::shared_ptr<const std::vector<engine::Event>> &events);
    void move(CompanyId company, const QString &from, const QString &to);
    void hearHeld(const VisitorPtr &visitor);
    void hear(Visitor &visitor, const engine::Event &event, const engine::Directory &directory);
    void tell(const Visitor &visitor, const News &news);
    void tellAll(const Visitor &visitor, const std::vector<News> &news);
    void tellWords(const engine::PartialReply &heard);
    void noteCrowds(const engine::Event &event, const engine::Directory &directory);
    void lookAtQueues();
    void lookAtQueue(CompanyId company, const std::vector<VisitorPtr> &waiting);

    // LiveCommands.cpp: what they say
    void heard(const VisitorPtr &visitor, const QString &event, const Arguments &arguments, const Respond &respond);
    void join(const VisitorPtr &visitor, const QJsonObject &body, const Respond &respond);
    void joinThen(const VisitorPtr &visitor, const QJsonObject &body, const Then &then);
    void beginThen(const VisitorPtr &visitor, Ask ask, const Then &then);
    void beginOnceThen(const VisitorPtr &visitor, const Ask &ask, const Then &then);
    void openThen(const VisitorPtr &visitor, const Ask &ask, const Wish &wish, const Then &then);
    void hasJoined(const VisitorPtr &visitor, const Opened &opened, const QString &name, const Then &then);
    void hasNotJoined(const VisitorPtr &visitor, const base::Error &error, const Then &then);
    void goOn(const VisitorPtr &visitor);
    void send(const VisitorPtr &visitor, const QJsonObject &body, const Respond &respond);
    void sendNow(const VisitorPtr &visitor, const QJsonObject &body, const Respond &respond);
    void type(const VisitorPtr &visitor, const QJsonObject &body, const Respond &respond);
    void rate(const VisitorPtr &visitor, const QJsonObject &body, const Respond &respond);
    void end(const VisitorPtr &visitor, const QJsonObject &body, const Respond &respond);
    void prove(const VisitorPtr &visitor, const QJsonObject &body, const Respond &respond);
    void leaveChat(const VisitorPtr &visitor, const QJsonObject &body, const Respond &respond);
    [[nodiscard]] base::Result<Ask> askOf(const Visitor &visitor, const QJsonObject &body) const;
    /// The body with the joined chat's id where it names none, or by an old name.
    [[nodiscard]] static QJsonObject named(const Visitor &visitor, QJsonObject body);
    void refuse(const VisitorPtr &visitor, const QString &event, const base::Error &error, const Respond &respond);
    /// Acknowledges @p event with what Chats answers.
    [[nodiscard]] Chats::Done acknowledging(const VisitorPtr &visitor, const QString &event, const Respond &respond);

    engine::Engine &m_engine;
    Chats &m_chats;
    const Gate &m_gate;
    const Origins &m_origins;
    EventHub *m_hub = nullptr;
    Audience m_audience;
    quint64 m_sendings = 0; ///< counts their messages
    QSet<QByteArray> m_spaces;
    std::map<QString, Pace> m_paces;          ///< by event; whoever sends it counts by address
    Pace m_beginnings{60};                    ///< of chats, by address, as REST's
    QSet<qint64> m_crowds;                    ///< companies whose queues have moved
    QSet<qint64> m_looking;                   ///< companies whose queues are being read
    std::shared_ptr<std::atomic<int>> m_open; ///< visitors; read by the engine thread, which then need not post
    QTimer m_keyCheck;
    QTimer m_queueLook;
    QObject m_context;
};

} // namespace tierdesk::dialects::chat
