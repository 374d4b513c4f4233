#include "core/doors/dialects/support/Client.h"

namespace tierdesk::dialects::support {

Actor actorOf(const Call &call)
{
    return clientOf(call, QLatin1String(Scope));
}

base::Result<void> checkEnabled(const engine::CompanyEntry &entry)
{
    if (entry.company.config.isEnabled)
        return {};
    return base::fail(base::Fault::CompanyDisabled,
                      QStringLiteral("customer service is switched off for this company"));
}

} // namespace tierdesk::dialects::support
