#include "core/doors/client/Failures.h"

#include "core/base/Result.h"
#include "core/doors/deskapi/Failure.h"

namespace tierdesk::client {

using base::Fault;

namespace {

QString reasonKey()
{
    return u"reason"_s;
}

base::Error unreached(QLatin1String reason, const QString &text)
{
    return base::fail(Fault::Unavailable, text, {}, {{reasonKey(), reason}});
}

Fault faultOf(int status)
{
    switch (status) {
    case 400:
    case 405:
    case 411:
    case 414:
    case 415:
    case 431:
        return Fault::InvalidInput;
    case 401:
        return Fault::Unauthenticated;
    case 403:
        return Fault::Forbidden;
    case 404:
        return Fault::NotFound;
    case 409:
        return Fault::Conflict;
    case 413:
        return Fault::TooLarge;
    case 429:
        return Fault::RateLimited;
    case 507:
        return Fault::StorageFailed;
    case 408:
    case 502:
    case 503:
    case 504:
        return Fault::Unavailable;
    default:
        return Fault::Internal;
    }
}

} // namespace

base::Error failureOf(QNetworkReply::NetworkError error, const QString &text)
{
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError:
        return unreached("certificate"_L1, text);
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // what a transfer time-out is called
        return unreached("timeout"_L1, text);
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolInvalidOperationError:
        return unreached("protocol"_L1, text);
    default:
        return unreached("network"_L1, text);
    }
}

base::Error failureOf(QAbstractSocket::SocketError error, const QString &text)
{
    switch (error) {
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInvalidUserDataError:
        return unreached("certificate"_L1, text);
    case QAbstractSocket::SocketTimeoutError:
        return unreached("timeout"_L1, text);
    default:
        return unreached("network"_L1, text);
    }
}

base::Error failureOf(const QList<QSslError> &errors)
{
    QStringList texts;
    for (const QSslError &each : errors)
        texts.append(each.errorString());
    return unreached("certificate"_L1, texts.join(u' '));
}

base::Error failureOf(QWebSocketProtocol::CloseCode code, const QString &reason)
{
    return unreached("network"_L1, reason.isEmpty() ? u"the server closed the stream (%1)"_s.arg(code) : reason);
}

base::Error refusalOf(int status, const QJsonObject &body)
{
    if (auto told = deskapi::errorFromBody(body))
        return *std::move(told);
    // The strict front and proxies speak before the desk door does.
    return base::fail(faultOf(status), u"the server answered %1"_s.arg(status), {}, {{u"status"_s, status}});
}

QString reasonOf(const base::Error &error)
{
    return error.fault == Fault::Unavailable ? error.details.value(reasonKey()).toString() : QString();
}

} // namespace tierdesk::client
