#include "core/doors/client/Connection.h"

#include "core/base/Log.h"
#include "core/doors/client/Failures.h"
#include "core/doors/client/Wire.h"

#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QSslConfiguration>

/// The half of Connection that keeps the event stream open.
namespace tierdesk::client {

namespace {

QUrl eventsUrl(QUrl server)
{
    server.setScheme(server.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    server.setPath(server.path() + u"/desk/events"_s);
    return server;
}

} // namespace

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
    QNetworkReply *probe = m_network.get(request(pathOf(route::ShowMe, {}), {}));
    probe->setProperty(ProbeProperty, true);
    finish(probe, this, [](const base::Result<QJsonObject> &) {});
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
        cut(base::fail(base::Fault::Unavailable, u"the server does not answer"_s, {}, {{u"reason"_s, u"timeout"_s}}));
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
    } else if (const auto *words = std::get_if<deskapi::HeardWords>(&*frame)) {
        Q_EMIT wordsHeard(*words);
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

} // namespace tierdesk::client
