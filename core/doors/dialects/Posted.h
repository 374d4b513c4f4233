#pragma once

#include "core/base/Result.h"
#include "core/domain/Actor.h"
#include "core/doors/dialects/Keyed.h"

#include <QtCore/QJsonObject>

#include <optional>

namespace tierdesk::dialects {

/// The JSON body and the idempotency key of a request.
struct Posted {
    QJsonObject body;
    std::optional<engine::Keyed> keyed; ///< of a POST
};
/// Returns the body and the key of @p call. @p door is the scope of the key.
[[nodiscard]] base::Result<Posted> posted(const Call &call, QByteArrayView door);

/// Returns the actor for a client of the API @p door.
[[nodiscard]] Actor clientOf(const Call &call, QLatin1String door);

} // namespace tierdesk::dialects
