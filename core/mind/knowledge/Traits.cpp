#include "core/mind/knowledge/Traits.h"

#include "core/mind/knowledge/SourceWords.h"
#include "core/mind/knowledge/Stems.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace tierdesk::knowledge {

using namespace inner;

namespace {

constexpr std::size_t MostLabels = 256;
using Likelihoods = std::array<float, MostLabels>; ///< square roots of shares by label

/// A set of numbers with fast look-up.
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
    std::vector<quint32> m_slots; ///< 0 is free; the lowest bit is ignored
    quint32 m_mask;
};

/// Returns the subjects of @p text. Cached per thread, since a question is used repeatedly, also in the next turn.
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

/// What every sentence is compared with: the question and the previous question, if any.
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
    Sieve groups; ///< set of `letters`
    Numbers told; ///< digests of the sentences of earlier answers
    QString article;
};

/// The totals for computing shares.
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

/// Computes the traits of one source's sentences. The sources must be measured in the order of the SourceWords.
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
    /// Counts @p word, which the question has, once per source.
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

    /// Computes the traits that depend on other sentences. @p sentences are all those of the source.
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
    quint32 m_mark;             ///< number of the source in the words, counted from 1
    Traits::Candidate m_common; ///< values that are the same for all of its sentences
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
