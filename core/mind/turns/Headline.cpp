#include "core/mind/turns/Headline.h"

#include "core/base/Text.h"
#include "core/mind/nlu/Reader.h"

#include <QtCore/QTextBoundaryFinder>

#include <algorithm>
#include <numeric>

namespace tierdesk::turns {

namespace {

constexpr qsizetype HeadlineLength = 80;
constexpr int MostSentences = 12;     ///< examined; the request is usually near the beginning
constexpr qsizetype ShortClause = 3;  ///< in words, such as "Good morning all" and "thanks a lot"
constexpr double Recognised = .5;     ///< minimum confidence; fallback categories have less
constexpr double Beside = .2;         ///< minimum confidence of a secondary topic
constexpr int OfATopic = 100;         ///< more than any keyword count
constexpr int MoreThanAGreeting = 10; ///< letters, in an unsupported language
constexpr char16_t FirstOfEastAsia = 0x2E80;
constexpr int LettersOfASign = 3; ///< letters that one character of these scripts counts as

bool isVague(Category category)
{
    return category == Category::GeneralInquiry || category == Category::Complaint;
}

/// Returns whether @p reading has a specific topic, as primary or secondary category.
bool hasTopic(const Reading &reading)
{
    return !isVague(reading.category.category) ||
           std::any_of(reading.alternatives.begin(), reading.alternatives.end(), [](const CategoryGuess &guess) {
               return !isVague(guess.category) && guess.confidence >= Beside;
           });
}

/// Returns how informative @p text is about the request; 0 if not at all.
int weightOf(QStringView text, const Reading &reading)
{
    const int keywords = static_cast<int>(reading.keywords.size());
    if (!reading.isLanguageKnown) {
        // All that can be determined is whether it is longer than a greeting.
        const int letters = std::accumulate(text.begin(), text.end(), 0, [](int sum, QChar each) {
            return sum + (each.unicode() >= FirstOfEastAsia ? LettersOfASign : each.isLetter() ? 1 : 0);
        });
        return letters >= MoreThanAGreeting ? std::min(letters, OfATopic) : 0;
    }
    if (hasTopic(reading))
        return OfATopic + keywords;
    // Words that ask for an agent or complain also count as keywords.
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

/// Returns whether a clause carries no information: "Hi there", "please", "get me a human".
bool isIdle(const QString &clause, const nlu::Reader &reader)
{
    const Reading reading = reader.read(clause);
    return weightOf(clause, reading) == 0 && (reading.has(Trigger::AsksForHuman) || clause.count(u' ') < ShortClause);
}

/// Returns @p sentence without uninformative clauses at its start and end.
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
