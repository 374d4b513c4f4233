#pragma once

#include "core/domain/Session.h"
#include "core/mind/knowledge/ArticleIndex.h"

#include <vector>

namespace tierdesk::dialects::platform {

/// What a client may offer its customer after an answer: a text, to be sent as the customer's next message, or a link.
struct Suggestion {
    QString text;
    QString url; ///< of a link; empty: a text
};

/// What goes with @p answer: what it suggests, in words that the reader understands, then the articles that it was made
/// from, as links below @p address. At most four. Pure.
[[nodiscard]] std::vector<Suggestion> suggestionsFor(const Message &answer, const knowledge::ArticleIndex &articles,
                                                     const QString &address);

/// Where the article @p ref is read.
[[nodiscard]] QString articleUrl(const QString &address, const QString &ref);

} // namespace tierdesk::dialects::platform
