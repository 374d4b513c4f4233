#pragma once

#include "core/mind/knowledge/PassageModel.h"

namespace tierdesk::knowledge {

/// The sentences that answer best.
struct Answer {
    const Article *article = nullptr; ///< null: none
    QString text;
    std::size_t best = 0;               ///< the place in the article of the one that answers
    std::vector<std::size_t> sentences; ///< of which the text is made, as places in the article
    double fit = 0;                     ///< how likely the text answers the question, 0…1
    bool isOfTopic = false;             ///< the article has a word of the topic
    double coverage = 0;                ///< share of the question's own telling words that the article has, 0…1
    int telling = 0;                    ///< how many telling words the question has
};

/// The best sentence among @p sources for @p query as @p model sees it, with what it leans on and what else of its
/// article is nearly as good, in the article's order, at most @p maxLength characters. Pure.
[[nodiscard]] Answer answerFrom(const Query &query, std::span<const Source> sources, int maxLength,
                                const PassageModel &model = passageModel());

} // namespace tierdesk::knowledge
