#include "core/doors/deskapi/FailureSchema.h"

#include "core/doors/deskapi/Failure.h"
#include "core/doors/deskapi/Schema.h"

namespace tierdesk::deskapi {

QJsonObject errorSchema()
{
    const auto object = [](const QJsonObject &properties) {
        return QJsonObject{{QStringLiteral("type"), QStringLiteral("object")},
                           {QStringLiteral("properties"), properties},
                           {QStringLiteral("required"), QJsonArray::fromStringList(properties.keys())}};
    };
    return object({{QStringLiteral("error"),
                    object({{QStringLiteral("code"), schemaFor(static_cast<const base::Fault *>(nullptr))},
                            {QStringLiteral("message"), schemaOfType("string")},
                            {QStringLiteral("details"), schemaOfType("object")}})}});
}

} // namespace tierdesk::deskapi
