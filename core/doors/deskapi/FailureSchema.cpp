#include "core/doors/deskapi/FailureSchema.h"

#include "core/domain/SchemaParts.h"
#include "core/doors/deskapi/Failure.h"

namespace tierdesk::deskapi {

QJsonObject errorSchema()
{
    return schema::object({{"error", schema::object({{"code", schema::wordOf<base::Fault>()},
                                                     {"message", schema::text()},
                                                     {"details", schema::type("object")}})}});
}

} // namespace tierdesk::deskapi
