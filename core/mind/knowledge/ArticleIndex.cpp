#include "core/mind/knowledge/ArticleIndex.h"

#include "core/mind/knowledge/Likeness.h"
#include "core/mind/knowledge/ProductPage.h"
#include "core/mind/knowledge/Stems.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QHash>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace tierdesk::knowledge {

namespace {

enum Field { Title, Body, Tags, FieldCount };

// Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009): the usual k1 and b.
constexpr double K1 = 1.2;
constexpr double B = .75;
constexpr std::array<double, FieldCount> Weights{2, 1, 1};

// Chosen on the task of finding other examples of the same intent (docs/nlu.md).
constexpr double PairWeight = .3;
constexpr double StopWeight = .3;
constexpr int LongQuestion = 9;    // significant words; with so many, stop words are ignored
constexpr double CommonIdf = .3;   // stop words and pairs with less are in most articles and are ignored
constexpr double MeantWeight = .7; // of a word with a corrected typing error
constexpr qsizetype ShortestMeant = 5;
constexpr double Whole = 2; // factor of its score that an article with all of the question gets in addition
constexpr double Like = 1;  // share of the best score that a likeness of 1 adds

struct Posting {
    int article = 0;
    std::array<int, FieldCount> count{};
};

struct Terms {
    std::vector<QByteArray> telling;
    std::vector<QByteArray> stops;
    std::vector<QByteArray> pairs; ///< of adjacent words including stop words: "log in", "how long"
};

Terms termsOf(const Stems &stems, QStringView text)
{
    Terms terms;
    QByteArray last;
    for (Stems::Word &word : stems.allOf(text)) {
        if (!last.isEmpty())
            terms.pairs.push_back(last + ' ' + word.stem);
        last = word.stem;
        (word.isStop ? terms.stops : terms.telling).push_back(std::move(word.stem));
    }
    return terms;
}

void leaveDistinct(std::vector<QByteArray> &words)
{
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
}

using Postings = QHash<QByteArray, std::vector<Posting>>; // by article, ascending

void count(Postings &postings, const std::vector<QByteArray> &words, std::size_t article, std::size_t field)
{
    for (const QByteArray &word : words) {
        std::vector<Posting> &list = postings[word];
        if (list.empty() || list.back().article != static_cast<int>(article))
            list.push_back(Posting{static_cast<int>(article), {}});
        ++list.back().count[field];
    }
}

/// The key for finding similar words if no article has a word.
struct Shape {
    char first = 0;
    qsizetype length = 0;
    auto operator<=>(const Shape &) const = default;
};

Shape shapeOf(const QByteArray &word)
{
    return {word.isEmpty() ? '\0' : word[0], word.size()};
}

/// Returns whether @p a and @p b differ by one missing, additional or wrong letter, or by two swapped letters.
bool isOneSlipFrom(const QByteArray &a, const QByteArray &b)
{
    const QByteArray &shorter = a.size() < b.size() ? a : b;
    const QByteArray &longer = a.size() < b.size() ? b : a;
    if (longer.size() - shorter.size() > 1)
        return false;
    const auto ends = std::mismatch(shorter.begin(), shorter.end(), longer.begin());
    const auto at = ends.first - shorter.begin();
    const auto rest = [](const QByteArray &word, qsizetype from) { return QByteArrayView(word).sliced(from); };
    if (shorter.size() < longer.size())
        return rest(shorter, at) == rest(longer, at + 1);
    if (at == shorter.size() || rest(shorter, at + 1) == rest(longer, at + 1))
        return true;
    return at + 1 < shorter.size() && shorter[at] == longer[at + 1] && shorter[at + 1] == longer[at] &&
           rest(shorter, at + 2) == rest(longer, at + 2);
}

} // namespace

struct ArticleIndex::Data {
    std::vector<Article> articles;
    std::vector<ArticleWords> words; ///< of each article
    QHash<QString, size_t> byRef;
    QByteArray version;
    Postings telling, stops, pairs;
    std::vector<QByteArray> byShape;                   ///< the words of `telling`, ordered by shape
    Likeness likeness;                                 ///< to title and body
    std::vector<std::array<double, FieldCount>> norms; ///< k1·(1 − b + b·length/mean) of every article's fields

    /// Returns the articles' word that @p word, which none has, is probably a misspelling of; empty if there is none.
    [[nodiscard]] QByteArray meant(const QByteArray &word) const;
};

QByteArray ArticleIndex::Data::meant(const QByteArray &word) const
{
    QByteArray best;
    std::size_t most = 0;
    const bool hasDigit = std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (word.size() < ShortestMeant || hasDigit) // short words are too similar, numbers are exact
        return best;
    for (qsizetype length = word.size() - 1; length <= word.size() + 1; ++length) {
        const Shape shape{word[0], length}; // the first letter is assumed correct
        auto it = std::lower_bound(byShape.begin(), byShape.end(), shape,
                                   [](const QByteArray &each, const Shape &wanted) { return shapeOf(each) < wanted; });
        for (; it != byShape.end() && shapeOf(*it) == shape; ++it) {
            const std::size_t holders = telling.value(*it).size();
            const bool isBetter = holders > most || (holders == most && *it < best);
            if (isBetter && isOneSlipFrom(word, *it)) {
                best = *it;
                most = holders;
            }
        }
    }
    return best;
}

ArticleIndex::ArticleIndex(std::vector<Article> articles)
{
    auto data = std::make_unique<Data>();
    data->articles = std::move(articles);
    QCryptographicHash digest(QCryptographicHash::Sha256);
    const Stems stems;
    std::vector<std::array<double, FieldCount>> lengths(data->articles.size());
    std::vector<std::vector<QString>> fields;
    std::array<double, FieldCount> total{};
    for (size_t i = 0; i < data->articles.size(); ++i) {
        const Article &article = data->articles[i];
        data->words.emplace_back(article);
        data->byRef.insert(article.ref, i);
        fields.push_back({article.title, searchedPart(article)});
        const std::array<QString, FieldCount> texts{article.title, searchedPart(article), article.tags.join(u' ')};
        for (const QString &part :
             {article.ref, QString::number(article.version), texts[Title], texts[Body], texts[Tags]})
            digest.addData(part.toUtf8() + '\0');
        for (size_t field = 0; field < FieldCount; ++field) {
            const Terms terms = termsOf(stems, texts[field]);
            lengths[i][field] = static_cast<double>(terms.telling.size());
            total[field] += lengths[i][field];
            count(data->telling, terms.telling, i, field);
            count(data->stops, terms.stops, i, field);
            count(data->pairs, terms.pairs, i, field);
        }
    }
    data->norms.resize(lengths.size());
    for (size_t i = 0; i < lengths.size(); ++i) {
        for (size_t field = 0; field < FieldCount; ++field) {
            const double mean = total[field] / static_cast<double>(lengths.size());
            data->norms[i][field] = K1 * (1 - B + (mean > 0 ? B * lengths[i][field] / mean : 0));
        }
    }
    data->likeness = Likeness(fields);
    for (auto it = data->telling.cbegin(); it != data->telling.cend(); ++it)
        data->byShape.push_back(it.key());
    std::sort(data->byShape.begin(), data->byShape.end(), [](const QByteArray &a, const QByteArray &b) {
        return std::pair(shapeOf(a), QByteArrayView(a)) < std::pair(shapeOf(b), QByteArrayView(b));
    });
    data->version = digest.result().toBase64();
    m_data = std::move(data);
}

ArticleIndex::~ArticleIndex() = default;

int ArticleIndex::size() const
{
    return static_cast<int>(m_data->articles.size());
}

std::span<const Article> ArticleIndex::first(int most) const
{
    return {m_data->articles.data(), std::min(m_data->articles.size(), static_cast<size_t>(most))};
}

const ArticleWords *ArticleIndex::wordsByRef(const QString &ref) const
{
    const auto at = m_data->byRef.constFind(ref);
    return at == m_data->byRef.cend() ? nullptr : &m_data->words[*at];
}

const Article *ArticleIndex::byRef(const QString &ref) const
{
    const auto at = m_data->byRef.constFind(ref);
    return at == m_data->byRef.cend() ? nullptr : &m_data->articles[*at];
}

const QByteArray &ArticleIndex::version() const
{
    return m_data->version;
}

std::vector<ArticleIndex::Hit> ArticleIndex::search(const QString &question, int limit, Reach reach) const
{
    std::vector<Hit> hits;
    if (limit <= 0 || m_data->articles.empty())
        return hits;
    Terms terms = termsOf(Stems(), question);
    leaveDistinct(terms.telling);
    leaveDistinct(terms.stops);
    leaveDistinct(terms.pairs);

    struct Sum {
        double score = 0;
        double has = 0; ///< weight of the question's words that it has
        int telling = 0;
        bool isFound = false;
    };
    std::vector<Sum> sums(m_data->articles.size());
    std::vector<int> candidates;
    const double all = static_cast<double>(m_data->articles.size());
    double weightOfAll = 0; // of the question's words that any article has, by rarity
    const auto add = [&](const Postings &postings, const QByteArray &word, double weight, bool isTelling) {
        const auto it = postings.constFind(word);
        if (it == postings.cend())
            return;
        const double holders = static_cast<double>(it->size());
        const double idf = std::log(1 + (all - holders + .5) / (holders + .5));
        if (!isTelling && idf < CommonIdf)
            return;
        weightOfAll += weight * idf;
        for (const Posting &posting : *it) {
            Sum &sum = sums[static_cast<size_t>(posting.article)];
            if (!sum.isFound && (isTelling || reach == Reach::Any)) {
                sum.isFound = true;
                candidates.push_back(posting.article);
            }
            sum.telling += isTelling ? 1 : 0;
            sum.has += weight * idf;
            const auto &norm = m_data->norms[static_cast<size_t>(posting.article)];
            for (size_t field = 0; field < FieldCount; ++field) {
                const double count = posting.count[field];
                if (count > 0)
                    sum.score += Weights[field] * weight * idf * count * (K1 + 1) / (count + norm[field]);
            }
        }
    };
    for (const QByteArray &word : terms.telling) {
        if (m_data->telling.contains(word))
            add(m_data->telling, word, 1, true);
        else if (const QByteArray meant = m_data->meant(word); !meant.isEmpty())
            add(m_data->telling, meant, MeantWeight, reach == Reach::Any); // no answers based on guesses
    }
    for (const QByteArray &pair : terms.pairs)
        add(m_data->pairs, pair, PairWeight, false);
    if (terms.telling.size() < static_cast<size_t>(LongQuestion)) {
        for (const QByteArray &word : terms.stops)
            add(m_data->stops, word, StopWeight, false);
    }
    hits.reserve(candidates.size());
    for (const int candidate : candidates) {
        const auto at = static_cast<size_t>(candidate);
        // All words of the question once are better than one rare word many times.
        const double wholeness = weightOfAll > 0 ? sums[at].has / weightOfAll : 0;
        hits.push_back({&m_data->articles[at], &m_data->words[at], sums[at].score * (1 + Whole * wholeness),
                        terms.telling.empty()
                            ? 0
                            : static_cast<double>(sums[at].telling) / static_cast<double>(terms.telling.size())});
    }
    // Rank hits that are similar to the question higher: "orders" for "reorder".
    const double best = std::accumulate(hits.begin(), hits.end(), 0.,
                                        [](double most, const Hit &each) { return std::max(most, each.score); });
    const auto likeness = hits.empty() ? std::vector<float>() : m_data->likeness.to(question);
    for (size_t i = 0; i < hits.size(); ++i)
        hits[i].score += Like * best * static_cast<double>(likeness[static_cast<size_t>(candidates[i])]);
    const auto isBetter = [](const Hit &a, const Hit &b) {
        return a.score != b.score ? a.score > b.score : a.article->ref < b.article->ref;
    };
    const auto kept = std::min(hits.size(), static_cast<size_t>(limit));
    std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(kept), hits.end(), isBetter);
    hits.resize(kept);
    return hits;
}

} // namespace tierdesk::knowledge
