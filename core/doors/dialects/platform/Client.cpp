#include "core/doors/dialects/platform/Client.h"

namespace tierdesk::dialects::platform {

QString addressOf(const Call &call)
{
    const bool isSecure = call.isSecure || call.header("x-forwarded-proto") == "https";
    return QLatin1String(isSecure ? "https://" : "http://") + QString::fromLatin1(call.header("host"));
}

} // namespace tierdesk::dialects::platform
