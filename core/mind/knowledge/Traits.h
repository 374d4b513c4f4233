#pragma once

#include "core/mind/knowledge/Passage.h"

#include <array>
#include <span>

namespace tierdesk::knowledge {

/// What is asked of the articles.
struct Query {
    QString question; ///< the customer's words
    QString topic;    ///< words that are known to be meant by it
    /// What came before in the same conversation; empty for what is asked first.
    struct Before {
        QString question;
        QString topic;
        QString article; ///< ref of the one that was told last: what is asked next is likely to stand there
        QString said;    ///< all that was told already
    };
    Before before;
};

/// An article with its words, both owned elsewhere.
struct Source {
    const Article *article = nullptr;
    const ArticleWords *words = nullptr;
    double score = 0; ///< how well the article as a whole was found, comparable among sources
};

/// What is measured of a sentence beside a question. A model knows them by this order.
enum class Trait : quint8 {
    OwnInSentence,    ///< share of the question's telling words, by their rarity, that the sentence has
    OwnSum,           ///< the same, as a sum
    OwnInTitle,       ///< likewise of title and tags
    OwnInBody,        ///< of the whole article
    OwnBefore,        ///< of the sentence before it
    OwnAfter,         ///< of the one after it
    Explained,        ///< share of the sentence's words that the question has
    AboutSentence,    ///< likeness of the subjects: of the sentence,
    AboutTitle,       ///< of title and tags,
    AboutEntitled,    ///< of the sentence behind its title,
    AboutArticle,     ///< of the article
    Letters,          ///< share of the question's letter groups
    IsFirst,          ///< the article's first sentence
    BeforeInSentence, ///< the same of the question before, words that the question has not again: of the sentence,
    BeforeInTitle,    ///< of title and tags
    AboutTitleBefore,
    AboutEntitledBefore,
    AboutArticleBefore,
    IsSame,         ///< the article that was told last
    IsTold,         ///< the sentence was told already
    IsNearTold,     ///< one beside it was
    IsSameOfShort,  ///< IsSame, the more the fewer words the question has
    OwnOfFollowing, ///< OwnInSentence where something was asked before
    TopicInSentence,
    TopicInTitle,
    TopicInBody,
    TopicBeforeInSentence,
    TopicBeforeInTitle,
    TopicBeforeInBody,
    Named,         ///< share of the question's words, by how few sources have them, that the title has
    NamedOnPage,   ///< the same of a product's page
    OwnOnPage,     ///< OwnInSentence of one
    NamedOnRecord, ///< Named, of an order's
    OwnOnRecord,
    NearInSentence, ///< OwnInSentence where a word near to the question's counts as well, as much as it is near
    NearInTitle,    ///< likewise of title and tags
    NearInBody,
    NearEntitled, ///< of sentence and title together
    NearByRarity, ///< NearInSentence, each word weighed by its own rarity and not by the question's
    NearBefore,   ///< NearInSentence of the sentence before it
    NearAfter,
    MeansSentence, ///< likeness of the meanings (WordModel): of the sentence,
    MeansEntitled, ///< of the sentence behind its title,
    MeansTitle,    ///< of title and tags
    MeansEntitledBefore,
    MeansTitleBefore,
    Found ///< how well the article was found, beside the best one
};
constexpr std::size_t TraitCount = static_cast<std::size_t>(Trait::Found) + 1;

/// All that a model looks at to choose a sentence.
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
    int telling = 0;                   ///< how many telling words the question has
    std::vector<int> covered;          ///< by source: how many of them the article has
    std::vector<bool> isOfTopic;       ///< by source: the article has a word of the topic
};

/// A word tells the more the fewer sentences of @p sources have it. Pure.
[[nodiscard]] Traits traitsOf(const Query &query, std::span<const Source> sources);

} // namespace tierdesk::knowledge
