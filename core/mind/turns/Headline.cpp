#include "core/mind/turns/Headline.h"

#include "core/base/Text.h"
#include "core/mind/nlu/Reader.h"

#include <QtCore/QTextBoundaryFinder>

#include <algorithm>
#include <numeric>

namespace tierdesk::turns {

namespace {

constexpr qsizetype HeadlineLength = 80;
constexpr int MostSentences = 12;     ///< that are looked at; what a customer wants stands near the beginning
constexpr qsizetype ShortClause = 3;  ///< words, of "Good morning all" and "thanks a lot"
constexpr double Recognised = .5;     ///< what the reader falls back to has less
constexpr double Beside = .2;         ///< a topic that is meant as well
constexpr int OfATopic = 100;         ///< more than any number of keywords
constexpr int MoreThanAGreeting = 10; ///< letters, in a language that is not read
constexpr char16_t FirstOfEastAsia = 0x2E80;
constexpr int LettersOfASign = 3; ///< what a sign of these scripts says takes about so many letters

bool isVague(Category category)
{
    return category == Category::GeneralInquiry || category == Category::Complaint;
}

/// True if @p reading has a topic that somebody could act on, first or beside another.
bool hasTopic(const Reading &reading)
{
    return !isVague(reading.category.category) ||
           std::any_of(reading.alternatives.begin(), reading.alternatives.end(), [](const CategoryGuess &guess) {
               return !isVague(guess.category) && guess.confidence >= Beside;
           });
}

/// How much @p text says of what is wanted; 0: nothing.
int weightOf(QStringView text, const Reading &reading)
{
    const int keywords = static_cast<int>(reading.keywords.size());
    if (!reading.isLanguageKnown) {
        // Nothing can be told of it but whether it is more than a greeting.
        const int letters = std::accumulate(text.begin(), text.end(), 0, [](int sum, QChar each) {
            return sum + (each.unicode() >= FirstOfEastAsia ? LettersOfASign : each.isLetter() ? 1 : 0);
        });
        return letters >= MoreThanAGreeting ? std::min(letters, OfATopic) : 0;
    }
    if (hasTopic(reading))
        return OfATopic + keywords;
    // Words that only ask for a person or only complain are keywords, too.
    int needed = 2;
    if (reading.has(Trigger::AsksForHuman))
        needed = 4;
    else if (reading.category.category == Category::Complaint)
        needed = 3;
    else if (reading.category.confidence >= Recognised)
        needed = 0;
    return keywords >= needed ? 1 + keywords : 0;
}

int weightOf(const QString &text, const nlu::Reader &reader)
{
    return weightOf(text, reader.read(text));
}

QStringList sentencesOf(const QString &text)
{
    QStringList sentences;
    QTextBoundaryFinder ends(QTextBoundaryFinder::Sentence, text);
    qsizetype begin = 0;
    while (sentences.size() < MostSentences && ends.toNextBoundary() > 0) {
        const QString sentence = text.mid(begin, ends.position() - begin).simplified();
        if (!sentence.isEmpty())
            sentences.append(sentence);
        begin = ends.position();
    }
    return sentences;
}

/// True for a clause at an edge of a sentence that says nothing: "Hi there", "please", "get me a human".
bool isIdle(const QString &clause, const nlu::Reader &reader)
{
    const Reading reading = reader.read(clause);
    return weightOf(clause, reading) == 0 && (reading.has(Trigger::AsksForHuman) || clause.count(u' ') < ShortClause);
}

/// @p sentence without the clauses at its edges that say nothing.
QString trimmed(const QString &sentence, const nlu::Reader &reader)
{
    QStringList clauses = sentence.split(u", "_s, Qt::SkipEmptyParts);
    while (clauses.size() > 1 && isIdle(clauses.front(), reader))
        clauses.removeFirst();
    while (clauses.size() > 1 && isIdle(clauses.back(), reader))
        clauses.removeLast();
    QString text = clauses.join(u", "_s);
    while (text.endsWith(u'.') || text.endsWith(u'!') || text.endsWith(u','))
        text.chop(1);
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace

QString headlineOf(const Message &message, const Reading &reading, const nlu::Reader &reader)
{
    if (message.text.isEmpty())
        return base::shortened(toldText(message), HeadlineLength);
    const QStringList sentences = sentencesOf(message.text);
    QString best;
    int most = 0;
    for (const QString &each : sentences) {
        const int weight = sentences.size() == 1 ? weightOf(each, reading) : weightOf(each, reader);
        if (weight > most) {
            most = weight;
            best = each;
        }
    }
    return best.isEmpty() ? QString() : base::shortened(trimmed(best, reader), HeadlineLength);
}

} // namespace tierdesk::turns
