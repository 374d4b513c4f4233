#include "core/doors/dialects/Posted.h"

#include "core/doors/dialects/Validation.h"

namespace tierdesk::dialects {

base::Result<Posted> posted(const Call &call, QByteArrayView door)
{
    auto keyed = TRY(keyedOf(call, door));
    auto body = TRY(jsonBody(call));
    return Posted{std::move(body), std::move(keyed)};
}

Actor clientOf(const Call &call, QLatin1String door)
{
    Actor actor;
    actor.kind = Actor::Kind::Client;
    actor.name = call.principal.subject;
    actor.from = door + u' ' + call.peer.toString();
    return actor;
}

} // namespace tierdesk::dialects
