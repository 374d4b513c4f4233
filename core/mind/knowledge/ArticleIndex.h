#pragma once

#include "core/domain/Shop.h"
#include "core/mind/knowledge/Passage.h"

#include <memory>
#include <span>
#include <vector>

namespace tierdesk::knowledge {

/// BM25 over one company's articles, title, body and tags scored apart (title weighs 2), Porter stems. Pairs of words
/// count a little, and so do stop words unless the question is long; an article that has more of what was asked, or
/// whose title or body looks more like it (Likeness), is preferred. Built once, then const and shared between threads;
/// a changed article makes a new index.
class ArticleIndex final
{
public:
    explicit ArticleIndex(std::vector<Article> articles);
    ~ArticleIndex();
    ArticleIndex(const ArticleIndex &) = delete;
    ArticleIndex &operator=(const ArticleIndex &) = delete;

    struct Hit {
        const Article *article = nullptr;    ///< owned by the index
        const ArticleWords *words = nullptr; ///< likewise
        double score = 0;                    ///< comparable among the hits of one question
        double coverage = 0;                 ///< share of the question's telling words that the article has, 0…1
    };
    enum class Reach {
        Telling, ///< an article must have a telling word of the question: for who answers with what was found
        Any      ///< stop words and pairs may find it as well: for who looks through a list
    };
    /// The best @p limit articles with a score above zero, best first; ties by ref.
    [[nodiscard]] std::vector<Hit> search(const QString &question, int limit, Reach reach = Reach::Telling) const;
    [[nodiscard]] int size() const;
    /// The first articles, @p most of them; owned by the index.
    [[nodiscard]] std::span<const Article> first(int most) const;
    /// Null for none; owned by the index.
    [[nodiscard]] const Article *byRef(const QString &ref) const;
    [[nodiscard]] const ArticleWords *wordsByRef(const QString &ref) const;
    /// The same for the same articles in the same words, and for no others.
    [[nodiscard]] const QByteArray &version() const;

private:
    struct Data;
    std::unique_ptr<const Data> m_data;
};

} // namespace tierdesk::knowledge
