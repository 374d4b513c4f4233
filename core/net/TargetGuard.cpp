#include "core/net/TargetGuard.h"

#include "core/base/Loopback.h"

#include <algorithm>
#include <array>

namespace tierdesk::net {

namespace {

using base::Fault;

struct Block {
    quint32 network;
    int bits;
    AddressKind kind;
};

constexpr quint32 v4(quint32 a, quint32 b, quint32 c, quint32 d)
{
    return a << 24 | b << 16 | c << 8 | d;
}

/// IANA's IPv4 special-purpose registry (RFC 6890 and later additions), as far as it matters to a client.
constexpr std::array Blocks{
    Block{v4(0, 0, 0, 0), 8, AddressKind::Forbidden},      Block{v4(10, 0, 0, 0), 8, AddressKind::Private},
    Block{v4(100, 64, 0, 0), 10, AddressKind::Private},    Block{v4(127, 0, 0, 0), 8, AddressKind::Loopback},
    Block{v4(169, 254, 0, 0), 16, AddressKind::Private},   Block{v4(172, 16, 0, 0), 12, AddressKind::Private},
    Block{v4(192, 0, 0, 0), 24, AddressKind::Forbidden},   Block{v4(192, 0, 2, 0), 24, AddressKind::Forbidden},
    Block{v4(192, 88, 99, 0), 24, AddressKind::Forbidden}, Block{v4(192, 168, 0, 0), 16, AddressKind::Private},
    Block{v4(198, 18, 0, 0), 15, AddressKind::Forbidden},  Block{v4(198, 51, 100, 0), 24, AddressKind::Forbidden},
    Block{v4(203, 0, 113, 0), 24, AddressKind::Forbidden}, Block{v4(224, 0, 0, 0), 3, AddressKind::Forbidden}};

AddressKind kindOf4(quint32 address)
{
    for (const Block &block : Blocks) {
        const quint32 mask = ~quint32{0} << (32 - block.bits);
        if ((address & mask) == block.network)
            return block.kind;
    }
    return AddressKind::Public;
}

quint32 word(const Q_IPV6ADDR &bytes, int at)
{
    return v4(bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]);
}

AddressKind kindOf6(const Q_IPV6ADDR &bytes)
{
    const quint32 first = word(bytes, 0);
    const bool isUpperZero = first == 0 && word(bytes, 4) == 0;
    if (isUpperZero && (word(bytes, 8) == 0xFFFF || (word(bytes, 8) == 0 && word(bytes, 12) > 1)))
        return kindOf4(word(bytes, 12)); // IPv4-mapped, and the deprecated IPv4-compatible form
    if (isUpperZero && word(bytes, 8) == 0)
        return word(bytes, 12) == 1 ? AddressKind::Loopback : AddressKind::Forbidden;
    if (first == 0x0064FF9B && word(bytes, 4) == 0 && word(bytes, 8) == 0)
        return kindOf4(word(bytes, 12)); // NAT64 well-known prefix 64:ff9b::/96, RFC 6052
    if (first == 0x0064FF9B && word(bytes, 4) >> 16 == 1)
        return AddressKind::Private; // local-use NAT64 prefix 64:ff9b:1::/48, RFC 8215: translates to any address
    if (first >> 16 == 0x2002)
        return kindOf4(first << 16 | word(bytes, 4) >> 16); // 6to4
    if (first >> 25 == 0xFC >> 1 || first >> 22 == 0xFE80 >> 6)
        return AddressKind::Private;
    if (first == 0x20010DB8 || first == 0x20010000 || first >> 24 == 0xFF)
        return AddressKind::Forbidden; // documentation, Teredo, multicast
    // Only 2000::/3 is allocated as global unicast.
    return first >> 29 == 1 ? AddressKind::Public : AddressKind::Forbidden;
}

/// Returns the host of @p url in the form of ListedTarget::host.
QString hostOf(const QUrl &url)
{
    QString host = url.host(QUrl::FullyDecoded).toLower();
    if (host.endsWith(u'.'))
        host.chop(1);
    return host;
}

int portOf(const QUrl &url)
{
    constexpr std::pair<const char *, int> Defaults[]{{"http", 80},   {"https", 443}, {"smtp", 25},
                                                      {"smtps", 465}, {"imap", 143},  {"imaps", 993}};
    for (const auto &[scheme, port] : Defaults) {
        if (url.scheme() == QLatin1String(scheme))
            return url.port(port);
    }
    return url.port();
}

bool isListed(const QUrl &url, const TargetRules &rules)
{
    const QString host = hostOf(url);
    const int port = portOf(url);
    return std::any_of(rules.listed.begin(), rules.listed.end(), [&](const ListedTarget &each) {
        return each.host == host && (each.port == 0 || each.port == port);
    });
}

} // namespace

base::Result<ListedTarget> listedTargetFrom(const QString &text)
{
    const QString trimmed = text.trimmed().toLower();
    const auto bad = [&] {
        return base::fail(Fault::InvalidInput, u"\"%1\" is not HOST, HOST:PORT or [IPv6]:PORT"_s.arg(text.left(80)));
    };
    // An IPv6 address without brackets has more than one colon.
    const bool isBare = trimmed.count(u':') > 1 && !trimmed.startsWith(u'[');
    const QUrl url(u"https://"_s + (isBare ? u'[' + trimmed + u']' : trimmed), QUrl::StrictMode);
    const bool isPlain = url.path().isEmpty() && !url.hasQuery() && !url.hasFragment() && url.userInfo().isEmpty();
    if (!url.isValid() || url.host().isEmpty() || !isPlain || url.port() == 0)
        return bad();
    return ListedTarget{hostOf(url), static_cast<quint16>(std::max(url.port(), 0))};
}

AddressKind kindOf(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return kindOf4(address.toIPv4Address());
    if (address.protocol() == QAbstractSocket::IPv6Protocol)
        return kindOf6(address.toIPv6Address());
    return AddressKind::Forbidden;
}

bool namesLoopback(const QUrl &url)
{
    return base::isLoopbackHost(hostOf(url));
}

namespace {

/// Checks the rules that apply to every protocol; @p isOpen means without TLS.
base::Result<void> check(const QUrl &url, bool isOpen, const char *refusal, const TargetRules &rules)
{
    const QString shown = url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (!url.isValid() || url.host().isEmpty())
        return base::fail(Fault::InvalidInput, u"not an address to send to"_s, shown);
    if (!url.userInfo().isEmpty())
        return base::fail(Fault::InvalidInput, u"a URL must not hold a user or a password"_s, shown);
    const bool isHere = namesLoopback(url);
    if (isOpen && !isHere)
        return base::fail(Fault::Forbidden, QString::fromLatin1(refusal), shown);
    if (isHere && !rules.allowsLoopback && !isListed(url, rules))
        return base::fail(Fault::Forbidden, u"requests to this machine are not allowed (setting allowed-targets)"_s,
                          shown);
    if (QHostAddress address; address.setAddress(url.host()) && !mayConnect(url, address, rules))
        return base::fail(Fault::Forbidden, u"not a public address"_s, shown);
    return {};
}

} // namespace

base::Result<void> checkTarget(const QUrl &url, const TargetRules &rules)
{
    constexpr const char *Refusal = "https only; http on a loopback address";
    if (url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() && url.scheme() != u"https" &&
        url.scheme() != u"http")
        return base::fail(Fault::Forbidden, QString::fromLatin1(Refusal),
                          url.toDisplayString(QUrl::RemoveQuery | QUrl::RemoveFragment));
    return check(url, url.scheme() != u"https", Refusal, rules);
}

base::Result<void> checkMailTarget(const QUrl &url, bool requiresTls, const TargetRules &rules)
{
    const QString scheme = url.scheme();
    const bool isSecure = scheme == u"smtps" || scheme == u"imaps";
    if (!isSecure && scheme != u"smtp" && scheme != u"imap")
        return base::fail(Fault::Forbidden, u"not a mail server"_s, url.host());
    return check(url, !isSecure && !requiresTls, "a mail server is spoken to over TLS; without on a loopback address",
                 rules);
}

bool mayConnect(const QUrl &url, const QHostAddress &address, const TargetRules &rules)
{
    const bool isHere = namesLoopback(url);
    switch (kindOf(address)) {
    case AddressKind::Public:
        return !isHere;
    case AddressKind::Loopback:
        return isHere && (rules.allowsLoopback || isListed(url, rules));
    case AddressKind::Private:
        return !isHere && (rules.allowsPrivate || isListed(url, rules));
    case AddressKind::Forbidden:
        break;
    }
    return false;
}

} // namespace tierdesk::net
