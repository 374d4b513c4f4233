#pragma once

#include "core/domain/CompanyLinks.h"
#include "core/domain/Session.h"
#include "core/mind/knowledge/ArticleIndex.h"

#include <vector>

namespace tierdesk::dialects::platform {

/// What a client may offer its customer after an answer: a text, to be sent as the customer's next message, one of the
/// company's pages, or an article.
struct Suggestion {
    QString text;      ///< of an article its title
    QString article{}; ///< its id
    QString url{};     ///< of a page; of an article where the company has a page for it
};

/// Returns what goes with @p answer: what it suggests, in words that the reader understands, with the page of @p links
/// where that is done, then the articles that it was made from. At most four. Pure.
[[nodiscard]] std::vector<Suggestion> suggestionsFor(const Message &answer, const knowledge::ArticleIndex &articles,
                                                     const CompanyLinks &links);

} // namespace tierdesk::dialects::platform
