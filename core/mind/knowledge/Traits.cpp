#include "core/mind/knowledge/Traits.h"

#include "core/mind/knowledge/Stems.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace tierdesk::knowledge {

namespace {

/// Whose words they are.
enum class Part : quint8 { Own, Topic, Before, TopicBefore };
constexpr std::size_t PartCount = 4;
using PartNumbers = std::array<Numbers, PartCount>; ///< of words, by Part

constexpr std::size_t MostLabels = 256;
using Likelihoods = std::array<float, MostLabels>; ///< roots by label

/// Words by number, counted on from 0 in the order in which they come.
class Vocabulary final
{
public:
    explicit Vocabulary(std::size_t most)
        : m_slots(std::bit_ceil(2 * most + 2))
        , m_mask(static_cast<quint32>(m_slots.size()) - 1)
    {
        m_words.reserve(most);
    }

    struct Word {
        int count = 0;        ///< sentences that have it, by themselves or by their title
        quint32 entitles = 0; ///< the last source whose title has it, counted from 1
        quint32 inBody = 0;   ///< likewise of the body
        quint32 seen = 0;     ///< likewise of either
        quint32 counted = 0;  ///< the last source that `sources` counts
        int sources = 0;      ///< that have it
        quint8 parts = 0;     ///< bits of Part
        float weight = 0;
        int near = -1; ///< the first of its Closeness, in their order; none

        [[nodiscard]] bool has(Part part) const { return (parts >> static_cast<unsigned>(part) & 1U) != 0; }
        /// A name tells the source: it is the rarer the fewer of @p all have it, however many sentences it heads.
        [[nodiscard]] float nameWeight(std::size_t all) const
        {
            const bool isKnownOwn = has(Part::Own) && sources > 0;
            return isKnownOwn ? std::log(1 + static_cast<float>(all) / static_cast<float>(sources)) : 0;
        }
    };
    quint32 at(quint32 number)
    {
        quint32 slot = number & m_mask;
        for (; m_slots[slot].index != 0; slot = (slot + 1) & m_mask) {
            if (m_slots[slot].number == number)
                return m_slots[slot].index - 1;
        }
        m_words.emplace_back();
        m_slots[slot] = {number, static_cast<quint32>(m_words.size())};
        return m_slots[slot].index - 1;
    }
    /// Null where it was never asked for.
    Word *find(quint32 number)
    {
        for (quint32 slot = number & m_mask; m_slots[slot].index != 0; slot = (slot + 1) & m_mask) {
            if (m_slots[slot].number == number)
                return &m_words[m_slots[slot].index - 1];
        }
        return nullptr;
    }
    Word &operator[](quint32 index) { return m_words[index]; }
    std::vector<Word> &words() { return m_words; }

private:
    struct Slot {
        quint32 number = 0;
        quint32 index = 0; ///< counted from 1; 0 is free
    };
    std::vector<Slot> m_slots;
    quint32 m_mask;
    std::vector<Word> m_words;
};

/// The weights of words, summed up by Part.
struct Sums {
    std::array<float, PartCount> values{};

    void add(const Vocabulary::Word &word)
    {
        for (std::size_t part = 0; part < PartCount; ++part)
            values[part] += word.has(static_cast<Part>(part)) ? word.weight : 0;
    }
    [[nodiscard]] float of(Part part) const { return values[static_cast<std::size_t>(part)]; }
};

/// Which words of the sources are near to which of the question, and how well a text of theirs covers the question.
class Closeness final
{
    static constexpr std::size_t Most = 48; ///< of a question's words; a longer one is a story
    struct Link {
        std::size_t asked = 0;
        float strength = 0;
        int next = -1; ///< of the same word; none
    };

public:
    Closeness(const Numbers &asked, Vocabulary &words)
        : m_weights(std::min(asked.size(), Most))
    {
        for (std::size_t i = 0; i < m_weights.size(); ++i) {
            m_weights[i] = words[words.at(asked[i])].weight;
            m_whole += m_weights[i];
        }
        for (std::size_t i = 0; i < m_weights.size(); ++i) {
            join(words, asked[i], i, 1);
            for (const WordModel::Near &near : wordModel().near(asked[i]))
                join(words, near.word, i, near.strength);
        }
    }

    /// How near the nearest word of a text is to each of the question, and the same by the rarity of that word.
    class Cover final
    {
    public:
        explicit Cover(const Closeness &closeness)
            : m_closeness(&closeness)
        {}
        void take(const Vocabulary::Word &word)
        {
            for (int at = word.near; at >= 0; at = m_closeness->m_links[static_cast<std::size_t>(at)].next) {
                const Link &link = m_closeness->m_links[static_cast<std::size_t>(at)];
                m_best[link.asked] = std::max(m_best[link.asked], link.strength);
                m_rare[link.asked] = std::max(m_rare[link.asked], link.strength * word.weight);
            }
        }
        void take(const Cover &other)
        {
            for (std::size_t i = 0; i < m_closeness->m_weights.size(); ++i)
                m_best[i] = std::max(m_best[i], other.m_best[i]);
        }
        [[nodiscard]] float share() const
        {
            float sum = 0;
            for (std::size_t i = 0; i < m_closeness->m_weights.size(); ++i)
                sum += m_best[i] * m_closeness->m_weights[i];
            return m_closeness->m_whole > 0 ? sum / m_closeness->m_whole : 0;
        }
        [[nodiscard]] float shareByRarity() const
        {
            float sum = 0;
            for (std::size_t i = 0; i < m_closeness->m_weights.size(); ++i)
                sum += m_rare[i];
            return m_closeness->m_whole > 0 ? sum / m_closeness->m_whole : 0;
        }

    private:
        const Closeness *m_closeness;
        std::array<float, Most> m_best{}, m_rare{};
    };

private:
    void join(Vocabulary &words, quint32 number, std::size_t asked, float strength)
    {
        Vocabulary::Word *word = words.find(number);
        if (!word || word->count == 0)
            return;
        m_links.push_back({asked, strength, word->near});
        word->near = static_cast<int>(m_links.size()) - 1;
    }

    std::vector<float> m_weights; ///< by word of the question
    float m_whole = 0;
    std::vector<Link> m_links;
};

/// Numbers to be asked for often.
class Sieve final
{
public:
    explicit Sieve(const Numbers &numbers)
        : m_slots(std::bit_ceil(4 * numbers.size() + 4))
        , m_mask(static_cast<quint32>(m_slots.size()) - 1)
    {
        for (const quint32 number : numbers) {
            quint32 slot = number & m_mask;
            while (m_slots[slot] != 0)
                slot = (slot + 1) & m_mask;
            m_slots[slot] = number | 1;
        }
    }
    [[nodiscard]] bool has(quint32 number) const
    {
        for (quint32 slot = number & m_mask; m_slots[slot] != 0; slot = (slot + 1) & m_mask) {
            if (m_slots[slot] == (number | 1))
                return true;
        }
        return false;
    }

private:
    std::vector<quint32> m_slots; ///< 0 is free; the lowest bit tells nothing
    quint32 m_mask;
};

/// A question is asked of the articles more than once in a turn, and is the one before in the next.
const nlu::Subjects &read(const QString &text)
{
    constexpr std::size_t Kept = 8;
    struct Known {
        QString text;
        nlu::Subjects subjects;
    };
    thread_local std::array<Known, Kept> known;
    thread_local std::size_t oldest = 0;
    for (const Known &each : known) {
        if (each.text == text)
            return each.subjects;
    }
    Known &made = known[oldest++ % Kept];
    made = {text, nlu::subjectsOf(text)};
    return made.subjects;
}

Likelihoods spread(const QString &text)
{
    Likelihoods roots{};
    if (text.isEmpty())
        return roots;
    for (const nlu::Subject &each : read(text)) {
        if (each.label < MostLabels)
            roots[each.label] = each.root;
    }
    return roots;
}

float subjectLikeness(const Likelihoods &roots, const nlu::Subjects &subjects)
{
    float sum = 0;
    for (const nlu::Subject &each : subjects)
        sum += roots[each.label % MostLabels] * each.root;
    return sum;
}

Numbers toldIn(QStringView said)
{
    Numbers digests;
    for (const QStringView sentence : sentencesOf(said))
        digests.push_back(digestOf(sentence));
    std::sort(digests.begin(), digests.end());
    return digests;
}

float share(float part, float whole)
{
    return whole > 0 ? part / whole : 0;
}

std::vector<const ArticleSense *> sensesOf(std::span<const Source> sources)
{
    std::vector<const ArticleSense *> senses;
    senses.reserve(sources.size());
    for (const Source &source : sources)
        senses.push_back(&source.words->sense(*source.article));
    return senses;
}

/// The words of the sources and of the question. The fewer sentences have one, the more it weighs.
class SourceWords final
{
public:
    SourceWords(const std::vector<const ArticleSense *> &senses, const PartNumbers &parts)
        : m_most(mostWords(senses, parts))
        , m_vocabulary(m_most)
    {
        count(senses);
        mark(parts);
        weigh();
    }

    /// How many sentences the sources have.
    [[nodiscard]] std::size_t sentences() const { return m_sentences; }
    Vocabulary &vocabulary() { return m_vocabulary; }
    /// Returns the words of each source, one a call: those of its title, then those of its sentences.
    Vocabulary::Word &next() { return m_vocabulary[m_indices[m_next++]]; }

private:
    static std::size_t mostWords(const std::vector<const ArticleSense *> &senses, const PartNumbers &parts)
    {
        std::size_t most = 0;
        for (const Numbers &part : parts)
            most += part.size();
        for (const ArticleSense *sense : senses) {
            most += sense->title.size();
            for (const ArticleSense::Sentence &each : sense->sentences)
                most += each.stems.size();
        }
        return most;
    }

    Vocabulary::Word &append(quint32 number, quint32 source)
    {
        m_indices.push_back(m_vocabulary.at(number));
        Vocabulary::Word &word = m_vocabulary[m_indices.back()];
        word.sources += word.counted == source ? 0 : 1;
        word.counted = source;
        return word;
    }

    void count(const std::vector<const ArticleSense *> &senses)
    {
        m_indices.reserve(m_most);
        for (std::size_t s = 0; s < senses.size(); ++s) {
            const auto source = static_cast<quint32>(s + 1);
            const ArticleSense &sense = *senses[s];
            m_sentences += sense.sentences.size();
            for (const quint32 number : sense.title) {
                Vocabulary::Word &word = append(number, source);
                word.entitles = source;
                word.count += static_cast<int>(sense.sentences.size());
            }
            for (const ArticleSense::Sentence &each : sense.sentences) {
                for (const quint32 number : each.stems) {
                    Vocabulary::Word &word = append(number, source);
                    word.count += word.entitles == source ? 0 : 1;
                }
            }
        }
    }

    void mark(const PartNumbers &parts)
    {
        for (std::size_t part = 0; part < PartCount; ++part) {
            for (const quint32 number : parts[part]) {
                Vocabulary::Word &word = m_vocabulary[m_vocabulary.at(number)];
                const bool isAgain = static_cast<Part>(part) == Part::Before && word.has(Part::Own);
                word.parts |= isAgain ? 0U : static_cast<quint8>(1U << part);
            }
        }
    }

    void weigh()
    {
        std::vector<float> weights(m_sentences + 1); // by count
        for (Vocabulary::Word &word : m_vocabulary.words()) {
            float &weight = weights[static_cast<std::size_t>(word.count)];
            if (weight <= 0)
                weight = std::log(1 + static_cast<float>(m_sentences + 1) / static_cast<float>(1 + word.count));
            word.weight = weight;
        }
    }

    std::size_t m_most;
    Vocabulary m_vocabulary;
    std::size_t m_sentences = 0;
    std::vector<quint32> m_indices; ///< of the words, by title and then sentence
    std::size_t m_next = 0;         ///< of m_indices
};

/// What every sentence is compared with: the question and, where it follows another, the one before.
struct QuestionSense {
    QuestionSense(const Query &query, const std::vector<QByteArray> &asked)
        : isLater(!query.before.question.isEmpty())
        , meant(wordModel().meaningOf(query.question))
        , meantBefore(wordModel().meaningOf(query.before.question))
        , about(spread(query.question))
        , aboutBefore(spread(query.before.question))
        , letters(lettersOf(asked))
        , groups(letters)
        , told(isLater ? toldIn(query.before.said) : Numbers())
        , article(query.before.article)
    {}

    bool isLater;
    Meaning meant, meantBefore;
    Likelihoods about, aboutBefore;
    Numbers letters;
    Sieve groups; ///< the letters
    Numbers told; ///< digests of the sentences that were told already
    QString article;
};

/// What the sentences' sums are shares of.
struct Totals {
    Totals(const std::vector<Vocabulary::Word> &words, std::span<const Source> all)
        : sources(all.size())
    {
        for (const Vocabulary::Word &word : words) {
            whole.add(word);
            nameable += word.nameWeight(sources);
        }
        for (const Source &source : all)
            bestFound = std::max(bestFound, source.score);
    }
    [[nodiscard]] float shareOf(const Sums &sums, Part part) const { return share(sums.of(part), whole.of(part)); }

    std::size_t sources;
    Sums whole;
    float nameable = 0;
    double bestFound = 0;
};

/// Measures the sentences of one source. The sources are to be measured in the order of @p words.
class SourceMeasurer final
{
public:
    struct Scale {
        const QuestionSense &question;
        const Totals &totals;
        const Closeness &closeness;
    };

    SourceMeasurer(const Scale &scale, SourceWords &words, Traits &traits, std::size_t index)
        : m_question(scale.question)
        , m_totals(scale.totals)
        , m_closeness(scale.closeness)
        , m_words(words)
        , m_traits(traits)
        , m_index(index)
        , m_mark(static_cast<quint32>(index + 1))
        , m_nearTitle(m_closeness)
        , m_nearBody(m_closeness)
    {}

    void measure(const Source &source, const ArticleSense &sense)
    {
        const std::size_t first = m_traits.candidates.size();
        measureTitle(source, sense);
        for (std::size_t i = 0; i < sense.sentences.size(); ++i) {
            const ArticleSense::Sentence &sentence = sense.sentences[i];
            Traits::Candidate &candidate = m_traits.candidates.emplace_back(m_common);
            candidate.sentence = static_cast<quint32>(i);
            candidate.flags = sentence.flags;
            candidate.length = static_cast<int>(source.words->sentences[i].length);
            candidate[Trait::IsFirst] = i == 0 ? 1 : 0;
            measureWords(sentence, candidate);
            measureSense(sentence, candidate);
        }
        m_traits.isOfTopic[m_index] = m_isOfTopic;
        measureSurroundings(std::span(m_traits.candidates).subspan(first));
    }

private:
    /// Counts @p word, which the question has, once a source.
    void see(Vocabulary::Word &word)
    {
        if (word.seen == m_mark)
            return;
        word.seen = m_mark;
        const bool isOwn = word.has(Part::Own);
        m_traits.covered[m_index] += isOwn ? 1 : 0;
        m_isOfTopic = m_isOfTopic || (!isOwn && word.has(Part::Topic));
    }

    void measureTitle(const Source &source, const ArticleSense &sense)
    {
        Sums title;
        float named = 0;
        for (std::size_t i = 0; i < sense.title.size(); ++i) {
            Vocabulary::Word &word = m_words.next();
            m_nearTitle.take(word);
            if (word.parts == 0)
                continue;
            title.add(word);
            named += word.nameWeight(m_totals.sources);
            see(word);
        }
        const double best = m_totals.bestFound;
        m_common.source = static_cast<quint32>(m_index);
        m_common[Trait::NearInTitle] = m_nearTitle.share();
        m_common[Trait::MeansTitle] = likeness(m_question.meant, sense.means);
        m_common[Trait::OwnInTitle] = m_totals.shareOf(title, Part::Own);
        m_common[Trait::AboutTitle] = subjectLikeness(m_question.about, sense.named);
        m_common[Trait::AboutArticle] = subjectLikeness(m_question.about, sense.mean);
        m_common[Trait::TopicInTitle] = m_totals.shareOf(title, Part::Topic);
        m_common[Trait::Named] = share(named, m_totals.nameable);
        m_common[Trait::Found] = best > 0 ? static_cast<float>(source.score / best) : 0;
        if (!m_question.isLater)
            return;
        m_isSame = source.article->ref == m_question.article;
        m_common[Trait::BeforeInTitle] = m_totals.shareOf(title, Part::Before);
        m_common[Trait::AboutTitleBefore] = subjectLikeness(m_question.aboutBefore, sense.named);
        m_common[Trait::AboutArticleBefore] = subjectLikeness(m_question.aboutBefore, sense.mean);
        m_common[Trait::MeansTitleBefore] = likeness(m_question.meantBefore, sense.means);
        m_common[Trait::IsSame] = m_isSame ? 1 : 0;
        m_common[Trait::IsSameOfShort] = m_isSame ? 1 / (1 + static_cast<float>(m_traits.telling)) : 0;
        m_common[Trait::TopicBeforeInTitle] = m_totals.shareOf(title, Part::TopicBefore);
    }

    void measureWords(const ArticleSense::Sentence &sentence, Traits::Candidate &candidate)
    {
        Sums sums;
        Closeness::Cover near(m_closeness);
        float all = 0;
        for (std::size_t i = 0; i < sentence.stems.size(); ++i) {
            Vocabulary::Word &word = m_words.next();
            all += word.weight;
            near.take(word);
            if (word.parts == 0)
                continue;
            sums.add(word);
            if (word.inBody != m_mark) {
                word.inBody = m_mark;
                m_body.add(word);
            }
            see(word);
        }
        candidate[Trait::NearInSentence] = near.share();
        candidate[Trait::NearByRarity] = near.shareByRarity();
        m_nearBody.take(near);
        near.take(m_nearTitle);
        candidate[Trait::NearEntitled] = near.share();
        candidate[Trait::OwnInSentence] = m_totals.shareOf(sums, Part::Own);
        candidate[Trait::OwnSum] = sums.of(Part::Own) / 10;
        candidate[Trait::Explained] = share(sums.of(Part::Own), all);
        candidate[Trait::TopicInSentence] = m_totals.shareOf(sums, Part::Topic);
        if (candidate.flags & OfProduct) {
            candidate[Trait::NamedOnPage] = candidate[Trait::Named];
            candidate[Trait::OwnOnPage] = candidate[Trait::OwnInSentence];
        }
        if (candidate.flags & OfRecord) {
            candidate[Trait::NamedOnRecord] = candidate[Trait::Named];
            candidate[Trait::OwnOnRecord] = candidate[Trait::OwnInSentence];
        }
        if (!m_question.isLater)
            return;
        candidate[Trait::BeforeInSentence] = m_totals.shareOf(sums, Part::Before);
        candidate[Trait::OwnOfFollowing] = candidate[Trait::OwnInSentence];
        candidate[Trait::TopicBeforeInSentence] = m_totals.shareOf(sums, Part::TopicBefore);
    }

    void measureSense(const ArticleSense::Sentence &sentence, Traits::Candidate &candidate) const
    {
        candidate[Trait::MeansSentence] = likeness(m_question.meant, sentence.means);
        candidate[Trait::MeansEntitled] = likeness(m_question.meant, sentence.meansEntitled);
        candidate[Trait::AboutSentence] = subjectLikeness(m_question.about, sentence.alone);
        candidate[Trait::AboutEntitled] = subjectLikeness(m_question.about, sentence.entitled);
        const auto common = std::count_if(sentence.letters.begin(), sentence.letters.end(),
                                          [this](quint32 number) { return m_question.groups.has(number); });
        candidate[Trait::Letters] = share(static_cast<float>(common), static_cast<float>(m_question.letters.size()));
        if (!m_question.isLater)
            return;
        const Numbers &told = m_question.told;
        candidate[Trait::AboutEntitledBefore] = subjectLikeness(m_question.aboutBefore, sentence.entitled);
        candidate[Trait::MeansEntitledBefore] = likeness(m_question.meantBefore, sentence.meansEntitled);
        candidate[Trait::IsTold] = std::binary_search(told.begin(), told.end(), sentence.digest) ? 1 : 0;
    }

    /// Measures what stands around each of @p sentences, all those of the source.
    void measureSurroundings(std::span<Traits::Candidate> sentences) const
    {
        const float nearInBody = m_nearBody.share();
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            Traits::Candidate &candidate = sentences[i];
            Traits::Candidate *before = i > 0 ? &sentences[i - 1] : nullptr;
            Traits::Candidate *after = i + 1 < sentences.size() ? &sentences[i + 1] : nullptr;
            candidate[Trait::OwnInBody] = m_totals.shareOf(m_body, Part::Own);
            candidate[Trait::OwnBefore] = before ? (*before)[Trait::OwnInSentence] : 0;
            candidate[Trait::OwnAfter] = after ? (*after)[Trait::OwnInSentence] : 0;
            candidate[Trait::NearInBody] = nearInBody;
            candidate[Trait::NearBefore] = before ? (*before)[Trait::NearInSentence] : 0;
            candidate[Trait::NearAfter] = after ? (*after)[Trait::NearInSentence] : 0;
            candidate[Trait::TopicInBody] = m_totals.shareOf(m_body, Part::Topic);
            if (!m_question.isLater)
                continue;
            candidate[Trait::TopicBeforeInBody] = m_totals.shareOf(m_body, Part::TopicBefore);
            const bool isNear = (before && (*before)[Trait::IsTold] > 0) || (after && (*after)[Trait::IsTold] > 0);
            candidate[Trait::IsNearTold] = m_isSame && isNear && candidate[Trait::IsTold] <= 0 ? 1 : 0;
        }
    }

    const QuestionSense &m_question;
    const Totals &m_totals;
    const Closeness &m_closeness;
    SourceWords &m_words;
    Traits &m_traits;
    std::size_t m_index;
    quint32 m_mark;             ///< of the source, in the words
    Traits::Candidate m_common; ///< what is the same for all of its sentences
    Closeness::Cover m_nearTitle, m_nearBody;
    Sums m_body;
    bool m_isSame = false;
    bool m_isOfTopic = false;
};

} // namespace

Traits traitsOf(const Query &query, std::span<const Source> sources)
{
    const Stems stems;
    const bool isLater = !query.before.question.isEmpty();
    const std::vector<QByteArray> asked = stems.of(query.question);
    const PartNumbers parts{numbersOf(asked), numbersOf(stems.of(query.topic)),
                            numbersOf(stems.of(query.before.question)),
                            isLater ? numbersOf(stems.of(query.before.topic)) : Numbers()};
    const std::vector<const ArticleSense *> senses = sensesOf(sources);
    SourceWords words(senses, parts);
    const Totals totals(words.vocabulary().words(), sources);
    const Closeness closeness(parts[0], words.vocabulary());
    const QuestionSense question(query, asked);

    Traits traits;
    traits.grams = questionGrams(query.question);
    traits.telling = static_cast<int>(parts[0].size());
    traits.covered.resize(sources.size());
    traits.isOfTopic.resize(sources.size());
    traits.candidates.reserve(words.sentences());
    for (std::size_t s = 0; s < sources.size(); ++s)
        SourceMeasurer({question, totals, closeness}, words, traits, s).measure(sources[s], *senses[s]);
    return traits;
}

} // namespace tierdesk::knowledge
