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
using Sums = std::array<float, PartCount>;

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

float likeness(const Likelihoods &roots, const nlu::Subjects &subjects)
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

} // namespace

Traits traitsOf(const Query &query, std::span<const Source> sources)
{
    const Stems stems;
    const bool isLater = !query.before.question.isEmpty();
    const std::vector<QByteArray> asked = stems.of(query.question);
    const std::array<Numbers, PartCount> parts{numbersOf(asked), numbersOf(stems.of(query.topic)),
                                               numbersOf(stems.of(query.before.question)),
                                               isLater ? numbersOf(stems.of(query.before.topic)) : Numbers()};

    Traits traits;
    traits.grams = questionGrams(query.question);
    traits.telling = static_cast<int>(parts[0].size());
    traits.covered.resize(sources.size());
    traits.isOfTopic.resize(sources.size());

    // Every word of the sources by its number, and how many sentences have it.
    std::vector<const ArticleSense *> senses;
    std::size_t sentences = 0;
    std::size_t most = 0;
    for (const Numbers &part : parts)
        most += part.size();
    for (const Source &source : sources) {
        senses.push_back(&source.words->sense(*source.article));
        sentences += senses.back()->sentences.size();
        most += senses.back()->title.size();
        for (const ArticleSense::Sentence &each : senses.back()->sentences)
            most += each.stems.size();
    }
    Vocabulary words(most);
    std::vector<quint32> indices; // of the words, by title and then sentence
    indices.reserve(most);
    const auto countIn = [](Vocabulary::Word &word, quint32 mark) {
        word.sources += word.counted == mark ? 0 : 1;
        word.counted = mark;
    };
    for (std::size_t s = 0; s < sources.size(); ++s) {
        const auto mark = static_cast<quint32>(s + 1);
        for (const quint32 number : senses[s]->title) {
            indices.push_back(words.at(number));
            Vocabulary::Word &word = words[indices.back()];
            word.entitles = mark;
            word.count += static_cast<int>(senses[s]->sentences.size());
            countIn(word, mark);
        }
        for (const ArticleSense::Sentence &each : senses[s]->sentences) {
            for (const quint32 number : each.stems) {
                indices.push_back(words.at(number));
                Vocabulary::Word &word = words[indices.back()];
                word.count += word.entitles == mark ? 0 : 1;
                countIn(word, mark);
            }
        }
    }
    for (std::size_t part = 0; part < PartCount; ++part) {
        for (const quint32 number : parts[part]) {
            Vocabulary::Word &word = words[words.at(number)];
            const bool isAgain = static_cast<Part>(part) == Part::Before && (word.parts & 1U);
            word.parts |= isAgain ? 0U : static_cast<quint8>(1U << part);
        }
    }
    std::vector<float> weights(sentences + 1); // by count
    for (Vocabulary::Word &word : words.words()) {
        float &weight = weights[static_cast<std::size_t>(word.count)];
        if (weight <= 0)
            weight = std::log(1 + static_cast<float>(sentences + 1) / static_cast<float>(1 + word.count));
        word.weight = weight;
    }
    const auto add = [](Sums &sums, const Vocabulary::Word &word) {
        for (std::size_t part = 0; part < PartCount; ++part)
            sums[part] += (word.parts >> part & 1U) ? word.weight : 0;
    };
    Sums whole{};
    for (const Vocabulary::Word &word : words.words())
        add(whole, word);
    // A name tells the source: it is the rarer the fewer have it, however many sentences it heads.
    const auto nameWeight = [&sources](const Vocabulary::Word &word) {
        const bool isKnownOwn = (word.parts & 1U) && word.sources > 0;
        return isKnownOwn ? std::log(1 + static_cast<float>(sources.size()) / static_cast<float>(word.sources)) : 0;
    };
    float nameable = 0;
    for (const Vocabulary::Word &word : words.words())
        nameable += nameWeight(word);

    const Closeness closeness(parts[0], words);
    const Meaning meant = wordModel().meaningOf(query.question);
    const Meaning meantBefore = wordModel().meaningOf(query.before.question);
    const Likelihoods about = spread(query.question);
    const Likelihoods aboutBefore = spread(query.before.question);
    const Numbers letters = lettersOf(asked);
    const Sieve groups(letters);
    const Numbers told = isLater ? toldIn(query.before.said) : Numbers();
    double bestFound = 0;
    for (const Source &source : sources)
        bestFound = std::max(bestFound, source.score);

    const auto at = [](const Sums &sums, Part part) { return sums[static_cast<std::size_t>(part)]; };
    const auto shareOf = [&](const Sums &sums, Part part) { return share(at(sums, part), at(whole, part)); };
    traits.candidates.reserve(sentences);
    std::size_t next = 0; // of `indices`
    for (std::size_t s = 0; s < sources.size(); ++s) {
        const ArticleSense &sense = *senses[s];
        const std::size_t first = traits.candidates.size();
        const auto mark = static_cast<quint32>(s + 1);
        Sums title{}, body{};
        Closeness::Cover nearTitle(closeness), nearBody(closeness);
        float named = 0;
        bool isOfTopic = false;
        const auto see = [&](Vocabulary::Word &word) {
            if (word.seen == mark)
                return;
            word.seen = mark;
            const bool isOwn = (word.parts & 1U) != 0;
            traits.covered[s] += isOwn ? 1 : 0;
            isOfTopic = isOfTopic || (!isOwn && (word.parts & 2U));
        };
        for (std::size_t i = 0; i < sense.title.size(); ++i) {
            Vocabulary::Word &word = words[indices[next++]];
            nearTitle.take(word);
            if (word.parts == 0)
                continue;
            add(title, word);
            named += nameWeight(word);
            see(word);
        }
        const bool isSame = isLater && sources[s].article->ref == query.before.article;
        const float nearInTitle = nearTitle.share();
        const float meansTitle = likeness(meant, sense.means);
        const float aboutTitle = likeness(about, sense.named);
        const float aboutArticle = likeness(about, sense.mean);
        const float aboutTitleBefore = isLater ? likeness(aboutBefore, sense.named) : 0;
        const float meansTitleBefore = isLater ? likeness(meantBefore, sense.means) : 0;
        const float aboutArticleBefore = isLater ? likeness(aboutBefore, sense.mean) : 0;
        for (std::size_t i = 0; i < sense.sentences.size(); ++i) {
            const ArticleSense::Sentence &sentence = sense.sentences[i];
            Traits::Candidate &candidate = traits.candidates.emplace_back();
            candidate.source = static_cast<quint32>(s);
            candidate.sentence = static_cast<quint32>(i);
            candidate.flags = sentence.flags;
            candidate.length = static_cast<int>(sources[s].words->sentences[i].length);
            Sums sums{};
            Closeness::Cover near(closeness);
            float all = 0;
            for (std::size_t k = 0; k < sentence.stems.size(); ++k) {
                Vocabulary::Word &word = words[indices[next++]];
                all += word.weight;
                near.take(word);
                if (word.parts == 0)
                    continue;
                add(sums, word);
                if (word.inBody != mark) {
                    word.inBody = mark;
                    add(body, word);
                }
                see(word);
            }
            candidate[Trait::NearInSentence] = near.share();
            candidate[Trait::NearByRarity] = near.shareByRarity();
            candidate[Trait::NearInTitle] = nearInTitle;
            nearBody.take(near);
            near.take(nearTitle);
            candidate[Trait::NearEntitled] = near.share();
            candidate[Trait::MeansSentence] = likeness(meant, sentence.means);
            candidate[Trait::MeansEntitled] = likeness(meant, sentence.meansEntitled);
            candidate[Trait::MeansTitle] = meansTitle;
            candidate[Trait::OwnInSentence] = shareOf(sums, Part::Own);
            candidate[Trait::OwnSum] = at(sums, Part::Own) / 10;
            candidate[Trait::OwnInTitle] = shareOf(title, Part::Own);
            candidate[Trait::Explained] = share(at(sums, Part::Own), all);
            candidate[Trait::AboutSentence] = likeness(about, sentence.alone);
            candidate[Trait::AboutTitle] = aboutTitle;
            candidate[Trait::AboutEntitled] = likeness(about, sentence.entitled);
            candidate[Trait::AboutArticle] = aboutArticle;
            const auto common = std::count_if(sentence.letters.begin(), sentence.letters.end(),
                                              [&groups](quint32 number) { return groups.has(number); });
            candidate[Trait::Letters] = share(static_cast<float>(common), static_cast<float>(letters.size()));
            candidate[Trait::IsFirst] = i == 0 ? 1 : 0;
            candidate[Trait::TopicInSentence] = shareOf(sums, Part::Topic);
            candidate[Trait::TopicInTitle] = shareOf(title, Part::Topic);
            candidate[Trait::Named] = share(named, nameable);
            if (candidate.flags & OfProduct) {
                candidate[Trait::NamedOnPage] = candidate[Trait::Named];
                candidate[Trait::OwnOnPage] = candidate[Trait::OwnInSentence];
            }
            if (candidate.flags & OfRecord) {
                candidate[Trait::NamedOnRecord] = candidate[Trait::Named];
                candidate[Trait::OwnOnRecord] = candidate[Trait::OwnInSentence];
            }
            candidate[Trait::Found] = bestFound > 0 ? static_cast<float>(sources[s].score / bestFound) : 0;
            if (!isLater)
                continue;
            candidate[Trait::BeforeInSentence] = shareOf(sums, Part::Before);
            candidate[Trait::BeforeInTitle] = shareOf(title, Part::Before);
            candidate[Trait::AboutTitleBefore] = aboutTitleBefore;
            candidate[Trait::AboutEntitledBefore] = likeness(aboutBefore, sentence.entitled);
            candidate[Trait::AboutArticleBefore] = aboutArticleBefore;
            candidate[Trait::MeansEntitledBefore] = likeness(meantBefore, sentence.meansEntitled);
            candidate[Trait::MeansTitleBefore] = meansTitleBefore;
            candidate[Trait::IsSame] = isSame ? 1 : 0;
            candidate[Trait::IsTold] = std::binary_search(told.begin(), told.end(), sentence.digest) ? 1 : 0;
            candidate[Trait::IsSameOfShort] = isSame ? 1 / (1 + static_cast<float>(traits.telling)) : 0;
            candidate[Trait::OwnOfFollowing] = candidate[Trait::OwnInSentence];
            candidate[Trait::TopicBeforeInSentence] = shareOf(sums, Part::TopicBefore);
            candidate[Trait::TopicBeforeInTitle] = shareOf(title, Part::TopicBefore);
        }
        traits.isOfTopic[s] = isOfTopic;
        const float nearInBody = nearBody.share();
        for (std::size_t i = first; i < traits.candidates.size(); ++i) {
            Traits::Candidate &candidate = traits.candidates[i];
            Traits::Candidate *before = i > first ? &traits.candidates[i - 1] : nullptr;
            Traits::Candidate *after = i + 1 < traits.candidates.size() ? &traits.candidates[i + 1] : nullptr;
            candidate[Trait::OwnInBody] = shareOf(body, Part::Own);
            candidate[Trait::OwnBefore] = before ? (*before)[Trait::OwnInSentence] : 0;
            candidate[Trait::OwnAfter] = after ? (*after)[Trait::OwnInSentence] : 0;
            candidate[Trait::NearInBody] = nearInBody;
            candidate[Trait::NearBefore] = before ? (*before)[Trait::NearInSentence] : 0;
            candidate[Trait::NearAfter] = after ? (*after)[Trait::NearInSentence] : 0;
            candidate[Trait::TopicInBody] = shareOf(body, Part::Topic);
            if (!isLater)
                continue;
            candidate[Trait::TopicBeforeInBody] = shareOf(body, Part::TopicBefore);
            const bool isNear = (before && (*before)[Trait::IsTold] > 0) || (after && (*after)[Trait::IsTold] > 0);
            candidate[Trait::IsNearTold] = isSame && isNear && candidate[Trait::IsTold] <= 0 ? 1 : 0;
        }
    }
    return traits;
}

} // namespace tierdesk::knowledge
