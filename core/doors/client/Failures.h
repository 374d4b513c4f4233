#pragma once

#include "core/base/Error.h"

#include <QtCore/QJsonObject>
#include <QtNetwork/QAbstractSocket>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QSslError>
#include <QtWebSockets/QWebSocketProtocol>

namespace tierdesk::client {

/// What Qt's network says, as an Error: Unavailable with details.reason "network", "timeout", "certificate" or
/// "protocol".
[[nodiscard]] base::Error failureOf(QNetworkReply::NetworkError error, const QString &text);
[[nodiscard]] base::Error failureOf(QAbstractSocket::SocketError error, const QString &text);
[[nodiscard]] base::Error failureOf(const QList<QSslError> &errors);
[[nodiscard]] base::Error failureOf(QWebSocketProtocol::CloseCode code, const QString &reason);

/// A refusal of the server's: its own body where it has one, else what the HTTP status says.
[[nodiscard]] base::Error refusalOf(int status, const QJsonObject &body);

/// details.reason of a failure to reach the server; empty for the server's own refusals.
[[nodiscard]] QString reasonOf(const base::Error &error);

} // namespace tierdesk::client
