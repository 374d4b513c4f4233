#pragma once

#include "core/domain/Shop.h"
#include "core/mind/knowledge/Passage.h"

#include <memory>
#include <span>
#include <vector>

namespace tierdesk::knowledge {

/// Search in one company's articles by BM25 over Porter stems. Title, body and tags are scored separately (the title
/// has weight 2). Word pairs count a little, and so do stop words unless the question is long. Articles that cover more
/// of the question, or whose title or body is more similar to it (Likeness), rank higher. Const after construction and
/// shared between threads; a changed article requires a new index.
class ArticleIndex final
{
public:
    explicit ArticleIndex(std::vector<Article> articles);
    ~ArticleIndex();
    ArticleIndex(const ArticleIndex &) = delete;
    ArticleIndex &operator=(const ArticleIndex &) = delete;

    struct Hit {
        const Article *article = nullptr;    ///< owned by the index
        const ArticleWords *words = nullptr; ///< owned by the index
        double score = 0;                    ///< comparable among the hits of one question
        double coverage = 0;                 ///< share of the question's significant words that the article has, 0…1
    };
    enum class Reach {
        Telling, ///< an article must have a significant word of the question: for answers to customers
        Any      ///< stop words and pairs can match as well: for search in a list
    };
    /// Returns the best @p limit articles with a score above zero, best first; ties by ref.
    [[nodiscard]] std::vector<Hit> search(const QString &question, int limit, Reach reach = Reach::Telling) const;
    [[nodiscard]] int size() const;
    /// Returns the first articles, at most @p most; owned by the index.
    [[nodiscard]] std::span<const Article> first(int most) const;
    /// Returns null if there is none; owned by the index.
    [[nodiscard]] const Article *byRef(const QString &ref) const;
    [[nodiscard]] const ArticleWords *wordsByRef(const QString &ref) const;
    /// Returns a digest of the articles' refs, versions and searched texts.
    [[nodiscard]] const QByteArray &version() const;

private:
    struct Data;
    std::unique_ptr<const Data> m_data;
};

} // namespace tierdesk::knowledge
