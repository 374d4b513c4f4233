#include "core/doors/client/Connection.h"

#include "core/base/Random.h"
#include "core/doors/client/Failures.h"
#include "core/doors/client/Wire.h"

#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QSslConfiguration>

#include <utility>

namespace tierdesk::client {

namespace {

constexpr int IdempotencyKeyLength = 24;
constexpr const char *UntrustedProperty = "untrusted"; ///< of a reply that was cut for its server's certificate

/// The body of @p reply, or why there is none.
base::Result<QByteArray> bodyOf(QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (reply.property(UntrustedProperty).toBool())
        return failureOf(QNetworkReply::SslHandshakeFailedError,
                         u"the server's certificate is not the one that was trusted"_s);
    if (status == 0)
        return failureOf(reply.error(), reply.errorString());
    QByteArray body = reply.readAll();
    const bool isWhole = reply.error() == QNetworkReply::NoError || status >= 400;
    if (!isWhole)
        return failureOf(reply.error(), reply.errorString());
    if (status >= 200 && status < 300)
        return body;
    return refusalOf(status, base::parseJsonObject(body, ReplyLimits).value_or(QJsonObject()));
}

base::Result<QJsonObject> jsonOf(QNetworkReply &reply)
{
    const auto body = TRY(bodyOf(reply));
    if (body.isEmpty())
        return QJsonObject();
    auto json = base::parseJsonObject(body, ReplyLimits);
    if (json)
        return json;
    return base::fail(base::Fault::Unavailable, u"the answer is no JSON object"_s, json.error().where,
                      {{u"reason"_s, u"protocol"_s}});
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
    if (base.path() == "/"_L1)
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

// --- calls

QNetworkRequest Connection::request(const QString &path, const QUrlQuery &query) const
{
    QUrl url = m_server;
    url.setPath(url.path(QUrl::FullyEncoded) + path, QUrl::TolerantMode);
    QUrlQuery asked = query;
    if (!m_company.isEmpty())
        asked.addQueryItem(u"companyId"_s, m_company);
    if (!asked.isEmpty())
        url.setQuery(asked);
    QNetworkRequest request(url);
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", bearer(m_token));
    request.setRawHeader("Accept", "application/json");
    request.setTransferTimeout(m_timing.callTimeoutMs);
    return request;
}

void Connection::finish(QNetworkReply *reply, QObject *context, Done<QJsonObject> done)
{
    finish<QJsonObject>(reply, context, &jsonOf, std::move(done));
}

template<class T>
void Connection::finish(QNetworkReply *reply, QObject *context, base::Result<T> (*read)(QNetworkReply &), Done<T> done)
{
    const QByteArray sentToken = m_token;
    const QPointer<QObject> guard(context);
    // Queued: a reply that failed at once must not call back inside of the call that asked.
    connect(
        reply, &QNetworkReply::finished, this,
        [this, reply, guard, sentToken, read, done = std::move(done)] {
            reply->deleteLater();
            const auto result = read(*reply);
            const bool isTokenRefused = !result && result.error().fault == base::Fault::Unauthenticated &&
                                        sentToken == m_token &&
                                        !reply->url().path().endsWith(pathOf(route::SignInUser, {}));
            if (guard)
                done(result);
            if (isTokenRefused)
                refuseToken();
            else if (!reply->property(ProbeProperty).toBool() && (result || reasonOf(result.error()).isEmpty()))
                retryNow(); // it is there again: the stream need not wait for its turn
        },
        Qt::QueuedConnection);
}

QString Connection::pathOf(const deskapi::RouteFacts &facts, Segments segments)
{
    QString path = u"/desk"_s + QLatin1String(facts.path);
    qsizetype at = 0;
    for (const Segment &each : segments) {
        at = path.indexOf(u'{', at);
        path.replace(at, path.indexOf(u'}', at) + 1 - at, each.text);
        at += each.text.size();
    }
    return path;
}

void Connection::send(deskapi::Verb verb, const QString &path, const QUrlQuery &query, const QJsonObject &body,
                      const QByteArray &key, QObject *context, Done<QJsonObject> done)
{
    QNetworkRequest asking = request(path, query);
    if (verb == deskapi::Verb::Get)
        return finish(m_network.get(asking), context, std::move(done));
    if (verb == deskapi::Verb::Delete)
        return finish(m_network.deleteResource(asking), context, std::move(done));
    asking.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_ba);
    if (verb == deskapi::Verb::Put)
        return finish(m_network.put(asking, base::toJson(body)), context, std::move(done));
    // Whatever repeats the request below us, the act happens once.
    asking.setRawHeader("Idempotency-Key", key.isEmpty() ? base::randomToken(IdempotencyKeyLength).toLatin1() : key);
    finish(m_network.post(asking, base::toJson(body)), context, std::move(done));
}

void Connection::upload(const deskapi::Post<deskapi::Nothing, Attachment> &declared, Segments path,
                        const QUrlQuery &query, const QByteArray &content, const QByteArray &key, QObject *context,
                        Done<Attachment> done)
{
    QNetworkRequest posting = request(pathOf(declared, path), query);
    posting.setHeader(QNetworkRequest::ContentTypeHeader, "application/octet-stream"_ba);
    posting.setRawHeader("Idempotency-Key", key);
    finish(m_network.post(posting, content), context, decoded(std::move(done)));
}

void Connection::fetch(const deskapi::Get<deskapi::Nothing> &declared, Segments path, QObject *context,
                       Done<QByteArray> done)
{
    QNetworkRequest asking = request(pathOf(declared, path), {});
    asking.setRawHeader("Accept", "*/*");
    finish<QByteArray>(m_network.get(asking), context, &bodyOf, std::move(done));
}

void Connection::get(const QString &path, const QUrlQuery &query, QObject *context, Done<QJsonObject> done)
{
    send(deskapi::Verb::Get, path, query, {}, {}, context, std::move(done));
}

} // namespace tierdesk::client
