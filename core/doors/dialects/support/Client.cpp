#include "core/doors/dialects/support/Client.h"

namespace tierdesk::dialects::support {

Actor actorOf(const Call &call)
{
    return clientOf(call, QLatin1String(Scope));
}

} // namespace tierdesk::dialects::support
