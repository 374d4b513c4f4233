#include "core/mind/knowledge/ArticleIndex.h"

#include "core/mind/knowledge/Stems.h"

#include <QtCore/QHash>

#include <algorithm>
#include <array>
#include <cmath>

namespace tierdesk::knowledge {

namespace {

enum Field { Title, Body, Tags, FieldCount };

// Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009): the usual k1 and b.
constexpr double K1 = 1.2;
constexpr double B = .75;
constexpr std::array<double, FieldCount> Weights{2, 1, 1};

struct Posting {
    int article = 0;
    std::array<int, FieldCount> count{};
};

} // namespace

struct ArticleIndex::Data {
    std::vector<Article> articles;
    std::vector<ArticleWords> words;                   ///< of each article
    QHash<QByteArray, std::vector<Posting>> postings;  ///< by article, ascending
    std::vector<std::array<double, FieldCount>> norms; ///< k1·(1 − b + b·length/mean) of every article's fields
};

ArticleIndex::ArticleIndex(std::vector<Article> articles)
{
    auto data = std::make_unique<Data>();
    data->articles = std::move(articles);
    const Stems stems;
    std::vector<std::array<double, FieldCount>> lengths(data->articles.size());
    std::array<double, FieldCount> total{};
    for (size_t i = 0; i < data->articles.size(); ++i) {
        const Article &article = data->articles[i];
        data->words.emplace_back(article);
        const std::array<QString, FieldCount> texts{article.title, article.body, article.tags.join(u' ')};
        for (size_t field = 0; field < FieldCount; ++field) {
            const std::vector<QByteArray> words = stems.of(texts[field]);
            lengths[i][field] = static_cast<double>(words.size());
            total[field] += lengths[i][field];
            for (const QByteArray &word : words) {
                std::vector<Posting> &list = data->postings[word];
                if (list.empty() || list.back().article != static_cast<int>(i))
                    list.push_back(Posting{static_cast<int>(i), {}});
                ++list.back().count[field];
            }
        }
    }
    data->norms.resize(lengths.size());
    for (size_t i = 0; i < lengths.size(); ++i) {
        for (size_t field = 0; field < FieldCount; ++field) {
            const double mean = total[field] / static_cast<double>(lengths.size());
            data->norms[i][field] = K1 * (1 - B + (mean > 0 ? B * lengths[i][field] / mean : 0));
        }
    }
    m_data = std::move(data);
}

ArticleIndex::~ArticleIndex() = default;

int ArticleIndex::size() const
{
    return static_cast<int>(m_data->articles.size());
}

std::vector<ArticleIndex::Hit> ArticleIndex::search(const QString &question, int limit) const
{
    std::vector<Hit> hits;
    if (limit <= 0 || m_data->articles.empty())
        return hits;
    std::vector<QByteArray> words = Stems().of(question);
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());

    struct Sum {
        double score = 0;
        int found = 0;
    };
    QHash<int, Sum> sums;
    const double all = static_cast<double>(m_data->articles.size());
    for (const QByteArray &word : words) {
        const auto it = m_data->postings.constFind(word);
        if (it == m_data->postings.cend())
            continue;
        const double holders = static_cast<double>(it->size());
        const double idf = std::log(1 + (all - holders + .5) / (holders + .5));
        for (const Posting &posting : *it) {
            Sum &sum = sums[posting.article];
            ++sum.found;
            const auto &norm = m_data->norms[static_cast<size_t>(posting.article)];
            for (size_t field = 0; field < FieldCount; ++field) {
                const double count = posting.count[field];
                if (count > 0)
                    sum.score += Weights[field] * idf * count * (K1 + 1) / (count + norm[field]);
            }
        }
    }
    hits.reserve(static_cast<size_t>(sums.size()));
    for (auto it = sums.cbegin(); it != sums.cend(); ++it) {
        const auto at = static_cast<size_t>(it.key());
        hits.push_back({&m_data->articles[at], &m_data->words[at], it->score,
                        static_cast<double>(it->found) / static_cast<double>(words.size())});
    }
    const auto isBetter = [](const Hit &a, const Hit &b) {
        return a.score != b.score ? a.score > b.score : a.article->ref < b.article->ref;
    };
    const auto kept = std::min(hits.size(), static_cast<size_t>(limit));
    std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(kept), hits.end(), isBetter);
    hits.resize(kept);
    return hits;
}

} // namespace tierdesk::knowledge
