#include "core/base/Loopback.h"

#include <QtCore/QList>

#include <algorithm>

namespace tierdesk::base {

bool isLoopbackHost(QStringView host)
{
    const auto is = [host](QStringView name) { return host.compare(name, Qt::CaseInsensitive) == 0; };
    if (is(u"localhost") || host.endsWith(u".localhost", Qt::CaseInsensitive) || is(u"::1") || is(u"[::1]"))
        return true;
    // Four decimal numbers only: 127.0.0.1.example.com is an ordinary host name.
    const QList<QStringView> parts = host.split(u'.');
    return parts.size() == 4 && parts.front() == u"127" &&
           std::all_of(parts.begin(), parts.end(), [](QStringView part) {
               const bool isPlain =
                   !part.isEmpty() && part.size() <= 3 &&
                   std::all_of(part.begin(), part.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
               return isPlain && part.toInt() <= 255;
           });
}

} // namespace tierdesk::base
