#pragma once

#include "core/domain/Session.h"
#include "core/mind/knowledge/ArticleIndex.h"

#include <vector>

namespace tierdesk::dialects::platform {

/// What a client may offer its customer after an answer: a text, to be sent as the customer's next message, or an
/// article. No link: what this door has to show, only who signs can open.
struct Suggestion {
    QString text;    ///< of an article its title
    QString article; ///< its id; empty: a text
};

/// What goes with @p answer: what it suggests, in words that the reader understands, then the articles that it was made
/// from. At most four. Pure.
[[nodiscard]] std::vector<Suggestion> suggestionsFor(const Message &answer, const knowledge::ArticleIndex &articles);

} // namespace tierdesk::dialects::platform
