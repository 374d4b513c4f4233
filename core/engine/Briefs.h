#pragma once

#include "core/domain/Brief.h"
#include "core/domain/Models.h"
#include "core/domain/Session.h"

#include <vector>

namespace tierdesk::store {
struct SessionDetail;
}

/// Briefs are made when they are read, never by the writer. A session's `brief` keeps only what models added: their
/// words, with a digest of the brief that they word, and what they cost.
namespace tierdesk::engine {

/// True for a case that people have or had: only such a case has a brief.
[[nodiscard]] bool hasBrief(const store::SessionDetail &found);

/// Returns the brief of a case: a model's words while the record still says what they word, else the record's own.
/// Reads the whole conversation in @p found. Any thread.
[[nodiscard]] Brief briefOf(const store::SessionDetail &found);

/// Adds what @p uses cost to the model costs of @p session.
void addModelCost(Session &session, const std::vector<ModelUse> &uses);

/// Keeps @p words, a model's, in @p session. They stand as long as the record's own brief is @p own.
void keepWords(Session &session, const Brief &own, const Brief &words);

} // namespace tierdesk::engine
