#pragma once

#include "core/mind/knowledge/PassageModel.h"

namespace tierdesk::knowledge {

/// The sentences that best answer a question.
struct Answer {
    const Article *article = nullptr; ///< null: none
    QString text;
    std::size_t best = 0;               ///< index in the article of the sentence that answers
    std::vector<std::size_t> sentences; ///< indexes in the article of the text's sentences
    double fit = 0;                     ///< how likely the text answers the question, 0…1
    bool isOfTopic = false;             ///< the article has a word of the topic
    double coverage = 0;                ///< share of the question's own significant words that the article has, 0…1
    int telling = 0;                    ///< number of significant words in the question
};

/// Returns the sentence in @p sources that best answers @p query according to @p model, with the sentences it depends
/// on and others of its article that are nearly as good. In article order, at most @p maxLength characters. Pure.
[[nodiscard]] Answer answerFrom(const Query &query, std::span<const Source> sources, int maxLength,
                                const PassageModel &model = passageModel());

} // namespace tierdesk::knowledge
