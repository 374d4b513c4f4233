#include "core/doors/dialects/support/Posted.h"

#include "core/doors/dialects/Validation.h"

namespace tierdesk::dialects::support {

base::Result<Posted> posted(const Call &call)
{
    auto keyed = keyedOf(call, "support");
    if (!keyed)
        return keyed.error();
    auto body = jsonBody(call);
    if (!body)
        return body.error();
    return Posted{std::move(*body), std::move(*keyed)};
}

Actor actorOf(const Call &call)
{
    Actor actor;
    actor.kind = Actor::Kind::Client;
    actor.name = call.principal.subject;
    actor.from = QStringLiteral("support ") + call.peer.toString();
    return actor;
}

base::Result<void> checkEnabled(const engine::CompanyEntry &entry)
{
    if (entry.company.config.isEnabled)
        return {};
    return base::fail(base::Fault::CompanyDisabled,
                      QStringLiteral("customer service is switched off for this company"));
}

} // namespace tierdesk::dialects::support
