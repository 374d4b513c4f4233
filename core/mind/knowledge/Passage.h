#pragma once

#include "core/domain/Shop.h"
#include "core/mind/knowledge/Sense.h"

#include <memory>
#include <mutex>
#include <vector>

namespace tierdesk::knowledge {

/// The telling words of an article, read once.
struct ArticleWords {
    explicit ArticleWords(const Article &article);

    struct Sentence {
        qsizetype from = 0; ///< in the body
        qsizetype length = 0;
        std::vector<QByteArray> stems;
    };
    std::vector<QByteArray> title, tags;
    std::vector<Sentence> sentences;

    /// What the choice of sentences looks at, of the same @p article. Read at the first call, which takes a millisecond
    /// or two; any thread.
    [[nodiscard]] const ArticleSense &sense(const Article &article) const;

private:
    struct Lazy {
        std::once_flag once;
        ArticleSense sense;
    };
    std::unique_ptr<Lazy> m_lazy = std::make_unique<Lazy>();
};

/// The sentences of @p body, in its order, as parts of it.
[[nodiscard]] std::vector<QStringView> sentencesOf(QStringView body);

/// How an article answers a question.
struct Passage {
    QString text;             ///< whole sentences of the body in their order, nearest to the question
    double coverage = 0;      ///< share of the question's telling words that title, body or tags have, 0…1
    bool isTitled = false;    ///< title or tags have one of them
    bool isTitleSaid = false; ///< the question has every telling word of the title
    int telling = 0;          ///< how many telling words the question has
};

/// The sentences of @p article that answer @p question best, at most @p maxLength characters: the sentence with the
/// most of the question's telling words, and those after it as far as they fit. Empty text where not even one fits.
/// @p words are those of @p article.
[[nodiscard]] Passage passageFor(QStringView question, const Article &article, const ArticleWords &words,
                                 int maxLength);

} // namespace tierdesk::knowledge
