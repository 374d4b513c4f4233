#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/domain/Enums.h"
#include "core/domain/Ids.h"
#include "core/domain/People.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>
#include <QtNetwork/QHostAddress>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

/// The interface between the server and the dialects: a well-formed, authenticated call in, an answer out. Values only;
/// sockets stay in doors/server.
namespace tierdesk::dialects {

enum class Method { Get, Head, Post, Put, Patch, Delete, Options };

/// How the callers of a route are authenticated. Anyone: no credential is needed, but a valid one identifies the
/// caller. Metrics: a metrics key or a console user's token.
enum class Access { Public, Anyone, Jwt, DeskToken, ApiKey, SigV4, SiteKey, Metrics };
/// Returns whether a call without a credential is refused.
[[nodiscard]] constexpr bool needsCredential(Access access)
{
    return access != Access::Public && access != Access::Anyone;
}

/// The authenticated caller.
struct Principal {
    enum class Kind { Nobody, Demo, Jwt, ApiKey, AccessKey, SiteKey, User, Metrics };
    Kind kind = Kind::Nobody;
    CompanyId company;                ///< the tenant; unset only for Nobody
    std::vector<CompanyId> companies; ///< all companies of a console user, including `company`
    CredentialId credential;
    UserId user;
    Role role = Role::Agent;                      ///< of a console user
    ClientRole clientRole = ClientRole::Customer; ///< of a JWT; a customer sees only the sessions of `subject`
    QString subject;                              ///< for the audit log: a JWT's sub, a key's label or a user's e-mail
    QByteArray token;                             ///< hash of the desk token; needed to revoke it at sign-out
    QStringList scopes; ///< names of the APIs that the credential may use; empty: all of its kind

    /// Customers share one credential; rate limits and idempotency keys apply to each customer.
    [[nodiscard]] bool isCustomer() const { return kind == Kind::Jwt && clientRole == ClientRole::Customer; }
    /// Returns whether the scopes include @p door. Routes outside the APIs need a credential without scopes.
    [[nodiscard]] bool opens(std::optional<Door> door) const
    {
        return scopes.isEmpty() || (door && scopes.contains(word(*door)));
    }
};

using Header = std::pair<QByteArray, QByteArray>;

/// One request that passed the framing guard. Header names are lower case.
struct Call {
    Method method = Method::Get;
    QByteArray path; ///< as sent, without the query, still percent-encoded
    QByteArray rawQuery;
    std::vector<std::pair<QString, QString>> query; ///< decoded, in order, duplicates kept
    QStringList captures;                           ///< decoded values of the {names} in the pattern, in order
    std::vector<Header> headers;
    QByteArray body;
    QHostAddress peer;     ///< the client's address, as reported by a trusted proxy or from the connection
    bool isSecure = false; ///< the client used TLS, to this server or to a trusted proxy
    QByteArray requestId;  ///< included in the request's log lines and in its answer
    Principal principal;
    base::Timestamp receivedAt;
    quint64 connection = 0; ///< number of the connection, unique for the lifetime of the server

    [[nodiscard]] QByteArray header(QByteArrayView name) const
    {
        for (const Header &each : headers) {
            if (each.first == name)
                return each.second;
        }
        return {};
    }
    /// Returns the first value of a query parameter; none if it is absent.
    [[nodiscard]] std::optional<QString> parameter(QStringView name) const
    {
        for (const auto &[key, value] : query) {
            if (key == name)
                return value;
        }
        return std::nullopt;
    }
};

/// A response body that is sent in parts. The dialect writes and ends it on the server thread. Bytes written before the
/// server listens are buffered; bytes for a client that has disconnected are dropped.
class BodyStream final
{
public:
    void write(const QByteArray &bytes)
    {
        if (m_write)
            m_write(bytes);
        else
            m_kept += bytes;
    }
    /// Call once, after the last byte.
    void end()
    {
        m_isEnded = true;
        if (m_end)
            std::exchange(m_end, nullptr)();
    }
    /// Passes buffered and later bytes to @p write, and the end to @p end. Called by the server.
    void listen(std::function<void(const QByteArray &)> write, std::function<void()> end)
    {
        m_write = std::move(write);
        m_end = std::move(end);
        if (!m_kept.isEmpty())
            m_write(std::exchange(m_kept, {}));
        if (m_isEnded)
            std::exchange(m_end, nullptr)();
    }

private:
    QByteArray m_kept;
    std::function<void(const QByteArray &)> m_write;
    std::function<void()> m_end;
    bool m_isEnded = false;
};

struct Answer {
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/json";
    std::vector<Header> headers;
    std::shared_ptr<BodyStream> stream{}; ///< replaces `body`
};

/// Sends the answer of one exchange. Copyable; call once, on the server thread. Does nothing if the client has
/// disconnected.
using Reply = std::function<void(Answer)>;
using Handler = std::function<void(const Call &, Reply)>;

/// A rate limit of a route.
struct Limit {
    enum class Key { Peer, Credential, Session }; ///< Session: the credential and the first capture
    QByteArray name;
    int count = 0;
    int windowSeconds = 60;
    Key key = Key::Credential;
};

/// The OpenAPI description of a route; schemas are JSON Schema objects.
struct Doc {
    QByteArray summary;
    QJsonObject requestSchema;
    QJsonObject responseSchema;
    QJsonArray parameters; ///< OpenAPI parameter objects for the query
    QByteArray tag;
    bool hasEvents = false; ///< clients that accept text/event-stream get the answer as events
    /// The handler's failures, besides those that all routes of its kind share.
    std::vector<base::Fault> faults{};
    std::vector<int> alsoAnswers{}; ///< further statuses that are not errors
    QStringList requestTypes{};  ///< media types of a body that is not JSON; with a requestSchema, alternatives to JSON
    QStringList responseTypes{}; ///< media types of an answer that is not always JSON, including JSON if possible
};

struct Route {
    Method method = Method::Get;
    QByteArray pattern; ///< "/api/momentum/cs/sessions/{id}/messages"; each {name} matches one segment
    Access access = Access::Public;
    Handler handler;
    std::vector<Limit> limits;
    bool takesJson = false; ///< a body must be application/json, else 415
    int successStatus = 200;
    Doc doc;
    qsizetype maxBody = 1 << 20; ///< bytes
    bool isListed = true;        ///< in openapi.json and at /docs
};

/// An open WebSocket as a dialect sees it. Lives on the server thread. The server owns it and deletes it after
/// onClosed.
class Channel
{
public:
    virtual ~Channel() = default;
    virtual void send(const QByteArray &text) = 0; ///< a text frame; a client that reads too slowly is closed with 1013
    virtual void sendBinary(const QByteArray &bytes) = 0;
    virtual void close(quint16 code, const QString &reason) = 0;
    std::function<void(const QByteArray &)> onText;   ///< a whole text message
    std::function<void(const QByteArray &)> onBinary; ///< a whole binary message; if unset: close with 1003
    std::function<void()> onClosed;
};

struct SocketRoute {
    QByteArray path;
    Access access = Access::DeskToken;
    std::function<void(const Call &, Channel &)> opened;
    /// Called before the handshake is answered; if it returns false, an ordinary route of the path refuses the request
    /// in its own format. A dialect that sets it checks Origin itself. Unset: every handshake is accepted.
    std::function<bool(const Call &)> wants = nullptr;
    qsizetype maxMessage = 0; ///< limit of a client's message in bytes; 0: the server's limit
    qint64 maxBacklog = 0;    ///< limit of bytes that the client has not read; 0: the server's limit
};

/// A wire contract: its routes and its error format. Objects live on the server thread.
class Dialect
{
public:
    virtual ~Dialect() = default;
    [[nodiscard]] virtual QByteArray prefix() const = 0; ///< "/api/momentum/cs"; errors below it have its format
    /// Returns all prefixes; by default only prefix().
    [[nodiscard]] virtual std::vector<QByteArray> prefixes() const { return {prefix()}; }
    /// Returns the API that the scopes of credentials name; none for pages outside the APIs.
    [[nodiscard]] virtual std::optional<Door> door() const { return std::nullopt; }
    [[nodiscard]] virtual std::vector<Route> routes() = 0;
    [[nodiscard]] virtual std::vector<SocketRoute> socketRoutes() { return {}; }
    /// Returns the dialect's answer for @p error. @p status is the HTTP status if the server itself refused the request
    /// (401, 404, 405, 413, 415, 429, …), or 0 if the dialect's error table decides.
    [[nodiscard]] virtual Answer refuse(const base::Error &error, const Call &call, int status = 0) const = 0;
    /// Returns a JSON Schema of the bodies of refuse().
    [[nodiscard]] virtual QJsonObject errorSchema() const { return {{u"type"_s, u"object"_s}}; }
    /// Called when the connection with this number (Call::connection) has ended, even if it never used this dialect.
    virtual void connectionEnded(quint64 /*connection*/) {}
    /// Called when the server drains. Answers that are held back must be sent now.
    virtual void serverEnds() {}
};

} // namespace tierdesk::dialects
