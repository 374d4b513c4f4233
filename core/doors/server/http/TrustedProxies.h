#pragma once

#include "core/base/Result.h"
#include "core/doors/dialects/Call.h"

#include <QtCore/QByteArrayView>
#include <QtNetwork/QHostAddress>

#include <utility>
#include <vector>

namespace tierdesk::server {

/// The networks of the reverse proxies that are trusted to report their clients' addresses. A value; pure.
class TrustedProxies final
{
public:
    /// Reads networks in CIDR notation, or single addresses, separated by commas. Fails with InvalidInput.
    [[nodiscard]] static base::Result<TrustedProxies> parse(const QString &text);

    [[nodiscard]] bool isEmpty() const { return m_networks.empty(); }
    [[nodiscard]] bool contains(const QHostAddress &address) const;

    /// The client of a request.
    struct Client {
        QHostAddress address;
        bool isSecure = false;
        QByteArray requestId; ///< X-Request-Id; empty if missing, too long or with other characters
    };
    /// Returns the client of a request with @p headers from @p peer. A peer that is not trusted is itself the client;
    /// the headers are ignored. Otherwise the client is the rightmost address in Forwarded or X-Forwarded-For that is
    /// not trusted. Reading from the right, an entry that is not an address and all entries before it are ignored. If
    /// both fields name different clients, both are ignored, because one of them was sent by the client. The protocol
    /// is the last value of X-Forwarded-Proto or, without that field, the last `proto` in Forwarded.
    [[nodiscard]] Client clientOf(const std::vector<dialects::Header> &headers, const QHostAddress &peer,
                                  bool isSecure) const;

private:
    /// @p hops is ordered from the client to the nearest proxy.
    [[nodiscard]] QHostAddress rightmostUntrusted(const std::vector<QByteArray> &hops, const QHostAddress &peer) const;

    std::vector<std::pair<QHostAddress, int>> m_networks;
};

/// Returns @p address as IPv4 if it is an IPv4 address mapped into IPv6.
[[nodiscard]] QHostAddress unmapped(const QHostAddress &address);

} // namespace tierdesk::server
