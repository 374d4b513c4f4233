#pragma once

#include "core/base/Result.h"

#include <QtCore/QUrl>
#include <QtNetwork/QHostAddress>

#include <vector>

namespace tierdesk::net {

/// A service that the operator allows although it is on this machine or in a private network.
struct ListedTarget {
    QString host;     ///< name or address as in the URL, lower case, IPv6 without brackets
    quint16 port = 0; ///< 0: any
};

/// Parses "HOST", "HOST:PORT", "[IPV6]" or "[IPV6]:PORT". Fails with InvalidInput.
[[nodiscard]] base::Result<ListedTarget> listedTargetFrom(const QString &text);

/// The targets that requests may be sent to.
struct TargetRules {
    bool allowsLoopback = true;         ///< only if the URL names it: localhost, 127.0.0.0/8 or ::1
    bool allowsPrivate = false;         ///< RFC 1918, unique local, link-local, shared; https is still required
    std::vector<ListedTarget> listed{}; ///< allowed regardless of the two flags
};

/// How a target address is classified before a request is sent to it.
enum class AddressKind {
    Public,
    Loopback,
    Private,  ///< 10/8, 172.16/12, 192.168/16, 100.64/10, 169.254/16, fc00::/7, fe80::/10
    Forbidden ///< unspecified, multicast, broadcast, documentation, reserved: never a target
};

/// Classifies @p address. IPv6 addresses that contain an IPv4 address (mapped, NAT64, 6to4) are classified by that.
[[nodiscard]] AddressKind kindOf(const QHostAddress &address);

/// Returns whether the URL itself names this machine: localhost, *.localhost or a loopback address.
[[nodiscard]] bool namesLoopback(const QUrl &url);

/// Checks @p url before its name is resolved: https, or http on a loopback host; a host; no user info. Fails with
/// Forbidden (the address or scheme is not allowed) or InvalidInput (not a usable URL).
[[nodiscard]] base::Result<void> checkTarget(const QUrl &url, const TargetRules &rules);

/// Like checkTarget(), for a mail server: smtp, smtps, imap or imaps; without TLS only on a loopback host.
[[nodiscard]] base::Result<void> checkMailTarget(const QUrl &url, bool requiresTls, const TargetRules &rules);

/// Returns whether a request to @p url may connect to @p address, which its name resolved to. Checked when the socket
/// opens, so that a public name can never lead to a loopback or private address.
[[nodiscard]] bool mayConnect(const QUrl &url, const QHostAddress &address, const TargetRules &rules);

} // namespace tierdesk::net
