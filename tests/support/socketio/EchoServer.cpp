#include "tests/support/socketio/EchoServer.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>

namespace tierdesk::tests {

using dialects::Arguments;
using dialects::EventSocket;
using namespace std::chrono_literals;

server::EngineSettings EchoServer::suiteEngine()
{
    server::EngineSettings settings;
    settings.pingInterval = 300ms;
    settings.pingTimeout = 200ms;
    return settings;
}

server::EventSettings EchoServer::suiteEvents()
{
    server::EventSettings settings;
    settings.connectTimeout = 1000ms;
    return settings;
}

EchoServer::EchoServer(server::EngineSettings engine, server::EventSettings events, const QHostAddress &address,
                       quint16 port)
{
    server::ServerSettings settings;
    settings.hasRateLimits = false;
    settings.framing.connectionsPerAddress = settings.framing.connections;
    m_server = std::make_unique<server::Server>(settings, m_clock, m_counters, m_authenticator);

    server::EngineSettings plain = engine;
    plain.path = "/engine.io/";
    auto echo = std::make_unique<server::EngineServer>(plain, m_counters);
    echo->onOpened = [](const std::shared_ptr<server::EngineSession> &session) {
        server::EngineSession *const self = session.get();
        session->onText = [self](const QByteArray &text) { self->send({{'4' + text, false}}); };
        session->onBinary = [self](const QByteArray &bytes) { self->send({{bytes, true}}); };
    };
    m_plain = echo.get();
    m_server->add(std::move(echo));

    auto hub = std::make_unique<server::SocketIoServer>(engine, events, m_counters);
    m_hub = hub.get();
    for (const QByteArray &name : {QByteArray("/"), QByteArray("/custom"), QByteArray("/guarded")}) {
        dialects::EventNamespace space;
        space.name = name;
        if (name == "/guarded") {
            space.admit = [](const dialects::Call &, const QJsonObject &auth) -> base::Result<void> {
                if (auth.value(u"token") == u"good"_s)
                    return {};
                return base::fail(base::Fault::Forbidden, u"not authorized"_s, {},
                                  QJsonObject{{u"wanted"_s, u"a token"_s}});
            };
        }
        space.opened = [this, name](EventSocket &socket) { opened(name, socket); };
        m_hub->add(std::move(space));
    }
    m_server->add(std::move(hub));
    const auto listening = m_server->listen(address, port);
    if (listening)
        m_port = *listening;
    else
        qWarning("%s", qPrintable(listening.error().message));
}

void EchoServer::opened(const QByteArray &space, EventSocket &socket)
{
    EventSocket *const self = &socket;
    socket.onClosed = [this](dialects::Parting parting) { partings.push_back(dialects::partingWord(parting)); };
    socket.onForgotten = [this, id = socket.id()] { forgotten.push_back(id); };
    socket.onEvent = [this, self, space](const QString &event, const Arguments &arguments,
                                         const EventSocket::Respond &respond) {
        const auto room = [&] { return arguments.values.at(0).toString().toUtf8(); };
        if (event == u"message") {
            self->send(u"message-back"_s, arguments);
        } else if (event == u"message-with-ack") {
            respond(arguments);
        } else if (event == u"join") {
            self->join(room());
            respond({});
        } else if (event == u"leave") {
            self->leave(room());
            respond({});
        } else if (event == u"tell") {
            m_hub->send(space, {room()}, arguments.values.at(1).toString(), {{arguments.values.at(2)}, {}},
                        arguments.values.at(3).toBool() ? self->id() : QByteArray());
        } else if (event == u"tell-later") {
            // Coarse ones of two seconds and more would come before those that were to come first.
            QTimer::singleShot(
                arguments.values.at(3).toInt(), Qt::PreciseTimer, m_server.get(),
                [this, space, arguments, to = room()] {
                    m_hub->send(space, {to}, arguments.values.at(1).toString(), {{arguments.values.at(2)}, {}}, {});
                });
        } else if (event == u"question") {
            self->ask(u"question"_s, arguments, std::chrono::milliseconds(2000),
                      [respond](const std::optional<Arguments> &answer) {
                          respond(answer ? *answer : Arguments{{u"no answer"_s}, {}});
                      });
        } else if (event == u"who") {
            respond({{QString::fromLatin1(self->id()), self->isRecovered(),
                      static_cast<int>(m_hub->size(space, arguments.values.at(0).toString().toUtf8()))},
                     {}});
        } else if (event == u"leave-me") {
            self->disconnect();
        } else if (event == u"drop-me") {
            self->disconnect(true);
        }
    };
    if (!socket.isRecovered())
        socket.send(u"auth"_s, {{socket.auth()}, {}});
}

} // namespace tierdesk::tests
