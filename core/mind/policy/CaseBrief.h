#pragma once

#include "core/domain/Action.h"
#include "core/domain/Brief.h"
#include "core/domain/Session.h"
#include "core/domain/Shop.h"

#include <optional>
#include <span>

namespace tierdesk::policy {

/// Computes a case's brief from its record: wanted (category, first and last request, amounts, order), tried (tools and
/// offers), granted and refused actions with their calculation, promises, and one next step that follows from the
/// reasons. Deterministic, without a model. English.
[[nodiscard]] Brief makeBrief(const Session &session, std::span<const Message> messages,
                              std::span<const Escalation> escalations, std::span<const Action> actions,
                              const Customer *customer);

} // namespace tierdesk::policy
