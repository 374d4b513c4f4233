#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/net/MailCall.h"
#include "core/net/Proxies.h"
#include "core/net/TargetGuard.h"

#include <QtCore/QByteArray>
#include <QtCore/QObject>
#include <QtCore/QUrl>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace tierdesk::net {

/// An HTTP request. Content-Length is set by the transport, all other headers by the caller.
struct Request {
    QByteArray method = "POST";
    QUrl url;
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    base::Millis timeout = base::Millis::seconds(20);        ///< from sending to the last byte of the response
    base::Millis connectTimeout = base::Millis::seconds(10); ///< for name lookup, TCP and TLS together
    qint64 maxBody = 1 << 20;                                ///< bytes of the response body
    bool usesProxy = false;               ///< uses the environment's proxy (Proxies.h), if there is one
    std::optional<TargetRules> targets{}; ///< instead of the transport's own
};

struct Response {
    int status = 0;
    std::vector<std::pair<QByteArray, QByteArray>> headers; ///< names in lower case
    QByteArray body;
    QByteArrayList lines; ///< the replies of a mail server

    /// Returns the first header named @p name (lower case); empty if there is none.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

struct TransportSettings {
    TargetRules targets;
    QByteArray authorities;            ///< PEM; empty: the system's trusted authorities
    std::vector<QByteArray> addresses; ///< "name:port:address"; takes precedence over DNS, like a hosts file
    int connections = 64;              ///< open at once, over all hosts
    Environment environment = ownEnvironment();
};

/// Sends HTTP, SMTP and IMAP requests with one libcurl multi loop on its own thread. Verifies TLS, uses HTTP/2 if
/// supported, reuses connections, follows no redirects and keeps no cookies. Only requests with usesProxy may go
/// through a proxy; the TargetGuard checks all other sockets when they are opened.
///
/// Thread: send() and cancel() are thread-safe; create and destroy it on one thread. The destructor ends pending
/// requests with Unavailable and waits for the net thread.
class Transport final
{
public:
    using Number = quint64;
    using Done = std::function<void(base::Result<Response>)>;
    /// Receives the body of a 2xx response as it arrives; @p head is the response without the body. Returns false to
    /// stop.
    using Piece = std::function<bool(const Response &head, QByteArrayView bytes)>;

    Transport();
    explicit Transport(TransportSettings settings);
    ~Transport();
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;

    /// Calls @p done once, on @p context's thread, unless @p context is gone by then; @p context must not be destroyed
    /// while a request of its is in progress in another thread. Any status is a Response. Fails with Forbidden (target
    /// not allowed), InvalidInput (bad request), TooLarge (response) or Unavailable (name, connection, TLS, timeout,
    /// cancelled: details.reason).
    Number send(Request request, QObject *context, Done done);
    /// Like send(Request), for a mail server. An SMTP refusal is a Response with a status of 400 or more. An IMAP
    /// refusal is Unavailable (with reason "login" for a sign-in); a missing mail or mailbox is NotFound.
    Number send(MailCall call, QObject *context, Done done);
    /// Like send(), for threads without an event loop: calls @p done once, on the net thread. It must not block.
    Number sendBare(Request request, Done done);
    /// Like sendBare(), but passes the body of a 2xx response to @p piece on the net thread, without buffering it;
    /// @p done's Response then has no body. Other responses are buffered. If @p piece returns false, the request ends
    /// as with cancel().
    Number stream(Request request, Piece piece, Done done);
    using Due = std::function<void(bool isDue)>;
    /// Calls @p due once on the net thread: with true after @p time, or with false if it is cancelled before.
    Number after(base::Millis time, Due due);
    /// Ends the request with Unavailable and details.reason "cancelled". Does nothing if it has finished.
    void cancel(Number number);

private:
    class Loop;
    std::unique_ptr<Loop> m_loop;
};

} // namespace tierdesk::net
