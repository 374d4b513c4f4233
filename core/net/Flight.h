#pragma once

#include "core/net/Transport.h"

#include <QtCore/QPointer>

#include <array>

#include <curl/curl.h>

/// The requests in progress in the Transport's loop. Used only on its thread.
namespace tierdesk::net {

struct EasyDeleter {
    void operator()(CURL *easy) const { curl_easy_cleanup(easy); }
};
struct ListDeleter {
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, EasyDeleter>;
using List = std::unique_ptr<curl_slist, ListDeleter>;

/// One HTTP request or mail call in progress.
struct Flight {
    Transport::Number number = 0;
    QByteArray requestId;         ///< for the log: the request id of the calling thread
    Request request;              ///< for a mail call: its URL and limits
    std::optional<MailCall> mail; ///< unset: HTTP
    TargetRules rules;
    QPointer<QObject> context;
    bool isBare = false; ///< done runs on the net thread, without a context
    Transport::Done done;
    Transport::Piece piece; ///< null: the body is buffered
    Easy easy;
    List headers; ///< for SMTP: the recipients
    Response response;
    qint64 headerBytes = 0;
    qint64 bodyBytes = 0;
    qsizetype sent = 0; ///< bytes of the mail
    bool isTooLarge = false;
    bool isUnwanted = false;
    bool isRefusedTarget = false;
    bool isByProxy = false;
    std::array<char, CURL_ERROR_SIZE> message{};
};

/// Sets the curl options that all requests share: target guard, TLS, timeouts and where the response goes.
void prepare(Flight &flight, const TransportSettings &settings, curl_slist *addresses);
/// Sets the curl options of an HTTP request. Fails with InvalidInput for a header that cannot be sent.
[[nodiscard]] base::Result<void> prepareHttp(Flight &flight, const TransportSettings &settings);
/// Sets the curl options of a mail call. Fails with InvalidInput for a line end in a value, and without recipients.
[[nodiscard]] base::Result<void> prepareMail(Flight &flight);
/// Returns the result, after curl has finished the transfer with @p code.
[[nodiscard]] base::Result<Response> resultOf(Flight &flight, CURLcode code);

/// Returns Unavailable with details.reason.
[[nodiscard]] base::Error unavailable(const QString &message, const QString &reason);

} // namespace tierdesk::net
