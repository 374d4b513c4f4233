#include "core/doors/server/http/TrustedProxies.h"

#include "core/doors/server/http/Negotiation.h"
#include "core/doors/server/http/Syntax.h"

#include <algorithm>
#include <optional>

namespace tierdesk::server {

namespace {

constexpr qsizetype MaxRequestId = 128;

/// Returns @p text without the quotes of a quoted-string (RFC 9110 §5.6.4).
QByteArray unquoted(QByteArrayView text)
{
    if (text.size() < 2 || text.front() != '"' || text.back() != '"')
        return text.toByteArray();
    QByteArray out;
    for (qsizetype i = 1; i < text.size() - 1; ++i) {
        if (text[i] == '\\' && i + 1 < text.size() - 1)
            ++i;
        out += text[i];
    }
    return out;
}

/// Parses a node of Forwarded (RFC 7239 §6) or X-Forwarded-For: an address with or without a port.
std::optional<QHostAddress> addressOf(const QByteArray &node)
{
    QByteArray host = node;
    if (host.startsWith('[')) {
        const qsizetype end = host.indexOf(']');
        if (end < 0 || (end + 1 < host.size() && host.at(end + 1) != ':'))
            return std::nullopt;
        host = host.mid(1, end - 1);
    } else if (host.count(':') == 1) {
        host = host.left(host.indexOf(':'));
    }
    // Only complete addresses: Qt also accepts "127.1" and a scope.
    const bool isPlain =
        std::all_of(host.begin(), host.end(), [](char c) { return syntax::isHex(c) || c == '.' || c == ':'; });
    QHostAddress address;
    if (!isPlain || (!host.contains(':') && host.count('.') != 3) || !address.setAddress(QString::fromLatin1(host)))
        return std::nullopt;
    return unmapped(address);
}

/// The contents of Forwarded (RFC 7239).
struct Forwarded {
    std::vector<QByteArray> hops;
    QByteArray protocol; ///< of the last element that has one
};

Forwarded forwardedIn(const QByteArray &field)
{
    Forwarded out;
    QByteArrayView rest = field;
    while (!rest.isEmpty()) {
        QByteArrayView element = syntax::takeMember(&rest, ',');
        QByteArray node; // stays empty without `for`
        while (!element.isEmpty()) {
            const QByteArrayView pair = syntax::takeMember(&element, ';');
            const qsizetype equals = pair.indexOf('=');
            const QByteArray name = syntax::lowered(pair.first(std::max<qsizetype>(equals, 0)));
            if (name == "for")
                node = unquoted(pair.sliced(equals + 1));
            else if (name == "proto")
                out.protocol = unquoted(pair.sliced(equals + 1)).toLower();
        }
        out.hops.push_back(node);
    }
    return out;
}

std::vector<QByteArray> membersOf(const QByteArray &list)
{
    std::vector<QByteArray> out;
    for (const QByteArray &each : list.split(','))
        out.push_back(each.trimmed());
    return out;
}

bool isPlainId(const QByteArray &id)
{
    return !id.isEmpty() && id.size() <= MaxRequestId && std::all_of(id.begin(), id.end(), [](char c) {
        return syntax::isAlpha(c) || syntax::isDigit(c) || QByteArrayView("-_.:+/=@").contains(c);
    });
}

} // namespace

QHostAddress unmapped(const QHostAddress &address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    return isV4 ? QHostAddress(v4) : address;
}

base::Result<TrustedProxies> TrustedProxies::parse(const QString &text)
{
    TrustedProxies out;
    for (const QString &each : text.split(u',', Qt::SkipEmptyParts)) {
        const QString network = each.trimmed();
        const auto [address, length] = QHostAddress::parseSubnet(network);
        if (address.isNull() || length < 0)
            return base::fail(base::Fault::InvalidInput,
                              u"\"%1\" is not a network, such as 10.0.0.0/8 or 2001:db8::/32"_s.arg(network));
        out.m_networks.emplace_back(address, length);
    }
    return out;
}

bool TrustedProxies::contains(const QHostAddress &address) const
{
    const QHostAddress plain = unmapped(address);
    return std::any_of(m_networks.begin(), m_networks.end(),
                       [&](const auto &network) { return plain.isInSubnet(network.first, network.second); });
}

QHostAddress TrustedProxies::rightmostUntrusted(const std::vector<QByteArray> &hops, const QHostAddress &peer) const
{
    QHostAddress client = peer;
    for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
        const auto address = addressOf(*hop);
        if (!address)
            break;
        client = *address;
        if (!contains(client))
            break;
    }
    return client;
}

TrustedProxies::Client TrustedProxies::clientOf(const std::vector<dialects::Header> &headers, const QHostAddress &peer,
                                                bool isSecure) const
{
    Client client{peer, isSecure, {}};
    if (isEmpty() || !contains(peer))
        return client;
    const QByteArray forwarded = listOf(headers, "forwarded");
    const QByteArray forwardedFor = listOf(headers, "x-forwarded-for");
    const Forwarded said = forwardedIn(forwarded);
    const QHostAddress first = rightmostUntrusted(said.hops, peer);
    const QHostAddress second = rightmostUntrusted(membersOf(forwardedFor), peer);
    if (forwarded.isEmpty() || forwardedFor.isEmpty())
        client.address = forwarded.isEmpty() ? second : first;
    else if (first == second)
        client.address = first;

    const QByteArray protocols = listOf(headers, "x-forwarded-proto");
    const QByteArray protocol = protocols.isEmpty() ? said.protocol : membersOf(protocols).back().toLower();
    if (protocol == "https" || protocol == "http")
        client.isSecure = protocol == "https";
    const QByteArray id = listOf(headers, "x-request-id");
    if (isPlainId(id))
        client.requestId = id;
    return client;
}

} // namespace tierdesk::server
