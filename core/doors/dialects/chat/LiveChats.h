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

/// The chats of Socket.IO clients. Passes what they send to Chats, and sends them the news of their chats in order and
/// once each, also across an outage from which they recover. Lives on the server thread. The arguments of its
/// constructor outlive it, and the engine is stopped before its end.
class LiveChats final
{
public:
    LiveChats(engine::Engine &engine, Chats &chats, const Gate &gate, const Origins &origins, base::Counters &counters);
    ~LiveChats();
    LiveChats(const LiveChats &) = delete;
    LiveChats &operator=(const LiveChats &) = delete;

    /// Adds the namespaces to @p hub: "/", and "/s/{siteKey}" for every present and future site key.
    void mount(EventHub &hub);
    /// Passes on when agents are typing.
    void listenTo(const AgentTyping &agents);

private:
    using Respond = EventSocket::Respond;
    using Take = void (LiveChats::*)(const VisitorPtr &, const QJsonObject &, const Respond &);
    using Then = std::function<void(const base::Result<QJsonObject> &)>;
    /// A requested chat; the ID may be an old one.
    struct Wish {
        QString id;
        QString newest; ///< newest chat that follows it, as far as known
        Identity who;
        MessageId after;
    };

    // LiveChats.cpp: connected visitors, and what they receive
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

    // LiveCommands.cpp: what visitors send
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
    /// Returns the body with the joined chat's ID if it names none or uses an old ID.
    [[nodiscard]] static QJsonObject named(const Visitor &visitor, QJsonObject body);
    void refuse(const VisitorPtr &visitor, const QString &event, const base::Error &error, const Respond &respond);
    /// Returns a callback that acknowledges @p event with the answer of Chats.
    [[nodiscard]] Chats::Done acknowledging(const VisitorPtr &visitor, const QString &event, const Respond &respond);

    engine::Engine &m_engine;
    Chats &m_chats;
    const Gate &m_gate;
    const Origins &m_origins;
    EventHub *m_hub = nullptr;
    Audience m_audience;
    quint64 m_sendings = 0; ///< number of the last message
    QSet<QByteArray> m_spaces;
    std::map<QString, Pace> m_paces;          ///< rate limits by event, per address
    Pace m_beginnings{60};                    ///< of new chats, by address, as in REST
    QSet<qint64> m_crowds;                    ///< companies whose queues have changed
    QSet<qint64> m_looking;                   ///< companies whose queues are being read
    std::shared_ptr<std::atomic<int>> m_open; ///< number of visitors; lets the engine thread skip posting
    QTimer m_keyCheck;
    QTimer m_queueLook;
    QObject m_context;
};

} // namespace tierdesk::dialects::chat
