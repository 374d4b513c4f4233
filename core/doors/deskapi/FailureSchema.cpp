#include "core/doors/deskapi/FailureSchema.h"

#include "core/doors/deskapi/Failure.h"
#include "core/doors/deskapi/Schema.h"

namespace tierdesk::deskapi {

QJsonObject errorSchema()
{
    return schema::object({{"error", schema::object({{"code", schemaFor(static_cast<const base::Fault *>(nullptr))},
                                                     {"message", schema::text()},
                                                     {"details", schema::type("object")}})}});
}

} // namespace tierdesk::deskapi
