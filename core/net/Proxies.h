#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QUrl>

#include <functional>

namespace tierdesk::net {

/// Looks up an environment variable; returns an empty value if it is not set.
using Environment = std::function<QByteArray(const char *name)>;
[[nodiscard]] Environment ownEnvironment();

/// Returns the proxy for requests to @p url, read from the environment as curl does; empty for none. The proxy is
/// `https_proxy` or `HTTPS_PROXY` (for http only the lower-case `http_proxy`, since CGI sets the other), else
/// `all_proxy` or `ALL_PROXY`. `no_proxy` or `NO_PROXY` lists exceptions: `*`, names including their subdomains,
/// addresses and networks such as 10.0.0.0/8, each optionally with a port. Loopback addresses never use a proxy.
[[nodiscard]] QByteArray proxyFor(const QUrl &url, const Environment &environment);

} // namespace tierdesk::net
