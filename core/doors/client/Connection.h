#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/doors/client/Backoff.h"
#include "core/doors/client/Certificate.h"
#include "core/doors/deskapi/Codec.h"
#include "core/doors/deskapi/Events.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtCore/QUrl>
#include <QtCore/QUrlQuery>
#include <QtNetwork/QNetworkAccessManager>
#include <QtWebSockets/QWebSocket>

#include <functional>
#include <memory>
#include <optional>

class QNetworkReply;

namespace tierdesk::client {

template<class T>
using Done = std::function<void(base::Result<T>)>;

/// One console's way to one server: calls over HTTP and the stream of events over a WebSocket, which it keeps open.
/// Lives on the GUI thread; everything is asynchronous. A callback runs on that thread, once, never inside of the call
/// that asked, and not at all when its context object has gone.
///
/// Failures to reach the server are Fault::Unavailable with details.reason "network", "timeout", "certificate" or
/// "protocol"; the server's own refusals keep their fault and details. A certificate that neither the system nor
/// trust() vouches for is a failure: nothing is sent.
class Connection final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Closed,     ///< no events are wanted
        Connecting, ///< the first try, or a try after a cut
        Live,       ///< events come in
        Waiting,    ///< cut; the next try is due after retryIn()
    };
    Q_ENUM(State)

    struct Timing {
        Backoff::Bounds backoff;
        int callTimeoutMs = 15'000; ///< without a byte either way
        int pingEveryMs = 20'000;   ///< a ping that is not answered by the next one's time cuts the socket
    };

    explicit Connection(QObject *parent = nullptr);
    Connection(const Timing &timing, QObject *parent = nullptr);
    ~Connection() override;

    /// http(s)://host[:port][/base]; closes the stream and forgets token and trust() when it is another server.
    void setServer(const QUrl &server);
    [[nodiscard]] const QUrl &server() const { return m_server; }
    /// Takes the certificate with this Certificate::fingerprint for this server's, whatever the system says of it, and
    /// tries again now; any other is refused from here on. Empty: the system's word counts.
    void trust(const QByteArray &fingerprint);
    [[nodiscard]] const QByteArray &trusted() const { return m_trusted; }
    /// The certificate that was refused last; none after trust() or setServer().
    [[nodiscard]] const std::optional<Certificate> &untrusted() const { return m_untrusted; }
    /// A desk token; empty: no Authorization header is sent (a demo on loopback takes that).
    void setToken(const QByteArray &token);
    [[nodiscard]] const QByteArray &token() const { return m_token; }
    /// The company that calls and events are about, by its key; empty: the user's home. Another company begins a new
    /// stream.
    void setCompany(const QString &key);
    [[nodiscard]] const QString &company() const { return m_company; }

    /// Opens the stream of events and keeps it open until close() or a refused token.
    void open();
    void close();
    /// Tries again now instead of after retryIn().
    void retryNow();
    [[nodiscard]] State state() const { return m_state; }
    /// Milliseconds until the next try; none unless Waiting.
    [[nodiscard]] std::optional<int> retryIn() const;
    /// Why the stream was last cut; none while Live.
    [[nodiscard]] const std::optional<base::Error> &lastError() const { return m_lastError; }
    /// The newest event that was seen.
    [[nodiscard]] std::optional<qint64> seq() const { return m_seq; }

    /// Which session is on the screen; told again after a cut. Empty: none.
    void setViewing(const QString &session);
    /// Nothing is kept if the stream is cut.
    void sendTyping(const QString &session, bool isTyping);

    // --- calls; path is below the server's base ("/desk/queue")
    void get(const QString &path, const QUrlQuery &query, QObject *context, Done<QJsonObject> done);
    void post(const QString &path, const QJsonObject &body, QObject *context, Done<QJsonObject> done);
    /// With a key of the caller's: asked again with the same one, whatever became of the first, it happens once.
    void post(const QString &path, const QJsonObject &body, const QByteArray &key, QObject *context,
              Done<QJsonObject> done);
    /// A file as it is; the server looks for itself what it is.
    void upload(const QString &path, const QUrlQuery &query, const QByteArray &content, const QByteArray &key,
                QObject *context, Done<QJsonObject> done);
    /// What is no JSON, whole.
    void fetch(const QString &path, QObject *context, Done<QByteArray> done);
    void put(const QString &path, const QJsonObject &body, QObject *context, Done<QJsonObject> done);
    void remove(const QString &path, QObject *context, Done<QJsonObject> done);

    /// @p done for values of the desk API, from @p done for their JSON.
    template<class T>
    [[nodiscard]] static Done<QJsonObject> decoded(Done<T> done)
    {
        return [done = std::move(done)](const base::Result<QJsonObject> &json) {
            if (json)
                done(deskapi::decode<T>(*json));
            else
                done(json.error());
        };
    }

Q_SIGNALS:
    void stateChanged(tierdesk::client::Connection::State state);
    /// The stream stands for the first time, or anew after setServer, setToken or setCompany: load everything.
    void connected();
    /// The stream was cut; tries to resume follow.
    void disconnected(const tierdesk::base::Error &why);
    /// The stream stands again; what was missed follows as events.
    void resumed();
    /// Too much was missed: load everything anew.
    void reset();
    /// The server shows a certificate that nobody vouches for. Once a certificate, until trust() or setServer().
    void certificateUntrusted(const tierdesk::client::Certificate &certificate);
    /// The token is not accepted (any more). The stream is closed.
    void signedOut();

    void eventReceived(const tierdesk::deskapi::Event &event);
    void viewersChanged(const tierdesk::deskapi::Viewers &viewers);
    void typingChanged(const tierdesk::deskapi::TypingBy &typing);
    /// Of the session that setViewing() named, while an AI tier's model writes its answer.
    void wordsHeard(const tierdesk::deskapi::HeardWords &words);

private:
    void setState(State state);
    /// True for the certificate that trust() named; else it is told.
    [[nodiscard]] bool isTrusted(const QSslCertificate &certificate, const QList<QSslError> &errors);
    void startSocket();
    void dropSocket();
    void cut(const base::Error &why);
    void greet();
    void take(const QString &text);
    void takeWelcome(const deskapi::Welcome &welcome);
    void beat();
    void askWhetherSignedIn();
    void refuseToken();
    void send(const deskapi::ConsoleFrame &frame);
    [[nodiscard]] QNetworkRequest request(const QString &path, const QUrlQuery &query) const;
    void finish(QNetworkReply *reply, QObject *context, Done<QJsonObject> done);
    template<class T>
    void finish(QNetworkReply *reply, QObject *context, base::Result<T> (*read)(QNetworkReply &), Done<T> done);

    Timing m_timing;
    QUrl m_server;
    QByteArray m_trusted;
    std::optional<Certificate> m_untrusted;
    QByteArray m_token;
    QString m_company;
    QString m_viewing;
    QNetworkAccessManager m_network;
    std::unique_ptr<QWebSocket> m_socket;
    State m_state = State::Closed;
    bool m_isGreeted = false;   ///< a welcome or reset came on this socket
    bool m_isFollowing = false; ///< a stream of this server, user and company has stood before
    bool m_isPongDue = false;
    std::optional<qint64> m_seq;
    std::optional<base::Error> m_lastError;
    Backoff m_backoff;
    QTimer m_retry;
    QTimer m_heart;
};

} // namespace tierdesk::client
