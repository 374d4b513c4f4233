#pragma once

#include "core/mind/knowledge/Passage.h"

#include <span>

namespace tierdesk::knowledge {

/// What kind of thing a question asks for, as far as a sentence shows that it has it.
enum class Focus : quint8 {
    Anything,
    Duration, ///< days, hours, a date
    Money,    ///< a sum, or that it is free
    Place,    ///< an address, a country, a town
    Means     ///< how it is done: a card, an account, a label
};

/// What is asked of the articles.
struct Query {
    QString question; ///< the customer's words
    QString topic;    ///< words that are known to be meant: of the topic, or of the question before
    Focus focus = Focus::Anything;
    QString before; ///< ref of the article that was told before: what is asked next is likely to stand there
    QString said;   ///< what was told already: of two that answer as well, the one that was not told is taken
};

/// An article with its words, both owned elsewhere.
struct Source {
    const Article *article = nullptr;
    const ArticleWords *words = nullptr;
    double score = 0; ///< how well the article as a whole was found, comparable among sources
};

/// The sentences that answer best.
struct Answer {
    const Article *article = nullptr; ///< null: none
    QString text;
    double fit = 0;         ///< how well it explains question and topic, 0…1
    bool isOfTopic = false; ///< the article has a word of the topic
    double coverage = 0;    ///< share of the question's own telling words that article and sentence have, 0…1
    int telling = 0;        ///< how many telling words the question has
};

/// The best sentence among @p sources for @p query, with what it leans on and what else of its article is about as
/// near, in the article's order, at most @p maxLength characters. A word tells the more the fewer sentences have it;
/// words of the question weigh more than those of the topic, and a sentence that has what the question asks for more
/// than one that has not. Pure.
[[nodiscard]] Answer answerFrom(const Query &query, std::span<const Source> sources, int maxLength);

} // namespace tierdesk::knowledge
