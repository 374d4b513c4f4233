#pragma once

#include "core/base/Result.h"
#include "core/domain/Actor.h"
#include "core/doors/dialects/Keyed.h"

#include <QtCore/QJsonObject>

#include <optional>

namespace tierdesk::dialects {

/// What a request with a body says of itself, besides what is in it.
struct Posted {
    QJsonObject body;
    std::optional<engine::Keyed> keyed; ///< of a POST
};
/// @p door is the scope of its key.
[[nodiscard]] base::Result<Posted> posted(const Call &call, QByteArrayView door);

/// A chat client at @p door.
[[nodiscard]] Actor clientOf(const Call &call, QLatin1String door);

} // namespace tierdesk::dialects
