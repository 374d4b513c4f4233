#pragma once

#include "core/doors/dialects/chat/LiveChats.h"
#include "tests/core/engine/EngineFixture.h"

#include <algorithm>

namespace tierdesk::tests {

struct Told {
    QString event;
    QJsonObject body;
};

/// A socket that keeps what it hears.
class HeardSocket final : public dialects::EventSocket
{
public:
    explicit HeardSocket(QByteArray id)
        : m_id(std::move(id))
    {
        m_handshake.peer = QHostAddress(QHostAddress::LocalHost);
    }
    [[nodiscard]] const QByteArray &id() const override { return m_id; }
    [[nodiscard]] const dialects::Call &handshake() const override { return m_handshake; }
    [[nodiscard]] const QJsonObject &auth() const override { return m_auth; }
    [[nodiscard]] bool isRecovered() const override { return wasRecovered; }
    void send(const QString &event, const dialects::Arguments &arguments) override
    {
        told.push_back({event, arguments.values.first().toObject()});
    }
    void ask(const QString &, const dialects::Arguments &, std::chrono::milliseconds, Answered answered) override
    {
        answered(std::nullopt);
    }
    void join(const QByteArray &) override {}
    void leave(const QByteArray &) override {}
    void disconnect(bool) override { end(); }

    /// Its client says @p event; the acknowledgement goes to `answers`.
    void say(const char *event, const QJsonObject &body)
    {
        const auto number = answers.size();
        answers.emplace_back();
        onEvent(QString::fromLatin1(event), {{body}, {}}, Respond([this, number](const dialects::Arguments &arguments) {
                    answers[number] = arguments.values.first().toObject();
                }));
    }
    /// Says it and waits for its acknowledgement.
    [[nodiscard]] QJsonObject request(const char *event, const QJsonObject &body)
    {
        const auto number = answers.size();
        say(event, body);
        if (!QTest::qWaitFor([&] { return answers[number].has_value(); }, 30'000))
            qWarning("%s was not acknowledged", event);
        return answers[number].value_or(QJsonObject());
    }
    /// Waits until @p event was heard @p count times.
    [[nodiscard]] bool has(const char *event, size_t count = 1) const
    {
        return QTest::qWaitFor([&] { return of(event).size() >= count; }, 30'000);
    }
    [[nodiscard]] std::vector<QJsonObject> of(const char *event) const
    {
        std::vector<QJsonObject> found;
        for (const Told &each : told) {
            if (each.event == QLatin1String(event))
                found.push_back(each.body);
        }
        return found;
    }
    /// The connection is gone, as far as the hub knows for a while only.
    void breakOff()
    {
        onEvent = nullptr;
        if (const auto tell = std::exchange(onClosed, nullptr))
            tell(dialects::Parting::TransportClosed);
    }
    void end()
    {
        onEvent = nullptr;
        if (const auto tell = std::exchange(onForgotten, nullptr))
            tell();
    }

    std::vector<Told> told;
    std::vector<std::optional<QJsonObject>> answers;
    bool wasRecovered = false;

private:
    QByteArray m_id;
    dialects::Call m_handshake;
    QJsonObject m_auth;
};

/// The hub as the chat door sees it: one namespace is enough.
class HeardHub final : public dialects::EventHub
{
public:
    void add(dialects::EventNamespace space) override
    {
        if (space.name == "/")
            m_space = std::move(space);
    }
    void send(const QByteArray &, const std::vector<QByteArray> &rooms, const QString &event,
              const dialects::Arguments &arguments, const QByteArray &) override
    {
        for (const QByteArray &room : rooms) {
            if (const auto found = m_sockets.find(room); found != m_sockets.end())
                found->second->send(event, arguments);
        }
    }
    [[nodiscard]] size_t size(const QByteArray &, const QByteArray &) const override { return m_sockets.size(); }

    HeardSocket &open()
    {
        const QByteArray id = QByteArray::number(static_cast<qulonglong>(m_sockets.size()));
        auto &socket = *m_sockets.emplace(id, std::make_unique<HeardSocket>(id)).first->second;
        m_space.opened(socket);
        return socket;
    }
    void recover(HeardSocket &socket)
    {
        socket.wasRecovered = true;
        m_space.opened(socket);
    }

private:
    dialects::EventNamespace m_space;
    std::map<QByteArray, std::unique_ptr<HeardSocket>> m_sockets;
};

/// The chats of one company over the real engine, without a server.
class LiveBench final
{
public:
    LiveBench()
        : m_gate{.identify = [this](const dialects::Call &) -> base::Result<dialects::Principal> {
                     dialects::Principal who;
                     who.company = fixture.company.id;
                     return who;
                 },
                 .isSigned = {},
                 .hasRateLimits = false}
        , m_chats(*fixture.engine, m_typing, m_gate)
        , m_live(*fixture.engine, m_chats, m_gate, m_origins, fixture.counters)
    {
        m_origins.update(fixture.engine->directory());
        m_live.mount(hub);
    }
    ~LiveBench() { fixture.engine->stop(); } // before the chats, which what it answers is received by

    /// A socket that has begun a chat.
    [[nodiscard]] HeardSocket &chatter()
    {
        HeardSocket &socket = hub.open();
        if (socket.request("join-chat", {}).contains(u"code"))
            qWarning("no chat was begun");
        return socket;
    }
    [[nodiscard]] qint64 looks()
    {
        return fixture.counters.counter("tierdesk_chat_visitors_looked_at_total", {}).value();
    }

    EngineFixture fixture;
    HeardHub hub;

private:
    dialects::CustomerTyping m_typing;
    dialects::chat::Gate m_gate;
    dialects::chat::Origins m_origins;
    dialects::chat::Chats m_chats;
    dialects::chat::LiveChats m_live;
};

} // namespace tierdesk::tests
