#include "core/domain/TargetUrl.h"

#include "core/base/Loopback.h"

#include <QtCore/QUrl>

namespace tierdesk {

bool isTargetUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasFragment() &&
           (url.scheme() == u"https" || (url.scheme() == u"http" && base::isLoopbackHost(url.host())));
}

QString withoutSlashes(QString url)
{
    while (url.endsWith(u'/'))
        url.chop(1);
    return url;
}

} // namespace tierdesk
