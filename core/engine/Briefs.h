#pragma once

#include "core/domain/Brief.h"
#include "core/domain/Models.h"
#include "core/domain/Session.h"

#include <vector>

namespace tierdesk::store {
struct SessionDetail;
}

/// Briefs are computed when they are read, never by the writer. A session's `brief` holds only what models added: their
/// text, a digest of the brief that the text rewrites, and its cost.
namespace tierdesk::engine {

/// True for a case that people have or had; other cases have no brief.
[[nodiscard]] bool hasBrief(const store::SessionDetail &found);

/// Returns the brief of a case: a model's text if the brief that it rewrites is still current, else the brief computed
/// from the record. Requires the whole conversation in @p found. Any thread.
[[nodiscard]] Brief briefOf(const store::SessionDetail &found);

/// Adds the cost of @p uses to the model costs of @p session.
void addModelCost(Session &session, const std::vector<ModelUse> &uses);

/// Stores @p words, a model's text, in @p session. It is valid as long as the computed brief equals @p own.
void keepWords(Session &session, const Brief &own, const Brief &words);

} // namespace tierdesk::engine
