#pragma once

#include "core/mind/ai/claims/ClaimModel.h"

/// The model that tells which sentences of a reply state something of the customer's case. Its data are in
/// resources/claims.
namespace tierdesk::app {

/// Returns whether @p folder has such data.
[[nodiscard]] bool hasClaimData(const QString &folder);

/// Learns from all of it. The same data make the same models. Fails with InvalidInput; `where` is the file and line.
[[nodiscard]] base::Result<ai::ClaimModel> trainClaimModel(const QString &folder);

/// Prints how models taught by all other hands read each hand's lines, then misses and false alarms by language and
/// kind. Fails likewise.
[[nodiscard]] base::Result<void> evaluateClaims(const QString &folder);

} // namespace tierdesk::app
