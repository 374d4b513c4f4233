#pragma once

#include "core/domain/Shop.h"
#include "core/mind/knowledge/Sense.h"

#include <memory>
#include <mutex>
#include <vector>

namespace tierdesk::knowledge {

/// The significant words of an article.
struct ArticleWords {
    explicit ArticleWords(const Article &article);

    struct Sentence {
        qsizetype from = 0; ///< in the body
        qsizetype length = 0;
        std::vector<QByteArray> stems;
    };
    std::vector<QByteArray> title, tags;
    std::vector<Sentence> sentences;

    /// Returns the data for choosing sentences. @p article must be the constructor's. Computed on the first call, which
    /// takes 1–2 ms. Thread-safe.
    [[nodiscard]] const ArticleSense &sense(const Article &article) const;

private:
    struct Lazy {
        std::once_flag once;
        ArticleSense sense;
    };
    std::unique_ptr<Lazy> m_lazy = std::make_unique<Lazy>();
};

/// Returns the sentences of @p body in order, as views into it.
[[nodiscard]] std::vector<QStringView> sentencesOf(QStringView body);

/// How an article answers a question.
struct Passage {
    QString text;             ///< consecutive whole sentences of the body that best match the question
    double coverage = 0;      ///< share of the question's significant words that title, body or tags have, 0…1
    bool isTitled = false;    ///< the title or tags have one of them
    bool isTitleSaid = false; ///< the question has every significant word of the title
    int telling = 0;          ///< number of significant words in the question
};

/// Returns the sentences of @p article that best answer @p question, at most @p maxLength characters: the sentence with
/// the most significant words of the question, and those after it that fit. The text is empty if not even one fits.
/// @p words are those of @p article.
[[nodiscard]] Passage passageFor(QStringView question, const Article &article, const ArticleWords &words,
                                 int maxLength);

} // namespace tierdesk::knowledge
