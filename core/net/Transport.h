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

/// One request. Content-Length is made here; Content-Type and the rest are the caller's.
struct Request {
    QByteArray method = "POST";
    QUrl url;
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    base::Millis timeout = base::Millis::seconds(20);        ///< from sending it until its last byte
    base::Millis connectTimeout = base::Millis::seconds(10); ///< of name, TCP and TLS together
    qint64 maxBody = 1 << 20;                                ///< bytes of the answer's body
    bool usesProxy = false;                                  ///< the environment's (Proxies.h), where it names one
    std::optional<TargetRules> targets{};                    ///< in place of the transport's own
};

struct Response {
    int status = 0;
    std::vector<std::pair<QByteArray, QByteArray>> headers; ///< names in lower case
    QByteArray body;
    QByteArrayList lines; ///< of a mail server: what it said

    /// The first of that (lower-case) name; empty when there is none.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

struct TransportSettings {
    TargetRules targets;
    QByteArray authorities;            ///< PEM; empty: those that the system trusts
    std::vector<QByteArray> addresses; ///< "name:port:address": looked up here first, as in a hosts file
    int connections = 64;              ///< open at once, over all hosts
    Environment environment = ownEnvironment();
};

/// HTTP, SMTP and IMAP out: one libcurl multi loop on a thread of its own. Verified TLS, HTTP/2 where the server has
/// it, connections kept for reuse, no redirects, no cookies, and a proxy for those requests only that may use one;
/// every other socket passes the TargetGuard when it is opened.
///
/// Thread: send() and cancel() from any; made and destroyed on one. The destructor ends what is under way with
/// Unavailable and waits for the thread.
class Transport final
{
public:
    using Number = quint64;
    using Done = std::function<void(base::Result<Response>)>;
    /// Bytes of a 2xx answer's body as they come; @p head is that answer, without its body. False: no more is wanted.
    using Piece = std::function<bool(const Response &head, QByteArrayView bytes)>;

    Transport();
    explicit Transport(TransportSettings settings);
    ~Transport();
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;

    /// @p done runs once, on @p context's thread, unless @p context is gone by then; @p context is not destroyed while
    /// a request of its is under way in another thread. Any status is a Response; a failure is Forbidden (the target
    /// may not be reached), InvalidInput (no usable request), TooLarge (the answer), or Unavailable (name, connection,
    /// TLS, time-out, cancelled; details.reason says which).
    Number send(Request request, QObject *context, Done done);
    /// The same for a mail server. What an SMTP server refuses is a Response, too, with a status from 400 on; what an
    /// IMAP server refuses is Unavailable (a sign-in with reason "login"), what it does not have NotFound.
    Number send(MailCall call, QObject *context, Done done);
    /// The same for a caller whose thread has no event loop: @p done runs once, on the net thread itself, and must not
    /// wait for anything there.
    Number sendBare(Request request, Done done);
    /// Like sendBare(), with the body of a 2xx handed out piece by piece on the net thread and not kept; @p done's
    /// Response has none then. Other answers come whole. What @p piece does not want ends the request as cancel() does.
    Number stream(Request request, Piece piece, Done done);
    using Due = std::function<void(bool isDue)>;
    /// Runs @p due once, on the net thread itself, after @p time, or with false when it is cancelled before.
    Number after(base::Millis time, Due due);
    /// Ends it with Unavailable and details.reason "cancelled"; a finished one is left alone.
    void cancel(Number number);

private:
    class Loop;
    std::unique_ptr<Loop> m_loop;
};

} // namespace tierdesk::net
