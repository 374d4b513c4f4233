#pragma once

#include "core/base/Result.h"
#include "core/domain/Actor.h"
#include "core/doors/dialects/Keyed.h"
#include "core/engine/Directory.h"

#include <QtCore/QJsonObject>

#include <optional>

namespace tierdesk::dialects::support {

/// What a request with a body says of itself, besides what is in it.
struct Posted {
    QJsonObject body;
    std::optional<engine::Keyed> keyed; ///< of a POST
};
[[nodiscard]] base::Result<Posted> posted(const Call &call);

[[nodiscard]] Actor actorOf(const Call &call);

/// Fails with CompanyDisabled.
[[nodiscard]] base::Result<void> checkEnabled(const engine::CompanyEntry &entry);

} // namespace tierdesk::dialects::support
