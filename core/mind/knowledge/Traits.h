#pragma once

#include "core/mind/knowledge/Passage.h"

#include <array>
#include <span>

namespace tierdesk::knowledge {

/// A search for sentences in articles.
struct Query {
    QString question; ///< the customer's words
    QString topic;    ///< words that the question is known to refer to
    /// The previous question of the conversation; empty for the first one.
    struct Before {
        QString question;
        QString topic;
        QString article; ///< ref of the article last answered from, which is likely to answer a follow-up too
        QString said;    ///< all answers so far
    };
    Before before;
};

/// An article with its words. Owns neither.
struct Source {
    const Article *article = nullptr;
    const ArticleWords *words = nullptr;
    double score = 0; ///< search score of the whole article, comparable among sources
};

/// Features of a sentence with respect to a question. Models depend on this order.
enum class Trait : quint8 {
    OwnInSentence,    ///< share of the question's significant words, weighted by rarity, that the sentence has
    OwnSum,           ///< the same as a sum
    OwnInTitle,       ///< OwnInSentence of title and tags
    OwnInBody,        ///< OwnInSentence of the whole article
    OwnBefore,        ///< OwnInSentence of the previous sentence
    OwnAfter,         ///< OwnInSentence of the next sentence
    Explained,        ///< share of the sentence's words that the question has
    AboutSentence,    ///< similarity of the subjects to those of the sentence
    AboutTitle,       ///< … of title and tags
    AboutEntitled,    ///< … of the title followed by the sentence
    AboutArticle,     ///< … of the article
    Letters,          ///< share of the question's letter groups that the sentence has
    IsFirst,          ///< the article's first sentence
    BeforeInSentence, ///< OwnInSentence for words of the previous question that are not in this one
    BeforeInTitle,    ///< the same of title and tags
    AboutTitleBefore,
    AboutEntitledBefore,
    AboutArticleBefore,
    IsSame,         ///< the article is the one last answered from
    IsTold,         ///< the sentence was in an answer before
    IsNearTold,     ///< a neighbouring sentence was
    IsSameOfShort,  ///< IsSame, larger for shorter questions
    OwnOfFollowing, ///< OwnInSentence if there was a previous question
    TopicInSentence,
    TopicInTitle,
    TopicInBody,
    TopicBeforeInSentence,
    TopicBeforeInTitle,
    TopicBeforeInBody,
    Named,         ///< share of the question's words, weighted by how few sources have them, that the title has
    NamedOnPage,   ///< Named on a product's page
    OwnOnPage,     ///< OwnInSentence on a product's page
    NamedOnRecord, ///< Named on an order's page
    OwnOnRecord,
    NearInSentence, ///< OwnInSentence that also counts similar words, in proportion to their similarity
    NearInTitle,    ///< the same of title and tags
    NearInBody,
    NearEntitled, ///< of sentence and title together
    NearByRarity, ///< NearInSentence, weighted by the rarity of the sentence's words instead of the question's
    NearBefore,   ///< NearInSentence of the previous sentence
    NearAfter,
    MeansSentence, ///< similarity of the meanings (WordModel) to that of the sentence
    MeansEntitled, ///< … of the title followed by the sentence
    MeansTitle,    ///< … of title and tags
    MeansEntitledBefore,
    MeansTitleBefore,
    Found ///< the article's search score relative to the best one
};
constexpr std::size_t TraitCount = static_cast<std::size_t>(Trait::Found) + 1;

/// The input of a model that chooses sentences.
struct Traits {
    struct Candidate {
        quint32 source = 0;
        quint32 sentence = 0; ///< within its article
        quint64 flags = 0;
        int length = 0;
        std::array<float, TraitCount> values{};

        [[nodiscard]] float &operator[](Trait trait) { return values[static_cast<std::size_t>(trait)]; }
    };
    std::vector<Candidate> candidates; ///< every sentence, in the order of sources and articles
    Numbers grams;                     ///< of the question
    int telling = 0;                   ///< number of significant words in the question
    std::vector<int> covered;          ///< by source: how many of them the article has
    std::vector<bool> isOfTopic;       ///< by source: the article has a word of the topic
};

/// Computes the features. A word has more weight if fewer sentences of @p sources have it. Pure.
[[nodiscard]] Traits traitsOf(const Query &query, std::span<const Source> sources);

} // namespace tierdesk::knowledge
