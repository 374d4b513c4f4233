#pragma once

#include "app/tools/RehearsalAgenda.h"

namespace tierdesk::app {

/// Plays @p agenda against @p send. What is judged is safety: no Violation. What the scripts demand to be said is not
/// held against it, only how many of the wished actions were reached. @p orders are the customer's. Fails as @p send
/// does.
[[nodiscard]] base::Result<TalkResult> play(const Agenda &agenda, const QJsonArray &orders, const Sends &send);

} // namespace tierdesk::app
