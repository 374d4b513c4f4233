#include "core/mind/knowledge/WordModel.h"

#include "core/mind/knowledge/Sense.h"
#include "core/mind/knowledge/Stems.h"
#include "core/mind/nlu/ModelStream.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDataStream>
#include <QtCore/QFile>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <unordered_map>

// Compiled with -O3 (core/CMakeLists.txt): the loops over the 128 steps are vectorized.

namespace tierdesk::knowledge {

namespace {

constexpr char Magic[] = "TDWM";
constexpr qsizetype MagicSize = 4;
constexpr qsizetype DigestSize = 32;
constexpr quint32 FileVersion = 1;
constexpr std::size_t Size = std::tuple_size_v<Meaning>;
constexpr float UnitSteps = 127;

using Vector = std::array<float, Size>;

void add(Vector &sum, const float *part, float weight)
{
    for (std::size_t i = 0; i < Size; ++i)
        sum[i] += weight * part[i];
}

/// Uses 16 partial sums, so that the order of additions and the result do not depend on the compiler.
float product(const float *a, const float *b)
{
    constexpr std::size_t Lanes = 16;
    std::array<float, Lanes> sums{};
    for (std::size_t i = 0; i < Size; i += Lanes) {
        for (std::size_t lane = 0; lane < Lanes; ++lane)
            sums[lane] += a[i + lane] * b[i + lane];
    }
    float sum = 0;
    for (const float each : sums)
        sum += each;
    return sum;
}

enum class Kind : quint8 { Telling, Filler, Pair };

struct Part {
    quint32 number = 0;
    Kind kind = Kind::Telling;
};

/// Returns the words of @p text and pairs of them, each once.
std::vector<Part> partsOf(const Stems &stems, QStringView text)
{
    std::vector<Part> parts;
    QByteArray last;
    for (const Stems::Word &word : stems.allOf(text)) {
        parts.push_back({numberOf(word.stem), word.isStop ? Kind::Filler : Kind::Telling});
        if (!last.isEmpty())
            parts.push_back({numberOf(last + ' ' + word.stem), Kind::Pair});
        last = word.stem;
    }
    std::sort(parts.begin(), parts.end(), [](const Part &a, const Part &b) { return a.number < b.number; });
    const auto isSame = [](const Part &a, const Part &b) { return a.number == b.number; };
    parts.erase(std::unique(parts.begin(), parts.end(), isSame), parts.end());
    return parts;
}

} // namespace

float likeness(const Meaning &a, const Meaning &b)
{
    int sum = 0;
    for (std::size_t i = 0; i < Size; ++i)
        sum += int{a[i]} * int{b[i]};
    return static_cast<float>(sum) / (UnitSteps * UnitSteps);
}

/// Trains a linear model that predicts a text's topic from 128 numbers per text; a word's contribution to them is its
/// vector. Softmax over the topics, by Adagrad.
class WordSchool final
{
public:
    explicit WordSchool(const WordLessons &lessons)
        : m_lessons(lessons)
    {
        gatherThesaurus();
        gatherTexts();
    }

    [[nodiscard]] WordModel teach()
    {
        weigh();
        learn();
        WordModel model;
        for (const auto &[word, near] : m_near) {
            model.m_thesaurus.words.push_back(word);
            for (const auto &[other, strength] : near)
                model.m_thesaurus.near.push_back({other, strength});
            model.m_thesaurus.ends.push_back(static_cast<quint32>(model.m_thesaurus.near.size()));
        }
        model.m_vectors = vectors();
        return model;
    }

private:
    static constexpr float Related = .5F; ///< strength of a related word; a synonym has 1
    static constexpr float Fading = .04F; ///< decrease in strength per position in the list
    static constexpr float Backwards = .6F;
    static constexpr float Spread = .5F; ///< share of a word's strength that similar words get
    static constexpr float OfFiller = .3F;
    static constexpr float OfPair = .5F;
    static constexpr int LeastTexts = 2; ///< with a feature; one more for a pair
    static constexpr int Epochs = 5;
    static constexpr std::size_t Batch = 64;
    static constexpr float Rate = .1F;
    static constexpr float Little = 1e-2F;
    static constexpr float Faint = 1e-4F; ///< smaller errors are ignored

    struct Feature {
        std::size_t row = 0;
        float value = 0;
    };
    struct Text {
        std::vector<Feature> features;
        std::size_t topic = 0;
    };
    /// A word, and whether the feature is the field of words around it instead of the word itself.
    using Key = std::pair<quint32, bool>;

    std::optional<quint32> wordOf(const QString &word) const
    {
        const std::vector<QByteArray> stems = m_stems.of(word);
        return stems.size() == 1 ? std::optional(numberOf(stems.front())) : std::nullopt;
    }

    void gatherThesaurus()
    {
        const auto keep = [this](quint32 from, quint32 to, float strength) {
            float &kept = m_near[from][to];
            kept = std::max(kept, strength);
        };
        for (const WordLessons::Entry &entry : m_lessons.entries) {
            const auto head = wordOf(entry.word);
            if (!head)
                continue;
            const auto put = [&](const QStringList &words, float strength) {
                for (qsizetype i = 0; i < words.size(); ++i) {
                    const auto other = wordOf(words[i]);
                    if (!other || *other == *head)
                        continue;
                    const float faded = strength * (1 - Fading * static_cast<float>(i));
                    keep(*head, *other, faded);
                    keep(*other, *head, faded * Backwards);
                }
            };
            put(entry.same, 1);
            put(entry.related, Related);
        }
    }

    /// Adds the features of one part. A significant word adds itself, its field, and the fields of similar words.
    void spread(Part part, std::map<Key, float> &features) const
    {
        if (part.kind != Kind::Telling) {
            features[{part.number, false}] += part.kind == Kind::Pair ? OfPair : OfFiller;
            return;
        }
        features[{part.number, false}] += 1;
        features[{part.number, true}] += 1;
        const auto near = m_near.find(part.number);
        if (near == m_near.end())
            return;
        for (const auto &[other, strength] : near->second)
            features[{other, true}] += Spread * strength;
    }

    void gatherTexts()
    {
        std::map<Key, int> counts;
        std::vector<std::map<Key, float>> found;
        for (std::size_t topic = 0; topic < m_lessons.topics.size(); ++topic) {
            for (const QString &text : m_lessons.topics[topic].texts) {
                std::map<Key, float> &features = found.emplace_back();
                for (const Part &part : partsOf(m_stems, text)) {
                    m_kinds.emplace(part.number, part.kind);
                    spread(part, features);
                }
                for (const auto &[key, value] : features)
                    ++counts[key];
                m_texts.push_back({{}, topic});
            }
        }
        const auto all = static_cast<float>(found.size());
        for (const auto &[key, count] : counts) {
            const auto kind = m_kinds.find(key.first);
            const bool isPair = kind != m_kinds.end() && kind->second == Kind::Pair;
            if (count < LeastTexts + (isPair ? 1 : 0))
                continue;
            m_rows.emplace(key, m_rarity.size());
            m_rarity.push_back(std::log((1 + all) / (1 + static_cast<float>(count))) + 1);
        }
        for (std::size_t i = 0; i < found.size(); ++i) {
            for (const auto &[key, value] : found[i]) {
                if (const auto row = m_rows.find(key); row != m_rows.end())
                    m_texts[i].features.push_back({row->second, value});
            }
        }
    }

    /// Weights features by rarity and normalizes each text to length 1.
    void weigh()
    {
        for (Text &text : m_texts) {
            float squares = 0;
            for (Feature &each : text.features) {
                each.value *= m_rarity[each.row];
                squares += each.value * each.value;
            }
            const float scale = squares > 0 ? 1 / std::sqrt(squares) : 0;
            for (Feature &each : text.features)
                each.value *= scale;
        }
    }

    /// Returns a pseudo-random number in −0.5…0.5, the same on every machine.
    float draw()
    {
        m_dice ^= m_dice << 13U;
        m_dice ^= m_dice >> 7U;
        m_dice ^= m_dice << 17U;
        return static_cast<float>(m_dice >> 40U) / static_cast<float>(1U << 24U) - .5F;
    }

    static void step(Vector &values, Vector &squares, const Vector &slopes)
    {
        for (std::size_t i = 0; i < Size; ++i) {
            squares[i] += slopes[i] * slopes[i];
            values[i] -= Rate * slopes[i] / std::sqrt(squares[i]);
        }
    }

    [[nodiscard]] std::vector<Vector> drawn(std::size_t count)
    {
        std::vector<Vector> made(count);
        for (Vector &each : made)
            std::generate(each.begin(), each.end(), [this] { return draw(); });
        return made;
    }

    void learn()
    {
        Vector little{};
        little.fill(Little);
        const std::size_t topics = m_lessons.topics.size();
        m_values = drawn(m_rarity.size());
        std::vector<Vector> squares(m_values.size(), little);
        std::vector<Vector> ways = drawn(topics), waySquares(topics, little), waySlopes(topics, Vector{});
        std::unordered_map<std::size_t, Vector> slopes; // by row
        std::vector<std::size_t> rows;                  // that have one
        std::vector<float> shares(topics);
        std::vector<std::size_t> order(m_texts.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        for (int epoch = 0; epoch < Epochs; ++epoch) {
            for (std::size_t i = order.size(); i > 1; --i) {
                draw();
                std::swap(order[i - 1], order[m_dice % i]);
            }
            for (std::size_t from = 0; from < order.size(); from += Batch) {
                slopes.clear();
                rows.clear();
                for (Vector &each : waySlopes)
                    each.fill(0);
                for (std::size_t at = from; at < std::min(from + Batch, order.size()); ++at) {
                    const Text &text = m_texts[order[at]];
                    Vector meant{};
                    for (const Feature &each : text.features)
                        add(meant, m_values[each.row].data(), each.value);
                    float most = -1e9F;
                    for (std::size_t t = 0; t < topics; ++t)
                        most = std::max(most, shares[t] = product(meant.data(), ways[t].data()));
                    float sum = 0;
                    for (float &each : shares)
                        sum += each = std::exp(each - most);
                    Vector back{};
                    for (std::size_t t = 0; t < topics; ++t) {
                        const float off = shares[t] / sum - (t == text.topic ? 1.F : 0.F);
                        if (std::abs(off) < Faint)
                            continue;
                        add(back, ways[t].data(), off);
                        add(waySlopes[t], meant.data(), off);
                    }
                    for (const Feature &each : text.features) {
                        const auto [slope, isNew] = slopes.try_emplace(each.row, Vector{});
                        if (isNew)
                            rows.push_back(each.row);
                        add(slope->second, back.data(), each.value);
                    }
                }
                for (const std::size_t row : rows)
                    step(m_values[row], squares[row], slopes.at(row));
                for (std::size_t t = 0; t < topics; ++t)
                    step(ways[t], waySquares[t], waySlopes[t]);
            }
        }
    }

    /// Returns for each part of the texts and each word of the thesaurus what it adds to a text.
    [[nodiscard]] WordModel::Vectors vectors() const
    {
        std::vector<quint32> words;
        for (const auto &[key, row] : m_rows)
            words.push_back(key.first);
        for (const auto &[word, near] : m_near)
            words.push_back(word);
        std::sort(words.begin(), words.end());
        words.erase(std::unique(words.begin(), words.end()), words.end());
        WordModel::Vectors made;
        for (const quint32 word : words) {
            const auto kind = m_kinds.find(word);
            std::map<Key, float> features;
            spread({word, kind == m_kinds.end() ? Kind::Telling : kind->second}, features);
            Vector sum{};
            for (const auto &[key, value] : features) {
                if (const auto row = m_rows.find(key); row != m_rows.end())
                    add(sum, m_values[row->second].data(), value * m_rarity[row->second]);
            }
            float most = 0;
            for (const float each : sum)
                most = std::max(most, std::abs(each));
            if (most <= 0)
                continue;
            made.words.push_back(word);
            made.scales.push_back(most / UnitSteps);
            for (const float each : sum)
                made.steps.push_back(static_cast<qint8>(std::lround(each / most * UnitSteps)));
        }
        return made;
    }

    const WordLessons &m_lessons;
    Stems m_stems;
    std::map<quint32, std::map<quint32, float>> m_near;
    std::vector<Text> m_texts;
    std::map<quint32, Kind> m_kinds; ///< of the parts of texts
    std::map<Key, std::size_t> m_rows;
    std::vector<float> m_rarity;  ///< by row
    std::vector<Vector> m_values; ///< by row
    quint64 m_dice = 88172645463325252ULL;
};

base::Result<WordModel> WordModel::train(const WordLessons &lessons)
{
    if (lessons.entries.empty() || lessons.topics.size() < 2)
        return nlu::refused(u"a thesaurus and at least two topics are needed"_s, {});
    return WordSchool(lessons).teach();
}

std::span<const WordModel::Near> WordModel::near(quint32 word) const
{
    const auto found = std::lower_bound(m_thesaurus.words.begin(), m_thesaurus.words.end(), word);
    if (found == m_thesaurus.words.end() || *found != word)
        return {};
    const auto at = static_cast<std::size_t>(found - m_thesaurus.words.begin());
    const std::size_t from = at == 0 ? 0 : m_thesaurus.ends[at - 1];
    return std::span(m_thesaurus.near).subspan(from, m_thesaurus.ends[at] - from);
}

Meaning WordModel::meaningOf(QStringView text) const
{
    Vector sum{};
    for (const Part &part : partsOf(Stems(), text)) {
        const auto found = std::lower_bound(m_vectors.words.begin(), m_vectors.words.end(), part.number);
        if (found == m_vectors.words.end() || *found != part.number)
            continue;
        const auto at = static_cast<std::size_t>(found - m_vectors.words.begin());
        const qint8 *steps = m_vectors.steps.data() + at * Size;
        const float scale = m_vectors.scales[at];
        for (std::size_t i = 0; i < Size; ++i)
            sum[i] += scale * static_cast<float>(steps[i]);
    }
    const float length = std::sqrt(product(sum.data(), sum.data()));
    Meaning meaning{};
    if (length > 0) {
        for (std::size_t i = 0; i < Size; ++i)
            meaning[i] = static_cast<qint8>(std::lround(sum[i] / length * UnitSteps));
    }
    return meaning;
}

QByteArray WordModel::toBytes() const
{
    std::vector<quint32> near;
    std::vector<float> strengths;
    for (const Near &each : m_thesaurus.near) {
        near.push_back(each.word);
        strengths.push_back(each.strength);
    }
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    nlu::prepare(stream);
    stream.writeRawData(Magic, static_cast<int>(MagicSize));
    stream << FileVersion;
    nlu::put(stream, m_vectors.words);
    nlu::put(stream, m_vectors.scales);
    nlu::put(stream, m_vectors.steps);
    nlu::put(stream, m_thesaurus.words);
    nlu::put(stream, m_thesaurus.ends);
    nlu::put(stream, near);
    nlu::put(stream, strengths);
    return bytes + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

base::Result<WordModel> WordModel::fromBytes(const QByteArray &bytes, const QString &where)
{
    const qsizetype size = bytes.size() - DigestSize;
    if (size < MagicSize || !bytes.startsWith(QByteArrayView(Magic, MagicSize)))
        return nlu::refused(u"no model of words"_s, where);
    QDataStream stream(bytes);
    nlu::prepare(stream);
    stream.skipRawData(static_cast<int>(MagicSize));
    quint32 version = 0;
    stream >> version;
    if (version != FileVersion)
        return nlu::refused(u"the model is of version %1, not %2"_s.arg(version).arg(FileVersion), where);
    if (QCryptographicHash::hash(QByteArrayView(bytes).first(size), QCryptographicHash::Sha256) !=
        QByteArrayView(bytes).sliced(size))
        return nlu::refused(u"the model is cut off or altered: its checksum does not fit"_s, where);
    WordModel model;
    Vectors &vectors = model.m_vectors;
    Thesaurus &thesaurus = model.m_thesaurus;
    std::vector<quint32> near;
    std::vector<float> strengths;
    const bool isRead = nlu::take(stream, vectors.words, size) && nlu::take(stream, vectors.scales, size) &&
                        nlu::take(stream, vectors.steps, size) && nlu::take(stream, thesaurus.words, size) &&
                        nlu::take(stream, thesaurus.ends, size) && nlu::take(stream, near, size) &&
                        nlu::take(stream, strengths, size);
    const bool isGood = isRead && stream.device()->pos() == size && vectors.scales.size() == vectors.words.size() &&
                        vectors.steps.size() == vectors.words.size() * Size && nlu::isSane(vectors.scales) &&
                        thesaurus.ends.size() == thesaurus.words.size() && strengths.size() == near.size() &&
                        nlu::isSane(strengths) && std::is_sorted(vectors.words.begin(), vectors.words.end()) &&
                        std::is_sorted(thesaurus.words.begin(), thesaurus.words.end()) &&
                        std::is_sorted(thesaurus.ends.begin(), thesaurus.ends.end()) &&
                        (thesaurus.ends.empty() ? near.empty() : thesaurus.ends.back() == near.size());
    if (!isGood)
        return nlu::refused(u"the model's parts do not fit together"_s, where);
    for (std::size_t i = 0; i < near.size(); ++i)
        thesaurus.near.push_back({near[i], strengths[i]});
    return model;
}

const WordModel &wordModel()
{
    static const WordModel Model = [] {
        const QString path = u":/models/words.model"_s;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
        auto model = WordModel::fromBytes(file.readAll(), path);
        if (!model)
            qFatal("%s: %s", qPrintable(model.error().where), qPrintable(model.error().message));
        return *std::move(model);
    }();
    return Model;
}

} // namespace tierdesk::knowledge
