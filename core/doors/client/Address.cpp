#include "core/doors/client/Address.h"

#include "core/base/Loopback.h"

namespace tierdesk::client {

base::Result<QUrl> serverAddress(const QString &text)
{
    const auto refuse = [](const char *why) {
        return base::fail(base::Fault::InvalidInput, QString::fromLatin1(why), u"server"_s);
    };
    const QString typed = text.trimmed();
    if (typed.isEmpty())
        return refuse("no address");
    const bool hasScheme = typed.contains("://"_L1);
    QUrl url(hasScheme ? typed : u"https://"_s + typed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return refuse("not an address");
    if (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)
        return refuse("neither http nor https");
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return refuse("an address has no user, query or fragment");
    if (!hasScheme && isThisMachine(url))
        url.setScheme(u"http"_s);
    url = url.adjusted(QUrl::StripTrailingSlash);
    if (url.path() == "/"_L1)
        url.setPath(QString());
    return url;
}

QString addressText(const QUrl &server)
{
    if (server.isEmpty())
        return {};
    const QString whole = server.toString(QUrl::StripTrailingSlash);
    const QString bare = whole.mid(whole.indexOf("://"_L1) + 3);
    const auto again = serverAddress(bare);
    return again && *again == server ? bare : whole;
}

bool isThisMachine(const QUrl &server)
{
    return base::isLoopbackHost(server.host());
}

} // namespace tierdesk::client
