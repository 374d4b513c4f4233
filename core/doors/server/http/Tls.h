#pragma once

#include "core/base/Result.h"

#include <QtNetwork/QSslConfiguration>

namespace tierdesk::server {

/// Returns a server's TLS configuration, for TLS 1.2 and later, from PEM: @p certificates has the server's certificate
/// first, then its chain; @p key is an RSA or EC key. Fails with InvalidInput; `where` names the setting.
[[nodiscard]] base::Result<QSslConfiguration> tlsFrom(const QByteArray &certificates, const QByteArray &key);

} // namespace tierdesk::server
