#include "core/doors/client/Connection.h"

#include "core/base/Json.h"
#include "core/base/Log.h"
#include "core/base/Random.h"
#include "core/doors/client/Failures.h"

#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QSslConfiguration>

#include <utility>

namespace tierdesk::client {

namespace {

/// A queue of 500 rows is some 400 kB; a session of ten thousand messages may be many.
constexpr base::JsonLimits ReplyLimits{64, 32 << 20};
constexpr int IdempotencyKeyLength = 24;
constexpr const char *UntrustedProperty = "untrusted"; ///< of a reply that was cut for its server's certificate

QUrl eventsUrl(QUrl server)
{
    server.setScheme(server.scheme() == QLatin1String("https") ? QStringLiteral("wss") : QStringLiteral("ws"));
    server.setPath(server.path() + QStringLiteral("/desk/events"));
    return server;
}

QByteArray bearer(const QByteArray &token)
{
    return "Bearer " + token;
}

} // namespace

Connection::Connection(QObject *parent)
    : Connection(Timing{}, parent)
{}

Connection::Connection(const Timing &timing, QObject *parent)
    : QObject(parent)
    , m_timing(timing)
    , m_backoff(timing.backoff)
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    connect(&m_network, &QNetworkAccessManager::sslErrors, this,
            [this](QNetworkReply *reply, const QList<QSslError> &errors) {
                // These and no more: below us a later socket to the same server takes over what is ignored here.
                if (isTrusted(reply->sslConfiguration().peerCertificate(), errors))
                    reply->ignoreSslErrors(errors);
            });
    connect(&m_network, &QNetworkAccessManager::encrypted, this, [this](QNetworkReply *reply) {
        // Before anything is sent: with a certificate that a person chose, no other will do.
        if (!m_trusted.isEmpty() && !isTrusted(reply->sslConfiguration().peerCertificate(), {})) {
            reply->setProperty(UntrustedProperty, true);
            reply->abort();
        }
    });
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Connection::startSocket);
    m_heart.setInterval(timing.pingEveryMs);
    connect(&m_heart, &QTimer::timeout, this, &Connection::beat);
}

Connection::~Connection()
{
    dropSocket();
}

void Connection::setServer(const QUrl &server)
{
    QUrl base =
        server.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo | QUrl::StripTrailingSlash);
    if (base.path() == QLatin1String("/"))
        base.setPath(QString());
    if (base == m_server)
        return;
    close();
    m_server = base;
    m_token.clear();
    m_company.clear();
    m_trusted.clear();
    m_untrusted.reset();
    m_network.clearConnectionCache();
}

void Connection::trust(const QByteArray &fingerprint)
{
    m_trusted = fingerprint.toLower();
    m_untrusted.reset();
    // A connection that stands was made under the old trust.
    m_network.clearConnectionCache();
    retryNow();
}

bool Connection::isTrusted(const QSslCertificate &certificate, const QList<QSslError> &errors)
{
    const QByteArray fingerprint = fingerprintOf(certificate);
    // The certificate that a person has looked at, not its chain: who has its key is the one that was meant.
    if (!fingerprint.isEmpty() && fingerprint == m_trusted)
        return true;
    const bool isToldAlready = m_untrusted && m_untrusted->fingerprint == fingerprint;
    m_untrusted = certificateFrom(certificate, errors);
    if (!isToldAlready) {
        // Queued: whoever hears it may open a dialog, and the handshake waits for this to return.
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_untrusted)
                    Q_EMIT certificateUntrusted(*m_untrusted);
            },
            Qt::QueuedConnection);
    }
    return false;
}

void Connection::setToken(const QByteArray &token)
{
    if (token == m_token)
        return;
    close();
    m_token = token;
}

void Connection::setCompany(const QString &key)
{
    if (key == m_company)
        return;
    const bool wasOpen = m_state != State::Closed;
    close();
    m_company = key;
    if (wasOpen)
        open();
}

void Connection::open()
{
    if (m_state != State::Closed)
        return;
    m_backoff.reset();
    startSocket();
}

void Connection::close()
{
    m_retry.stop();
    dropSocket();
    m_seq.reset();
    m_lastError.reset();
    m_isFollowing = false;
    setState(State::Closed);
}

void Connection::retryNow()
{
    if (m_state == State::Waiting) {
        m_retry.stop();
        startSocket();
    }
}

std::optional<int> Connection::retryIn() const
{
    return m_state == State::Waiting && m_retry.isActive() ? std::optional(m_retry.remainingTime()) : std::nullopt;
}

void Connection::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

// --- the stream

void Connection::startSocket()
{
    dropSocket();
    m_socket = std::make_unique<QWebSocket>();
    m_socket->setMaxAllowedIncomingMessageSize(ReplyLimits.size);
    QWebSocket *socket = m_socket.get();
    connect(socket, &QWebSocket::connected, this, &Connection::greet);
    connect(socket, &QWebSocket::textMessageReceived, this, &Connection::take);
    connect(socket, &QWebSocket::pong, this, [this] { m_isPongDue = false; });
    connect(socket, &QWebSocket::sslErrors, this, [this, socket](const QList<QSslError> &errors) {
        if (isTrusted(socket->sslConfiguration().peerCertificate(), errors))
            socket->ignoreSslErrors();
        else
            m_lastError = failureOf(errors);
    });
    // Queued, as the reason is only whole once the socket has let go; by then another one may stand in its place.
    connect(
        socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
        [this, socket](QAbstractSocket::SocketError error) {
            if (m_socket.get() == socket)
                cut(m_lastError.value_or(failureOf(error, socket->errorString())));
        },
        Qt::QueuedConnection);
    connect(
        socket, &QWebSocket::disconnected, this,
        [this, socket] {
            if (m_socket.get() != socket)
                return;
            const bool isBroken =
                socket->closeReason().isEmpty() && socket->error() != QAbstractSocket::UnknownSocketError;
            cut(m_lastError.value_or(isBroken ? failureOf(socket->error(), socket->errorString())
                                              : failureOf(socket->closeCode(), socket->closeReason())));
        },
        Qt::QueuedConnection);

    if (!m_trusted.isEmpty()) {
        // Nobody else vouches for anything, so that every handshake asks isTrusted().
        QSslConfiguration strict = socket->sslConfiguration();
        strict.setCaCertificates({});
        socket->setSslConfiguration(strict);
    }
    m_isGreeted = false;
    m_lastError.reset();
    setState(State::Connecting);
    QNetworkRequest opening(eventsUrl(m_server));
    if (!m_token.isEmpty())
        opening.setRawHeader("Authorization", bearer(m_token));
    m_isPongDue = false;
    m_heart.start();
    socket->open(opening);
}

void Connection::dropSocket()
{
    m_heart.stop();
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    // It may be the one whose signal has led here.
    m_socket.release()->deleteLater();
}

void Connection::cut(const base::Error &why)
{
    if (!m_socket)
        return; // told already
    const auto closeCode = m_socket->closeCode();
    const bool isRefusal = !m_isGreeted && (closeCode == QWebSocketProtocol::CloseCodePolicyViolated ||
                                            m_socket->error() == QAbstractSocket::ConnectionRefusedError ||
                                            m_socket->error() == QAbstractSocket::UnknownSocketError);
    const bool wasLive = m_state == State::Live;
    dropSocket();
    m_lastError = why;
    qCInfo(log::Client) << "events cut:" << why.message;
    m_retry.start(m_backoff.next());
    setState(State::Waiting);
    if (wasLive)
        Q_EMIT disconnected(why);
    if (isRefusal || closeCode == QWebSocketProtocol::CloseCodePolicyViolated)
        askWhetherSignedIn();
}

void Connection::askWhetherSignedIn()
{
    // A refused upgrade does not tell its reason to QWebSocket; the same door over HTTP does, and refuseToken()
    // follows.
    get(QStringLiteral("/desk/me"), {}, this, [](const base::Result<QJsonObject> &) {});
}

void Connection::refuseToken()
{
    if (m_state == State::Closed && m_token.isEmpty())
        return;
    close();
    m_token.clear();
    Q_EMIT signedOut();
}

void Connection::greet()
{
    send(deskapi::Hello{m_company, m_seq});
    if (!m_viewing.isEmpty())
        send(deskapi::Viewing{m_viewing});
}

void Connection::beat()
{
    if (!m_socket)
        return;
    const bool isStuck = m_socket->state() != QAbstractSocket::ConnectedState; // a whole period without a handshake
    if (isStuck || m_isPongDue) {
        cut(base::fail(base::Fault::Unavailable, QStringLiteral("the server does not answer"), {},
                       {{QStringLiteral("reason"), QStringLiteral("timeout")}}));
        return;
    }
    m_isPongDue = true;
    m_socket->ping();
}

void Connection::send(const deskapi::ConsoleFrame &frame)
{
    if (m_socket && m_socket->state() == QAbstractSocket::ConnectedState)
        m_socket->sendTextMessage(QString::fromUtf8(base::toJson(deskapi::encodeFrame(frame))));
}

void Connection::setViewing(const QString &session)
{
    if (session == m_viewing)
        return;
    m_viewing = session;
    send(deskapi::Viewing{session});
}

void Connection::sendTyping(const QString &session, bool isTyping)
{
    send(deskapi::Typing{session, isTyping});
}

void Connection::take(const QString &text)
{
    const auto json = base::parseJsonObject(text.toUtf8(), ReplyLimits);
    const auto frame = json ? deskapi::serverFrame(*json) : base::Result<deskapi::ServerFrame>(json.error());
    if (!frame) {
        // A newer server may say what this console does not know; that is no failure.
        if (frame.error().fault != base::Fault::NotFound)
            qCWarning(log::Client) << "frame not understood:" << frame.error().message << frame.error().where;
        return;
    }
    if (const auto *event = std::get_if<deskapi::Event>(&*frame)) {
        if (m_seq && event->seq <= *m_seq)
            return; // seen before the cut
        m_seq = event->seq;
        Q_EMIT eventReceived(*event);
    } else if (const auto *welcome = std::get_if<deskapi::Welcome>(&*frame)) {
        takeWelcome(*welcome);
    } else if (const auto *anew = std::get_if<deskapi::Reset>(&*frame)) {
        m_seq = anew->seq;
        m_isGreeted = true;
        m_isFollowing = true;
        m_backoff.reset();
        setState(State::Live);
        Q_EMIT reset();
    } else if (const auto *viewers = std::get_if<deskapi::Viewers>(&*frame)) {
        Q_EMIT viewersChanged(*viewers);
    } else if (const auto *typing = std::get_if<deskapi::TypingBy>(&*frame)) {
        Q_EMIT typingChanged(*typing);
    } else if (const auto *refused = std::get_if<deskapi::Refused>(&*frame)) {
        qCWarning(log::Client) << "the server refused a frame:" << refused->error.message;
    }
}

void Connection::takeWelcome(const deskapi::Welcome &welcome)
{
    m_isGreeted = true;
    m_backoff.reset();
    m_lastError.reset();
    const bool isResumed = m_isFollowing;
    if (!isResumed)
        m_seq = std::max(m_seq.value_or(0), welcome.seq);
    m_isFollowing = true;
    setState(State::Live);
    if (isResumed)
        Q_EMIT resumed();
    else
        Q_EMIT connected();
}

// --- calls

QNetworkRequest Connection::request(const QString &path, const QUrlQuery &query) const
{
    QUrl url = m_server;
    url.setPath(url.path(QUrl::FullyEncoded) + path, QUrl::TolerantMode);
    QUrlQuery asked = query;
    if (!m_company.isEmpty())
        asked.addQueryItem(QStringLiteral("companyId"), m_company);
    if (!asked.isEmpty())
        url.setQuery(asked);
    QNetworkRequest request(url);
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", bearer(m_token));
    request.setRawHeader("Accept", "application/json");
    request.setTransferTimeout(m_timing.callTimeoutMs);
    return request;
}

void Connection::get(const QString &path, const QUrlQuery &query, QObject *context, Done<QJsonObject> done)
{
    finish(m_network.get(request(path, query)), context, std::move(done));
}

void Connection::post(const QString &path, const QJsonObject &body, QObject *context, Done<QJsonObject> done)
{
    // Whatever repeats the request below us, the act happens once.
    post(path, body, base::randomToken(IdempotencyKeyLength).toLatin1(), context, std::move(done));
}

void Connection::post(const QString &path, const QJsonObject &body, const QByteArray &key, QObject *context,
                      Done<QJsonObject> done)
{
    QNetworkRequest posting = request(path, {});
    posting.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    posting.setRawHeader("Idempotency-Key", key);
    finish(m_network.post(posting, base::toJson(body)), context, std::move(done));
}

void Connection::put(const QString &path, const QJsonObject &body, QObject *context, Done<QJsonObject> done)
{
    QNetworkRequest putting = request(path, {});
    putting.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    finish(m_network.put(putting, base::toJson(body)), context, std::move(done));
}

void Connection::remove(const QString &path, QObject *context, Done<QJsonObject> done)
{
    finish(m_network.deleteResource(request(path, {})), context, std::move(done));
}

void Connection::finish(QNetworkReply *reply, QObject *context, Done<QJsonObject> done)
{
    const QByteArray sentToken = m_token;
    const QPointer<QObject> guard(context);
    // Queued: a reply that failed at once must not call back inside of the call that asked.
    connect(
        reply, &QNetworkReply::finished, this,
        [this, reply, guard, sentToken, done = std::move(done)] {
            reply->deleteLater();
            const auto result = answer(*reply);
            const bool isTokenRefused = !result && result.error().fault == base::Fault::Unauthenticated &&
                                        sentToken == m_token &&
                                        !reply->url().path().endsWith(QLatin1String("/desk/sign-in"));
            if (guard)
                done(result);
            if (isTokenRefused)
                refuseToken();
        },
        Qt::QueuedConnection);
}

base::Result<QJsonObject> Connection::answer(QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (reply.property(UntrustedProperty).toBool())
        return failureOf(QNetworkReply::SslHandshakeFailedError,
                         QStringLiteral("the server's certificate is not the one that was trusted"));
    if (status == 0)
        return failureOf(reply.error(), reply.errorString());
    const QByteArray body = reply.readAll();
    const bool isWhole = reply.error() == QNetworkReply::NoError || status >= 400;
    if (!isWhole)
        return failureOf(reply.error(), reply.errorString());
    auto json = body.isEmpty() ? base::Result<QJsonObject>(QJsonObject{}) : base::parseJsonObject(body, ReplyLimits);
    if (status >= 200 && status < 300) {
        if (json)
            return json;
        return base::fail(base::Fault::Unavailable, QStringLiteral("the answer is no JSON object"), json.error().where,
                          {{QStringLiteral("reason"), QStringLiteral("protocol")}});
    }
    return refusalOf(status, json ? *json : QJsonObject{});
}

} // namespace tierdesk::client
