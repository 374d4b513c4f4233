#include "core/net/Proxies.h"

#include "core/net/TargetGuard.h"

#include <QtNetwork/QHostAddress>

namespace tierdesk::net {

namespace {

bool isListed(const QUrl &url, const QByteArray &list)
{
    const QString host = url.host();
    const QHostAddress address(host);
    const int port = url.port(url.scheme() == u"https" ? 443 : 80);
    for (const QString &each : QString::fromUtf8(list).split(u',', Qt::SkipEmptyParts)) {
        QString name = each.trimmed();
        if (name == u"*")
            return true;
        // A port, unless the colon is part of an IPv6 address.
        if (const qsizetype colon = name.lastIndexOf(u':'); colon > 0 && name.indexOf(u':') == colon) {
            if (QStringView(name).sliced(colon + 1).toInt() != port)
                continue;
            name.truncate(colon);
        }
        if (!address.isNull()) {
            const auto network = QHostAddress::parseSubnet(name);
            if (address == QHostAddress(name) ||
                (name.contains(u'/') && !network.first.isNull() && address.isInSubnet(network)))
                return true;
            continue;
        }
        while (name.startsWith(u'.'))
            name.remove(0, 1);
        if (!name.isEmpty() &&
            (host.compare(name, Qt::CaseInsensitive) == 0 || host.endsWith(u'.' + name, Qt::CaseInsensitive)))
            return true;
    }
    return false;
}

} // namespace

Environment ownEnvironment()
{
    return [](const char *name) { return qgetenv(name); };
}

QByteArray proxyFor(const QUrl &url, const Environment &environment)
{
    const auto either = [&](const char *small, const char *large) {
        const QByteArray value = environment(small).trimmed();
        return value.isEmpty() ? environment(large).trimmed() : value;
    };
    if (namesLoopback(url) || isListed(url, either("no_proxy", "NO_PROXY")))
        return {};
    const QByteArray own =
        url.scheme() == u"https" ? either("https_proxy", "HTTPS_PROXY") : environment("http_proxy").trimmed();
    return own.isEmpty() ? either("all_proxy", "ALL_PROXY") : own;
}

} // namespace tierdesk::net
