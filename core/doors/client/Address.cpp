#include "core/doors/client/Address.h"

#include "core/base/Loopback.h"

namespace tierdesk::client {

base::Result<QUrl> serverAddress(const QString &text)
{
    const auto refuse = [](const char *why) {
        return base::fail(base::Fault::InvalidInput, QString::fromLatin1(why), QStringLiteral("server"));
    };
    const QString typed = text.trimmed();
    if (typed.isEmpty())
        return refuse("no address");
    const bool hasScheme = typed.contains(QLatin1String("://"));
    QUrl url(hasScheme ? typed : QStringLiteral("https://") + typed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return refuse("not an address");
    if (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https"))
        return refuse("neither http nor https");
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return refuse("an address has no user, query or fragment");
    if (!hasScheme && isThisMachine(url))
        url.setScheme(QStringLiteral("http"));
    url = url.adjusted(QUrl::StripTrailingSlash);
    if (url.path() == QLatin1String("/"))
        url.setPath(QString());
    return url;
}

QString addressText(const QUrl &server)
{
    if (server.isEmpty())
        return {};
    const QString whole = server.toString(QUrl::StripTrailingSlash);
    const QString bare = whole.mid(whole.indexOf(QLatin1String("://")) + 3);
    const auto again = serverAddress(bare);
    return again && *again == server ? bare : whole;
}

bool isThisMachine(const QUrl &server)
{
    return base::isLoopbackHost(server.host());
}

} // namespace tierdesk::client
