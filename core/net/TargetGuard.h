#pragma once

#include "core/base/Result.h"

#include <QtCore/QUrl>
#include <QtNetwork/QHostAddress>

#include <vector>

namespace tierdesk::net {

/// A service that the operator allows although it is on this machine or in a private network.
struct ListedTarget {
    QString host;     ///< a name or an address as the URL writes it, in lower case, IPv6 without brackets
    quint16 port = 0; ///< 0: any
};

/// Reads "HOST", "HOST:PORT", "[IPV6]" or "[IPV6]:PORT". Fails with InvalidInput.
[[nodiscard]] base::Result<ListedTarget> listedTargetFrom(const QString &text);

/// Which machines a request may go to.
struct TargetRules {
    bool allowsLoopback = true; ///< only where the URL names it: localhost, 127.0.0.0/8 or ::1
    bool allowsPrivate = false; ///< RFC 1918, unique local, link-local and shared address space; https all the same
    std::vector<ListedTarget> listed{}; ///< allowed whatever the two flags say
};

/// What an address is, as far as a request to it goes.
enum class AddressKind {
    Public,
    Loopback,
    Private,  ///< 10/8, 172.16/12, 192.168/16, 100.64/10, 169.254/16, fc00::/7, fe80::/10
    Forbidden ///< unspecified, multicast, broadcast, documentation, reserved: never a target
};

/// IPv4 addresses inside IPv6 ones (mapped, NAT64, 6to4) are what they hold.
[[nodiscard]] AddressKind kindOf(const QHostAddress &address);

/// True when the URL's own words mean this machine: localhost, *.localhost, or a loopback address.
[[nodiscard]] bool namesLoopback(const QUrl &url);

/// Before anything is resolved: https, or http on a loopback host; no user info; a host there. Fails with Forbidden
/// (an address or scheme that may not be) or InvalidInput (no usable URL).
[[nodiscard]] base::Result<void> checkTarget(const QUrl &url, const TargetRules &rules);

/// The same for a mail server: smtp, smtps, imap or imaps; without TLS only on a loopback host.
[[nodiscard]] base::Result<void> checkMailTarget(const QUrl &url, bool requiresTls, const TargetRules &rules);

/// When the socket is about to be opened: may a request to @p url be sent to @p address, which its name was resolved
/// to? A public name that resolves to this machine or its neighbours is refused, however often it changes its mind.
[[nodiscard]] bool mayConnect(const QUrl &url, const QHostAddress &address, const TargetRules &rules);

} // namespace tierdesk::net
