#pragma once

#include "core/base/Result.h"

#include <QtNetwork/QSslConfiguration>

namespace tierdesk::server {

/// A server's TLS, 1.2 and up, from PEM: the certificate first, then its chain; an RSA or EC key.
/// Fails with InvalidInput, the setting in `where`.
[[nodiscard]] base::Result<QSslConfiguration> tlsFrom(const QByteArray &certificates, const QByteArray &key);

} // namespace tierdesk::server
