#pragma once

#include "core/net/Transport.h"

#include <QtCore/QPointer>

#include <array>

#include <curl/curl.h>

/// What the Transport's loop has under way; its own thread only.
namespace tierdesk::net {

struct EasyDeleter {
    void operator()(CURL *easy) const { curl_easy_cleanup(easy); }
};
struct ListDeleter {
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, EasyDeleter>;
using List = std::unique_ptr<curl_slist, ListDeleter>;

/// One request, or one exchange with a mail server, under way.
struct Flight {
    Transport::Number number = 0;
    QByteArray requestId;         ///< for the log: that of the thread that asked for it
    Request request;              ///< of a mail call: its URL and bounds
    std::optional<MailCall> mail; ///< none: HTTP
    TargetRules rules;
    QPointer<QObject> context;
    bool isBare = false; ///< done runs here, without a context
    Transport::Done done;
    Transport::Piece piece; ///< null: the body is kept
    Easy easy;
    List headers; ///< of SMTP the receivers
    Response response;
    qint64 headerBytes = 0;
    qint64 bodyBytes = 0;
    qsizetype sent = 0; ///< of the mail's bytes
    bool isTooLarge = false;
    bool isUnwanted = false;
    bool isRefusedTarget = false;
    bool isByProxy = false;
    std::array<char, CURL_ERROR_SIZE> message{};
};

/// Gives curl what every flight has: its target's guard, TLS, time-outs and where its answer goes.
void prepare(Flight &flight, const TransportSettings &settings, curl_slist *addresses);
/// Gives curl the request. Fails with InvalidInput for a header that cannot be sent.
[[nodiscard]] base::Result<void> prepareHttp(Flight &flight, const TransportSettings &settings);
/// Gives curl the mail call. Fails with InvalidInput for what could end a command's line.
[[nodiscard]] base::Result<void> prepareMail(Flight &flight);
/// What came of it, once curl has ended it with @p code.
[[nodiscard]] base::Result<Response> resultOf(Flight &flight, CURLcode code);

/// Unavailable with details.reason.
[[nodiscard]] base::Error unavailable(const QString &message, const QString &reason);

} // namespace tierdesk::net
