#include "core/mind/nlu/Reader.h"

#include "core/mind/nlu/Models.h"
#include "core/mind/nlu/Mood.h"
#include "core/mind/nlu/Sample.h"
#include "core/mind/nlu/Taught.h"
#include "core/mind/nlu/Topics.h"
#include "core/mind/nlu/Triggers.h"

namespace tierdesk::nlu {

namespace {

/// Returns at most the first @p bytes of @p text, cut between code points.
std::string_view head(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes)
        return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80)
        --bytes;
    return text.substr(0, bytes);
}

/// Rarity of a gram that the category model does not know: that of its rarest gram.
constexpr float kUnheard = 8;

} // namespace

Reader::Reader(std::shared_ptr<const Lexicon> lexicon, std::shared_ptr<const Models> models)
    : m_lexicon(std::move(lexicon))
    , m_models(std::move(models))
{}

base::Result<Reader> Reader::load()
{
    base::Result<std::shared_ptr<const Models>> models = Models::load();
    if (!models)
        return std::move(models).error();
    return load(std::move(models).value());
}

base::Result<Reader> Reader::load(std::shared_ptr<const Models> models)
{
    base::Result<std::shared_ptr<const Lexicon>> lexicon = Lexicon::load();
    if (!lexicon)
        return std::move(lexicon).error();
    return Reader(std::move(lexicon).value(), std::move(models));
}

LinearModel::Scores Reader::categoryScores(const Sample &sample, const Grams &grams, bool isLanguageKnown) const
{
    LinearModel::Scores scores;
    if (isLanguageKnown)
        scores = m_models->category.score(grams);
    else
        scores.of.assign(Words<Category>::table.size(), 0.F);
    if (!sample.isVaried()) // prevents the model from deciding alone
        scores.words = 0;
    return scores;
}

Reading Reader::read(std::string_view utf8, const Taught *taught) const
{
    Reading reading;
    reading.pii = findPii(utf8);
    const Sample sample(*m_lexicon, head(utf8, kReadBytes), reading.pii);
    reading.language = m_lexicon->languages.guess(sample.tokens, *m_models).code;
    reading.isLanguageKnown = reading.language == "en"_L1;
    const bool isTaught = taught && taught->categories;
    const Grams grams = reading.isLanguageKnown || isTaught ? gramsOf(sample.tokens) : Grams{};
    reading.triggers = reading.isLanguageKnown ? readTriggers(sample, grams, m_models->triggers) : readTriggers(sample);
    if (reading.isLanguageKnown) {
        Mood mood = readMood(sample, reading.triggers, Leaning(*m_models, sample, grams));
        reading.score = mood.score;
        reading.sentiment = sentimentOf(mood.score);
        reading.emotions = std::move(mood.emotions);
        reading.moved = std::move(mood.moved);
    } else {
        reading.sentiment = Sentiment::Unknown;
    }
    std::vector<CategoryGuess> topics = readCategories(sample, reading.score);
    reading.complexity = readComplexity(sample, topics);
    if (isTaught && !sample.row.empty()) {
        const auto shift = taught->categories->shift(grams);
        const LinearModel::Scores scores = categoryScores(sample, grams, reading.isLanguageKnown);
        if (shift) {
            TopicSums sums = topicSums(topics, scores);
            for (std::size_t i = 0; i < sums.size(); ++i)
                sums[i] += (*shift)[i];
            topics = rankTopics(sums);
        } else if (reading.isLanguageKnown) {
            topics = weighTopics(topics, scores);
        }
    } else if (reading.isLanguageKnown && !sample.row.empty()) {
        topics = weighTopics(topics, categoryScores(sample, grams, true));
    }
    reading.category = topics.front();
    reading.alternatives.assign(topics.begin() + 1, topics.end());
    reading.keywords = readKeywords(sample, reading.language);
    if (taught && taught->intents) {
        IntentGuess guess = taught->intents->classify(head(utf8, kReadBytes));
        reading.intent = std::move(guess.intent);
        reading.intentConfidence = guess.confidence;
    }
    return reading;
}

Reading Reader::read(std::string_view utf8) const
{
    return read(utf8, nullptr);
}

TopicView Reader::topics(std::string_view utf8) const
{
    const std::vector<PiiSpan> pii = findPii(utf8);
    const Sample sample(*m_lexicon, head(utf8, kReadBytes), pii);
    const bool isKnown = m_lexicon->languages.guess(sample.tokens, *m_models).code == "en"_L1;
    TopicView view;
    view.grams = gramsOf(sample.tokens);
    for (const std::vector<quint32> *each : {&view.grams.words, &view.grams.letters}) {
        for (const quint32 gram : *each)
            view.rarities.push_back(m_models->category.rarityOf(gram).value_or(kUnheard));
    }
    const Grams &seen = view.grams;
    const auto score = [&] {
        const std::vector<Trigger> triggers = readTriggers(sample, seen, m_models->triggers);
        return readMood(sample, triggers, Leaning(*m_models, sample, seen)).score;
    };
    view.sums = topicSums(readCategories(sample, isKnown ? score() : 0), categoryScores(sample, seen, isKnown));
    return view;
}

Reading Reader::read(const QString &text) const
{
    const QByteArray utf8 = text.toUtf8();
    return read(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())));
}

LanguageGuess Reader::language(std::string_view utf8) const
{
    return m_lexicon->languages.guess(TokenList(head(utf8, kReadBytes)), *m_models);
}

} // namespace tierdesk::nlu
