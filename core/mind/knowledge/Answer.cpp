#include "core/mind/knowledge/Answer.h"

#include "core/mind/knowledge/Stems.h"

#include <QtCore/QHash>

#include <algorithm>
#include <cmath>

namespace tierdesk::knowledge {

namespace {

using Bag = std::vector<QByteArray>;

constexpr double TopicWeight = .5; ///< of a word of the topic, one of the question's own has 1
constexpr double TitleShare = .6;  ///< of a word that title or tags have and the sentence has not
constexpr double TitleToo = .3;    ///< more, of a word that both have
constexpr double Staying = .15;    ///< of the whole, for the article that was told before
constexpr double FocusBonus = .35; ///< of the whole
constexpr double Alike = .6;       ///< of the best score, from which a sentence is told along
constexpr int MostSentences = 4;
constexpr double Retold = .7;  ///< of the score of a sentence that was told already
constexpr double Found = .3;   ///< for the article that was found best
constexpr double Nearby = .35; ///< of a word that the sentence before has

Bag distinct(Bag words)
{
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

bool has(const Bag &words, const QByteArray &word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool hasDigit(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

bool hasAny(QStringView text, std::initializer_list<QLatin1String> words)
{
    return std::any_of(words.begin(), words.end(),
                       [text](QLatin1String each) { return text.contains(each, Qt::CaseInsensitive); });
}

/// Whether @p sentence has a thing of the kind that is asked for.
bool shows(QStringView sentence, Focus focus)
{
    switch (focus) {
    case Focus::Anything:
        return false;
    case Focus::Duration:
        return hasAny(sentence, {QLatin1String(" day"), QLatin1String("hour"), QLatin1String("week"),
                                 QLatin1String("month"), QLatin1String("minute"), QLatin1String("at once"),
                                 QLatin1String("tomorrow"), QLatin1String("o'clock"), QLatin1String(":00")});
    case Focus::Money:
        return std::any_of(sentence.begin(), sentence.end(),
                           [](QChar c) { return c.category() == QChar::Symbol_Currency; }) ||
               hasAny(sentence, {QLatin1String("free"), QLatin1String("cost"), QLatin1String("prepaid"),
                                 QLatin1String("charge"), QLatin1String(" EUR"), QLatin1String(" USD")});
    case Focus::Place:
        return hasDigit(sentence) ||
               hasAny(sentence, {QLatin1String("street"), QLatin1String("road"), QLatin1String("shop"),
                                 QLatin1String("deliver to"), QLatin1String("ship to"), QLatin1String("address")});
    case Focus::Means:
        return hasAny(sentence,
                      {QLatin1String("choose"), QLatin1String("open"), QLatin1String("label"), QLatin1String("under"),
                       QLatin1String("account"), QLatin1String("ask for"), QLatin1String("send"),
                       QLatin1String("click"), QLatin1String("card"), QLatin1String("e-mail"), QLatin1String("write")});
    }
    return false;
}

/// Whether @p sentence goes on from the one before it: "It then goes …", "Otherwise …".
bool leansBack(QStringView sentence)
{
    static const std::initializer_list<QLatin1String> Openings{
        QLatin1String("it "),   QLatin1String("they "),     QLatin1String("this "),     QLatin1String("that "),
        QLatin1String("then "), QLatin1String("otherwise"), QLatin1String("if so"),     QLatin1String("these "),
        QLatin1String("both "), QLatin1String("the first"), QLatin1String("after that")};
    return std::any_of(Openings.begin(), Openings.end(),
                       [sentence](QLatin1String each) { return sentence.startsWith(each, Qt::CaseInsensitive); });
}

struct Candidate {
    std::size_t source = 0;
    std::size_t sentence = 0;
    double score = 0; ///< what chooses among sentences
    double fit = 0;   ///< of that, what the words say
};

} // namespace

Answer answerFrom(const Query &query, std::span<const Source> sources, int maxLength)
{
    const Stems stems;
    const Bag own = distinct(stems.of(query.question));
    Bag topic = distinct(stems.of(query.topic));
    std::erase_if(topic, [&own](const QByteArray &word) { return has(own, word); });

    // How many sentences of all have a word.
    QHash<QByteArray, int> counts;
    int all = 0;
    for (const Source &source : sources) {
        for (const ArticleWords::Sentence &sentence : source.words->sentences) {
            ++all;
            for (const QByteArray &word : own)
                counts[word] += has(sentence.stems, word) ? 1 : 0;
            for (const QByteArray &word : topic)
                counts[word] += has(sentence.stems, word) ? 1 : 0;
        }
    }
    const auto weight = [&](const QByteArray &word) { return std::log(1 + (all + 1.0) / (1 + counts.value(word))); };
    double ownSum = 0;
    double topicSum = 0;
    for (const QByteArray &word : own)
        ownSum += weight(word);
    for (const QByteArray &word : topic)
        topicSum += TopicWeight * weight(word);
    const double sum = ownSum + topicSum;
    Answer best;
    best.telling = static_cast<int>(own.size());
    if (sum <= 0)
        return best;

    double most = 0;
    for (const Source &source : sources)
        most = std::max(most, source.score);
    std::vector<Candidate> candidates;
    for (std::size_t s = 0; s < sources.size(); ++s) {
        const ArticleWords &words = *sources[s].words;
        for (std::size_t i = 0; i < words.sentences.size(); ++i) {
            const ArticleWords::Sentence &sentence = words.sentences[i];
            const QStringView text = QStringView(sources[s].article->body).mid(sentence.from, sentence.length);
            if (sentence.length > maxLength)
                continue;
            double score = 0;
            const auto count = [&](const QByteArray &word, double worth, bool isTopic) {
                const bool isTitled = has(words.title, word) || has(words.tags, word);
                // An article about the topic is told by its title, whichever of its sentences has the words.
                if (has(sentence.stems, word) || (isTitled && isTopic))
                    score += isTitled && !isTopic ? (1 + TitleToo) * worth : worth;
                else if (isTitled)
                    score += TitleShare * worth;
                else if (i > 0 && has(words.sentences[i - 1].stems, word))
                    score += Nearby * worth;
            };
            for (const QByteArray &word : own)
                count(word, weight(word), false);
            for (const QByteArray &word : topic)
                count(word, TopicWeight * weight(word), true);
            const double fit = score / sum;
            if (score > 0 && shows(text, query.focus))
                score += FocusBonus * sum;
            if (score > 0 && sources[s].article->ref == query.before)
                score += Staying * sum;
            if (query.said.contains(text))
                score *= Retold;
            candidates.push_back({s, i, score / sum + (most > 0 ? Found * sources[s].score / most : 0), fit});
        }
    }
    const auto top = std::max_element(candidates.begin(), candidates.end(),
                                      [](const Candidate &a, const Candidate &b) { return a.score < b.score; });
    if (top == candidates.end() || top->fit <= 0)
        return best;

    const Source &source = sources[top->source];
    const std::vector<ArticleWords::Sentence> &sentences = source.words->sentences;
    const QStringView body = source.article->body;
    const auto textOf = [&](std::size_t i) { return body.mid(sentences[i].from, sentences[i].length); };
    std::vector<bool> isTold(sentences.size(), false);
    qsizetype length = 0;
    const auto take = [&](std::size_t at) {
        if (isTold[at] || length + 1 + sentences[at].length > maxLength + 1)
            return;
        isTold[at] = true;
        length += sentences[at].length + 1;
    };
    take(top->sentence);
    if (top->sentence > 0 && leansBack(textOf(top->sentence)))
        take(top->sentence - 1);
    if (top->sentence + 1 < sentences.size() && leansBack(textOf(top->sentence + 1)))
        take(top->sentence + 1);
    std::vector<Candidate> others;
    std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(others),
                 [&](const Candidate &each) { return each.source == top->source && each.score >= Alike * top->score; });
    std::stable_sort(others.begin(), others.end(),
                     [](const Candidate &a, const Candidate &b) { return a.score > b.score; });
    for (const Candidate &each : others) {
        if (std::count(isTold.begin(), isTold.end(), true) < MostSentences)
            take(each.sentence);
    }

    best.article = source.article;
    best.fit = std::min(1.0, top->fit);
    best.isOfTopic = std::any_of(topic.begin(), topic.end(), [&](const QByteArray &word) {
        return has(source.words->title, word) || has(source.words->tags, word) ||
               std::any_of(sentences.begin(), sentences.end(),
                           [&word](const ArticleWords::Sentence &each) { return has(each.stems, word); });
    });
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        if (isTold[i])
            best.text += (best.text.isEmpty() ? QString() : QStringLiteral(" ")) + textOf(i).toString();
    }
    int covered = 0;
    for (const QByteArray &word : own) {
        const bool isThere = has(source.words->title, word) || has(source.words->tags, word) ||
                             std::any_of(sentences.begin(), sentences.end(),
                                         [&word](const ArticleWords::Sentence &each) { return has(each.stems, word); });
        covered += isThere ? 1 : 0;
    }
    best.coverage = own.empty() ? 0 : static_cast<double>(covered) / static_cast<double>(own.size());
    return best;
}

} // namespace tierdesk::knowledge
