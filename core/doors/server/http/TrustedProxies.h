#pragma once

#include "core/base/Result.h"
#include "core/doors/dialects/Call.h"

#include <QtCore/QByteArrayView>
#include <QtNetwork/QHostAddress>

#include <utility>
#include <vector>

namespace tierdesk::server {

/// The networks of the reverse proxies whose word about their clients counts. A value; pure.
class TrustedProxies final
{
public:
    /// Reads networks in CIDR notation, or single addresses, separated by commas. Fails with InvalidInput.
    [[nodiscard]] static base::Result<TrustedProxies> parse(const QString &text);

    [[nodiscard]] bool isEmpty() const { return m_networks.empty(); }
    [[nodiscard]] bool contains(const QHostAddress &address) const;

    /// What a request says about its client.
    struct Client {
        QHostAddress address;
        bool isSecure = false;
        QByteArray requestId; ///< X-Request-Id; empty if there is none, or not a plain one
    };
    /// Returns the client of a request with @p headers that came from @p peer. A peer that is not trusted is the client
    /// itself, whatever the headers say. Otherwise the client is the rightmost address in Forwarded or X-Forwarded-For
    /// that is not trusted; from the first entry on that is not an address, counted from the right, nothing counts. If
    /// both fields are there and name different clients, neither counts: one of them is the client's own. Of
    /// X-Forwarded-Proto, or else `proto` in Forwarded, the last value counts.
    [[nodiscard]] Client clientOf(const std::vector<dialects::Header> &headers, const QHostAddress &peer,
                                  bool isSecure) const;

private:
    /// @p hops: from the client to the nearest proxy.
    [[nodiscard]] QHostAddress rightmostUntrusted(const std::vector<QByteArray> &hops, const QHostAddress &peer) const;

    std::vector<std::pair<QHostAddress, int>> m_networks;
};

/// Returns @p address as IPv4 where it is an IPv4 address mapped into IPv6.
[[nodiscard]] QHostAddress unmapped(const QHostAddress &address);

} // namespace tierdesk::server
