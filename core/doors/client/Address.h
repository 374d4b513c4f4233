#pragma once

#include "core/base/Result.h"

#include <QtCore/QString>
#include <QtCore/QUrl>

namespace tierdesk::client {

/// The server that a person means by @p text: "desk.example.com", "127.0.0.1:8080", "https://host/base". Without a
/// scheme it is https, but http for this machine itself, where the all-in-one program listens. Fails with InvalidInput.
[[nodiscard]] base::Result<QUrl> serverAddress(const QString &text);

/// The other way round, as short as it stays exact: "127.0.0.1:8080".
[[nodiscard]] QString addressText(const QUrl &server);

/// True for localhost and loopback addresses.
[[nodiscard]] bool isThisMachine(const QUrl &server);

} // namespace tierdesk::client
