#pragma once

#include "core/doors/deskapi/Events.h"
#include "core/doors/dialects/AgentTyping.h"
#include "core/doors/dialects/CustomerTyping.h"
#include "core/doors/dialects/desk/Desk.h"
#include "core/store/Readers.h"

#include <QtCore/QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

namespace tierdesk::dialects::desk {

/// An event as it is sent, rendered once for all consoles of its company.
struct EventFrame {
    qint64 seq = 0;
    QByteArray text;
};

/// What a console that was away is told first.
struct CaughtUp {
    qint64 seq = 0;       ///< the journal's newest before the events were read
    bool isReset = false; ///< too much was missed, or `since` is not of this journal
    std::vector<EventFrame> frames;
};

/// More missed events than these make a reset.
inline constexpr int MaxMissed = 5000;

/// The events of @p company after @p since (none: only where the journal stands). Reader connections.
[[nodiscard]] base::Result<CaughtUp> catchUp(store::Readers &readers, const engine::Directory &directory,
                                             CompanyId company, std::optional<qint64> since, int most = MaxMissed);

/// @p events as consoles get them, their sessions' rows completed by @p readers.
[[nodiscard]] base::Result<std::vector<EventFrame>>
render(const store::Readers &readers, const engine::Directory &directory,
       const std::vector<std::shared_ptr<const engine::Event>> &events);

/// The consoles behind /desk/events. A console gets its company's events in order, each once, without a gap: it is
/// subscribed before the journal is read, and what comes meanwhile is held back and sent after. Lives on the server
/// thread; @p desk, @p typing and @p agents, who is told when a person writes to a customer, outlive it.
class EventHub final
{
public:
    EventHub(Desk &desk, const CustomerTyping &typing, Millis presenceGrace, AgentTyping *agents = nullptr);
    ~EventHub();
    EventHub(const EventHub &) = delete;
    EventHub &operator=(const EventHub &) = delete;

    void open(const Call &call, Channel &channel);

private:
    enum class State { Silent, Catching, Live };
    struct Console {
        Channel *channel = nullptr;
        Principal principal;
        CompanyId company;
        State state = State::Silent;
        quint64 greeting = 0; ///< counts hellos, so that the outcome of an old one is dropped
        qint64 sent = 0;      ///< seq of the last event
        std::vector<EventFrame> held;
        QString viewing;
        quint64 glance = 0; ///< counts the wishes to view, so that what an old one finds is dropped
        Timestamp second;   ///< in which `frames` were taken
        int frames = 0;
    };
    /// The live events of one company on their way through a reader.
    struct Stream {
        std::vector<std::shared_ptr<const engine::Event>> waiting;
        bool isRendering = false;
    };

    void take(const std::shared_ptr<const std::vector<engine::Event>> &events);
    void pump(CompanyId company);
    void deliver(CompanyId company, const std::vector<EventFrame> &frames);
    void hear(quint64 id, const QByteArray &text);
    void greet(quint64 id, const deskapi::Hello &hello);
    void welcome(quint64 id, CaughtUp caughtUp);
    void view(quint64 id, const QString &session);
    void look(quint64 id, const QString &session);
    /// Calls @p then when @p session is one of the console's company; else the console is told that it is not.
    void ifKnown(quint64 id, const QString &session, std::function<void()> then);
    void announce(CompanyId company, const QString &session);
    void typing(quint64 id, const deskapi::Typing &typing);
    void tellTyping(quint64 id, const deskapi::Typing &typing);
    void tellCustomerTyping(CompanyId company, const QString &session, bool isTyping);
    void tellWords(const engine::PartialReply &heard);
    void close(quint64 id);
    void left(const Principal &principal);
    void checkAll();
    void cut(quint64 id, const QString &why);
    void send(quint64 id, const QByteArray &text);
    void send(quint64 id, const deskapi::ServerFrame &frame);
    [[nodiscard]] Console *console(quint64 id);
    /// The consoles that follow @p company, by number: a list of its own, because sending may close one.
    [[nodiscard]] std::vector<quint64> followers(CompanyId company) const;
    [[nodiscard]] deskapi::Viewers viewersOf(CompanyId company, const QString &session) const;
    [[nodiscard]] bool isWelcome(const Console &console) const;
    [[nodiscard]] bool isPresent(UserId user) const;

    Desk &m_desk;
    const Millis m_grace;
    AgentTyping *const m_agents;
    std::unordered_map<quint64, Console> m_consoles;
    std::unordered_map<qint64, Stream> m_streams; ///< by CompanyId
    quint64 m_last = 0;
    std::shared_ptr<std::atomic<int>> m_open; ///< consoles; read by the engine thread, which then need not post
    QTimer m_expiry;
};

} // namespace tierdesk::dialects::desk
