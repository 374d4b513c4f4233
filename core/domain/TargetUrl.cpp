#include "core/domain/TargetUrl.h"

#include <QtCore/QStringList>
#include <QtCore/QUrl>

#include <algorithm>

namespace tierdesk {

namespace {

bool isLoopback(const QString &host)
{
    if (host == u"localhost" || host == u"::1" || host == u"[::1]")
        return true;
    const QStringList parts = host.split(u'.');
    return parts.size() == 4 && parts.front() == u"127" &&
           std::all_of(parts.begin(), parts.end(), [](const QString &p) {
               bool isNumber = false;
               return p.toInt(&isNumber) <= 255 && isNumber && p.front().isDigit();
           });
}

} // namespace

bool isTargetUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasFragment() &&
           (url.scheme() == u"https" || (url.scheme() == u"http" && isLoopback(url.host())));
}

} // namespace tierdesk
