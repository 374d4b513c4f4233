#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QUrl>

#include <functional>

namespace tierdesk::net {

/// The variable of a name; empty where it is not set.
using Environment = std::function<QByteArray(const char *name)>;
[[nodiscard]] Environment ownEnvironment();

/// The proxy that a request to @p url goes by, as curl and others read it from the environment; empty for none:
/// `https_proxy` or `HTTPS_PROXY` (for http `http_proxy`, in small letters only: a CGI sets the other), else
/// `all_proxy` or `ALL_PROXY`; not for what `no_proxy` or `NO_PROXY` lists: `*`, names with what is below them,
/// addresses, networks as 10.0.0.0/8, each with a port where it ends in one. This machine's own services are never
/// asked for by a proxy.
[[nodiscard]] QByteArray proxyFor(const QUrl &url, const Environment &environment);

} // namespace tierdesk::net
