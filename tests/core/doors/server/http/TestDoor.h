#pragma once

#include "core/base/Clock.h"
#include "core/base/Counters.h"
#include "core/doors/server/http/Server.h"

#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

#include <memory>
#include <vector>

namespace tierdesk::server::tests {

class FakeClock final : public base::Clock
{
public:
    [[nodiscard]] base::Timestamp now() const override { return at; }
    base::Timestamp at{1'800'000'000'000};
};

/// Takes `Bearer good` and `Bearer other`, each another credential; `Bearer barred` is known and may not; `Bearer for
/// …` opens the doors that its scopes name.
class FakeAuthenticator final : public Authenticator
{
public:
    [[nodiscard]] base::Result<dialects::Principal> authenticate(dialects::Access, const dialects::Call &call) override
    {
        ++asked;
        const QByteArray given = call.header("authorization");
        dialects::Principal principal;
        principal.kind = dialects::Principal::Kind::Jwt;
        principal.clientRole = ClientRole::Service;
        principal.credential = given == "Bearer good" ? CredentialId{1} : CredentialId{2};
        if (given == "Bearer barred")
            return base::fail(base::Fault::Forbidden, u"This one may not."_s);
        if (given == "Bearer for support")
            principal.scopes = {u"cs"_s, u"support"_s};
        else if (given == "Bearer for cs")
            principal.scopes = {u"cs"_s};
        else if (given != "Bearer good" && given != "Bearer other")
            return base::fail(base::Fault::Unauthenticated, u"Nobody known."_s);
        return principal;
    }
    int asked = 0;
};

/// A dialect whose answers the test holds back or lets go.
class TestDialect final : public dialects::Dialect
{
public:
    [[nodiscard]] QByteArray prefix() const override { return "/t"; }
    [[nodiscard]] std::optional<tierdesk::Door> door() const override { return tierdesk::Door::Support; }

    [[nodiscard]] std::vector<dialects::Route> routes() override
    {
        using dialects::Access;
        using dialects::Call;
        using dialects::Limit;
        using dialects::Method;
        using dialects::Reply;
        std::vector<dialects::Route> out;
        const auto add = [&](Method method, const QByteArray &pattern, dialects::Handler handler) -> dialects::Route & {
            dialects::Route route;
            route.method = method;
            route.pattern = pattern;
            route.handler = [this, handler = std::move(handler)](const Call &call, const Reply &reply) {
                ++handled;
                last = call;
                handler(call, reply);
            };
            out.push_back(std::move(route));
            return out.back();
        };
        const auto say = [](const QByteArray &text) {
            return [text](const Call &, const Reply &reply) { reply({200, text, "text/plain", {}}); };
        };
        add(Method::Get, "/t/hello", say("hello"));
        add(Method::Get, "/t/large", [this](const Call &, const Reply &reply) {
            reply({200, large, "text/plain", {}});
        });
        add(Method::Get, "/t/items/{id}/parts/{part}", [](const Call &call, const Reply &reply) {
            reply({200, call.captures.join(u'|').toUtf8(), "text/plain", {{"X-Seen", "yes"}}});
        });
        add(Method::Get, "/t/items/new/parts/{part}", say("literal"));
        add(Method::Post, "/t/json", [](const Call &call, const Reply &reply) {
            reply({201, call.body, "application/json", {}});
        }).takesJson = true;
        auto &small = add(Method::Post, "/t/small", say("small"));
        small.maxBody = 10;
        add(Method::Get, "/t/secret", say("secret")).access = Access::Jwt;
        add(Method::Put, "/t/secret", say("kept")).access = Access::Jwt;
        auto &limited = add(Method::Get, "/t/limited", say("limited"));
        limited.access = Access::Jwt;
        limited.limits = {{"limited", 3, 60, Limit::Key::Credential}};
        add(Method::Get, "/t/later/{name}", [this](const Call &, const Reply &reply) { held.push_back(reply); });
        add(Method::Get, "/t/stream", [this](const Call &, const Reply &reply) {
            bodies.push_back(std::make_shared<dialects::BodyStream>());
            dialects::Answer answer{200, {}, "text/event-stream", {}};
            answer.stream = bodies.back();
            bodies.back()->write("kept ");
            reply(answer);
        });
        add(Method::Get, "/t/odd", [](const Call &, const Reply &reply) {
            reply({200, "x", "text/plain", {{"X-Split", "a\r\nX-Injected: b"}}});
        });
        return out;
    }

    [[nodiscard]] std::vector<dialects::SocketRoute> socketRoutes() override
    {
        return {
            {"/t/events", dialects::Access::DeskToken, [this](const dialects::Call &call, dialects::Channel &channel) {
                 last = call;
                 channels.push_back(&channel);
                 channel.onText = [this, &channel](const QByteArray &text) {
                     texts.push_back(text);
                     channel.send("echo " + text);
                 };
                 channel.onClosed = [this, &channel] {
                     ++closed;
                     std::erase(channels, &channel);
                 };
             }}};
    }

    /// Asked while the document of /openapi.json is built.
    [[nodiscard]] QJsonObject errorSchema() const override
    {
        ++described;
        return Dialect::errorSchema();
    }
    [[nodiscard]] dialects::Answer refuse(const base::Error &error, const dialects::Call &call,
                                          int status) const override
    {
        dialects::Answer answer;
        answer.status = status != 0 ? status : 500;
        answer.body = "{\"t\":\"" + error.message.toUtf8() + "\",\"path\":\"" + call.path + "\"}";
        return answer;
    }

    int handled = 0;
    mutable int described = 0;
    QByteArray large; ///< what /t/large answers
    int closed = 0;
    dialects::Call last;
    std::vector<dialects::Reply> held;
    std::vector<std::shared_ptr<dialects::BodyStream>> bodies;
    std::vector<dialects::Channel *> channels;
    std::vector<QByteArray> texts;
};

/// A server with the test dialect on a port of its own.
struct TestDoor {
    explicit TestDoor(ServerSettings settings = {})
    {
        settings.hasProbeRoutes = true;
        server = std::make_unique<Server>(settings, clock, counters, authenticator);
        auto owned = std::make_unique<TestDialect>();
        dialect = owned.get();
        server->add(std::move(owned));
        auto listening = server->listen(QHostAddress::LocalHost, 0);
        if (listening)
            port = *listening;
        else
            qWarning() << listening.error().message;
    }
    FakeClock clock;
    base::Counters counters;
    FakeAuthenticator authenticator;
    std::unique_ptr<Server> server;
    TestDialect *dialect = nullptr;
    quint16 port = 0;
};

struct Received {
    int status = 0;
    QByteArray head; ///< the fields, each with its CRLF
    QByteArray body;
    [[nodiscard]] QByteArray field(const QByteArray &name) const
    {
        const qsizetype at = head.toLower().indexOf("\r\n" + name.toLower() + ": ");
        if (at < 0)
            return {};
        const qsizetype from = at + name.size() + 4;
        return head.mid(from, head.indexOf("\r\n", from) - from);
    }
    [[nodiscard]] bool has(const QByteArray &name) const
    {
        return head.toLower().contains("\r\n" + name.toLower() + ": ");
    }
};

/// The answers in @p bytes that are whole. @p isHead: to a HEAD, so that none has a body.
inline QList<Received> parseAnswers(QByteArray bytes, bool isHead = false)
{
    QList<Received> out;
    while (true) {
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        if (end < 0)
            return out;
        Received one;
        one.head = bytes.first(end + 2);
        one.status = one.head.mid(9, 3).toInt();
        bytes.remove(0, end + 4);
        const qsizetype length = isHead ? 0 : one.field("Content-Length").toLongLong();
        if (bytes.size() < length)
            return out;
        one.body = bytes.first(length);
        bytes.remove(0, length);
        out.push_back(one);
    }
}

/// A client that says exactly the bytes it is told to.
class RawClient final
{
public:
    /// @p from: an address of this machine; any of 127.0.0.0/8 is.
    explicit RawClient(quint16 port, const QHostAddress &from = QHostAddress::LocalHost)
    {
        QObject::connect(&socket, &QIODevice::readyRead, &socket, [this] { received += socket.readAll(); });
        socket.bind(from);
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    }
    void say(const QByteArray &bytes) { socket.write(bytes); }
    [[nodiscard]] QList<Received> answers(bool isHead = false) const { return parseAnswers(received, isHead); }
    [[nodiscard]] bool isClosed() const { return socket.state() == QAbstractSocket::UnconnectedState; }

    QTcpSocket socket;
    QByteArray received;
};

} // namespace tierdesk::server::tests
