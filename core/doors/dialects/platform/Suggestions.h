#pragma once

#include "core/domain/CompanyLinks.h"
#include "core/domain/Session.h"
#include "core/mind/knowledge/ArticleIndex.h"

#include <vector>

namespace tierdesk::dialects::platform {

/// A suggestion for the customer after an answer: a text to send as the next message, one of the company's pages, or an
/// article.
struct Suggestion {
    QString text;      ///< for an article, its title
    QString article{}; ///< ID of the article
    QString url{};     ///< of a page, or of the company's page for the article
};

/// Returns the suggestions for @p answer: its suggested actions as the customer would word them, with the pages of @p
/// links for them, then the articles that it is based on. At most four. Pure.
[[nodiscard]] std::vector<Suggestion> suggestionsFor(const Message &answer, const knowledge::ArticleIndex &articles,
                                                     const CompanyLinks &links);

} // namespace tierdesk::dialects::platform
