#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/doors/client/Backoff.h"
#include "core/doors/client/Certificate.h"
#include "core/doors/deskapi/Codec.h"
#include "core/doors/deskapi/Events.h"
#include "core/doors/deskapi/Routes.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtCore/QUrl>
#include <QtCore/QUrlQuery>
#include <QtNetwork/QNetworkAccessManager>
#include <QtWebSockets/QWebSocket>

#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <type_traits>

class QNetworkReply;

namespace tierdesk::client {

namespace route = deskapi::route;

template<class T>
using Done = std::function<void(base::Result<T>)>;

/// What stands in a path for a {name}.
struct Segment {
    /// Of any text: what a path cannot hold is percent-encoded.
    Segment(const QString &said)
        : text(QString::fromLatin1(QUrl::toPercentEncoding(said, ":")))
    {}
    template<class Tag>
    Segment(base::Id<Tag> id)
        : text(QString::number(id.value))
    {}
    QString text;
};
using Segments = std::initializer_list<Segment>;

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

    // --- calls

    /// Calls @p declared with @p path for its {names}. @p asked is its body, as a value or as JSON, or its query. @p
    /// key is a POST's Idempotency-Key: asked again with the same one, whatever became of the first, it happens once;
    /// by default each call has its own. @p done takes the reply's body; of a reply without one nothing, or `{}`.
    template<deskapi::Verb V, class In, class Out, class Asked, class T>
    void call(const deskapi::Route<V, In, Out> &declared, Segments path, const Asked &asked, const QByteArray &key,
              QObject *context, Done<T> done)
    {
        constexpr bool hasNoReply = std::is_same_v<Out, deskapi::Nothing>;
        static_assert(std::is_same_v<T, Out> || (hasNoReply && (std::is_void_v<T> || std::is_same_v<T, QJsonObject>)));
        static_assert(V == deskapi::Verb::Get || !std::is_same_v<Asked, QUrlQuery>);
        const QString target = pathOf(declared, path);
        if constexpr (std::is_same_v<Asked, QUrlQuery>)
            send(V, target, asked, {}, key, context, decoded(std::move(done)));
        else if constexpr (std::is_same_v<Asked, QJsonObject>)
            send(V, target, {}, asked, key, context, decoded(std::move(done)));
        else
            send(V, target, {}, deskapi::encode<In>(asked), key, context, decoded(std::move(done)));
    }
    template<deskapi::Verb V, class In, class Out, class Asked, class T>
    void call(const deskapi::Route<V, In, Out> &declared, Segments path, const Asked &asked, QObject *context,
              Done<T> done)
    {
        call(declared, path, asked, QByteArray(), context, std::move(done));
    }
    template<deskapi::Verb V, class Out, class T>
    void call(const deskapi::Route<V, deskapi::Nothing, Out> &declared, Segments path, QObject *context, Done<T> done)
    {
        call(declared, path, QJsonObject(), QByteArray(), context, std::move(done));
    }
    /// Sends a file as it is; the server looks for itself what it is.
    void upload(const deskapi::Post<deskapi::Nothing, Attachment> &declared, Segments path, const QUrlQuery &query,
                const QByteArray &content, const QByteArray &key, QObject *context, Done<Attachment> done);
    /// Fetches what is no JSON, whole.
    void fetch(const deskapi::Get<deskapi::Nothing> &declared, Segments path, QObject *context, Done<QByteArray> done);
    /// Calls a path below the server's base ("/desk/queue").
    void get(const QString &path, const QUrlQuery &query, QObject *context, Done<QJsonObject> done);

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
    void send(deskapi::Verb verb, const QString &path, const QUrlQuery &query, const QJsonObject &body,
              const QByteArray &key, QObject *context, Done<QJsonObject> done);
    [[nodiscard]] static QString pathOf(const deskapi::RouteFacts &facts, Segments segments);
    /// @p done for values of the desk API, from @p done for their JSON.
    template<class T>
    [[nodiscard]] static Done<QJsonObject> decoded(Done<T> done)
    {
        return [done = std::move(done)](const base::Result<QJsonObject> &json) {
            if (!json)
                return done(json.error());
            if constexpr (std::is_void_v<T>)
                done(base::Result<void>());
            else if constexpr (std::is_same_v<T, QJsonObject>)
                done(json);
            else
                done(deskapi::decode<T>(*json));
        };
    }
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
