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

/// What a dialect and the server say to each other: a well-formed, authenticated call in, an answer out.
/// Values only; the sockets stay in doors/server.
namespace tierdesk::dialects {

enum class Method { Get, Head, Post, Put, Patch, Delete, Options };

/// How a route is opened. Anyone: no credential is needed, but a valid one that is sent identifies the caller.
/// Metrics: a metrics key, or a console user's token.
enum class Access { Public, Anyone, Jwt, DeskToken, ApiKey, SigV4, SiteKey, Metrics };
/// Whether a call without a credential is refused.
[[nodiscard]] constexpr bool needsCredential(Access access)
{
    return access != Access::Public && access != Access::Anyone;
}

/// Who is calling, once authenticated.
struct Principal {
    enum class Kind { Nobody, Demo, Jwt, ApiKey, AccessKey, SiteKey, User, Metrics };
    Kind kind = Kind::Nobody;
    CompanyId company;                ///< the wall; unset only for Nobody
    std::vector<CompanyId> companies; ///< a desk user's companies, `company` among them
    CredentialId credential;
    UserId user;
    Role role = Role::Agent;                      ///< of a desk user
    ClientRole clientRole = ClientRole::Customer; ///< of a JWT: a customer's sees the sessions of `subject` alone
    QString subject;                              ///< for the audit: a JWT's sub, a key's label, a user's e-mail
    QByteArray token;                             ///< the desk token's hash, so that sign-out can end it
    QStringList scopes; ///< the doors that the credential opens, by their words; empty: all of its kind

    /// Many customers share one credential: what counts or repeats by caller is each one's own.
    [[nodiscard]] bool isCustomer() const { return kind == Kind::Jwt && clientRole == ClientRole::Customer; }
    /// Whether the scopes hold @p door; what belongs to no door is opened only by a credential without scopes.
    [[nodiscard]] bool opens(std::optional<Door> door) const
    {
        return scopes.isEmpty() || (door && scopes.contains(word(*door)));
    }
};

using Header = std::pair<QByteArray, QByteArray>;

/// One request that the strict front let through. Header names are lower case.
struct Call {
    Method method = Method::Get;
    QByteArray path; ///< as sent, without the query, still percent-encoded
    QByteArray rawQuery;
    std::vector<std::pair<QString, QString>> query; ///< decoded, in order, duplicates kept
    QStringList captures;                           ///< decoded values of the pattern's {names}, in order
    std::vector<Header> headers;
    QByteArray body;
    QHostAddress peer;     ///< the client's address, as a trusted proxy reports it or as the connection has it
    bool isSecure = false; ///< the client came by TLS, to this server or to a trusted proxy
    QByteArray requestId;  ///< in each log line of the request and in its answer
    Principal principal;
    base::Timestamp receivedAt;
    quint64 connection = 0; ///< the number of the connection that it came by, unique in the server's life

    [[nodiscard]] QByteArray header(QByteArrayView name) const
    {
        for (const Header &each : headers) {
            if (each.first == name)
                return each.second;
        }
        return {};
    }
    /// The value of a query parameter; none if absent. The first counts.
    [[nodiscard]] std::optional<QString> parameter(QStringView name) const
    {
        for (const auto &[key, value] : query) {
            if (key == name)
                return value;
        }
        return std::nullopt;
    }
};

/// The body of an answer that is made piece by piece. The dialect writes and ends it, on the server thread; what it
/// writes before the server listens is kept, what it writes to a client that has left is dropped.
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
    /// Once, after the last byte.
    void end()
    {
        m_isEnded = true;
        if (m_end)
            std::exchange(m_end, nullptr)();
    }
    /// The server's side.
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
    std::shared_ptr<BodyStream> stream{}; ///< instead of `body`
};

/// Sends the answer of one exchange. Copyable; call once, on the server thread. An exchange whose client has left
/// swallows it.
using Reply = std::function<void(Answer)>;
using Handler = std::function<void(const Call &, Reply)>;

/// A bound on how often a route may be called.
struct Limit {
    enum class Key { Peer, Credential, Session }; ///< Session: the credential and the first capture
    QByteArray name;
    int count = 0;
    int windowSeconds = 60;
    Key key = Key::Credential;
};

/// What openapi.json says of a route; schemas are JSON Schema objects.
struct Doc {
    QByteArray summary;
    QJsonObject requestSchema;
    QJsonObject responseSchema;
    QJsonArray parameters; ///< OpenAPI parameter objects for the query
    QByteArray tag;
    bool hasEvents = false; ///< the answer comes as text/event-stream to whoever accepts that
    /// What its handler may fail with besides what every route of its kind may.
    std::vector<base::Fault> faults{};
    std::vector<int> alsoAnswers{}; ///< further statuses that are no failures
    QStringList requestTypes{};     ///< of a body that is no JSON; beside a requestSchema, of one that need not be
    QStringList responseTypes{};    ///< of an answer that may be other than JSON, JSON among them where it may be that
};

struct Route {
    Method method = Method::Get;
    QByteArray pattern; ///< "/api/momentum/cs/sessions/{id}/messages"; a {name} is one segment
    Access access = Access::Public;
    Handler handler;
    std::vector<Limit> limits;
    bool takesJson = false; ///< a body must be application/json, else 415
    int successStatus = 200;
    Doc doc;
    qsizetype maxBody = 1 << 20; ///< bytes
    bool isListed = true;        ///< in openapi.json and at /docs
};

/// One open WebSocket as a dialect sees it. Lives on the server thread; the server owns it and deletes it after
/// onClosed.
class Channel
{
public:
    virtual ~Channel() = default;
    virtual void send(const QByteArray &text) = 0; ///< a text frame; a reader too slow is cut with 1013
    virtual void sendBinary(const QByteArray &bytes) = 0;
    virtual void close(quint16 code, const QString &reason) = 0;
    std::function<void(const QByteArray &)> onText;   ///< a whole text message
    std::function<void(const QByteArray &)> onBinary; ///< a whole binary one; unset: 1003
    std::function<void()> onClosed;
};

struct SocketRoute {
    QByteArray path;
    Access access = Access::DeskToken;
    std::function<void(const Call &, Channel &)> opened;
    /// Asked before the handshake is answered; a request that it does not want goes to the ordinary routes of the path,
    /// to be refused in their words. Who sets it judges Origin by himself. Unset: every handshake is taken.
    std::function<bool(const Call &)> wants = nullptr;
    qsizetype maxMessage = 0; ///< bytes from the client; 0: the server's bound
    qint64 maxBacklog = 0;    ///< bytes that the client has not read; 0: the server's bound
};

/// A wire contract: its routes, and its words for a refusal. Objects live on the server thread.
class Dialect
{
public:
    virtual ~Dialect() = default;
    [[nodiscard]] virtual QByteArray prefix() const = 0; ///< "/api/momentum/cs": whose error bodies answer below it
    /// Where a dialect has several; prefix() alone by default.
    [[nodiscard]] virtual std::vector<QByteArray> prefixes() const { return {prefix()}; }
    /// What the scopes of credentials call it; none for pages that are no door.
    [[nodiscard]] virtual std::optional<Door> door() const { return std::nullopt; }
    [[nodiscard]] virtual std::vector<Route> routes() = 0;
    [[nodiscard]] virtual std::vector<SocketRoute> socketRoutes() { return {}; }
    /// The dialect's body for @p error; @p status is HTTP's where the server refused (401, 404, 405, 413, 415, 429, …),
    /// 0 where the dialect's own table decides.
    [[nodiscard]] virtual Answer refuse(const base::Error &error, const Call &call, int status = 0) const = 0;
    /// A JSON Schema of the bodies of refuse().
    [[nodiscard]] virtual QJsonObject errorSchema() const { return {{u"type"_s, u"object"_s}}; }
    /// The connection with this number (Call::connection) has ended, whether or not it ever asked for this dialect.
    virtual void connectionEnded(quint64 /*connection*/) {}
    /// The server drains: what would hold an answer back for long is to be answered now.
    virtual void serverEnds() {}
};

} // namespace tierdesk::dialects
