#pragma once

#include "core/domain/Shop.h"
#include "core/mind/ai/local/Phrases.h"

#include <QtCore/QString>

#include <vector>

namespace tierdesk::ai {

/// How much a sentence matters when there is not room for all.
enum class Weight : quint8 { Courtesy, Opening, Detail, Fact, Core };

/// An answer made of sentences. What does not fit goes by weight, never in the middle of a word.
class Reply final
{
public:
    Reply(Tone tone, quint64 pick);

    /// Adds @p say; answers of the concise tone leave courtesy out and use the short wording.
    Reply &say(Weight weight, Say say, std::initializer_list<QString> with = {});
    /// The same, before all that stands there but its first @p after sentences.
    Reply &sayFirst(Weight weight, Say say, std::initializer_list<QString> with = {}, size_t after = 0);
    /// Adds words of the company's own.
    Reply &text(Weight weight, const QString &words);
    /// The same, before all that stands there.
    Reply &textFirst(Weight weight, const QString &words);
    /// Takes all sentences of @p weight back.
    void leaveOut(Weight weight);
    void clear() { m_sentences.clear(); }
    [[nodiscard]] bool isEmpty() const { return m_sentences.empty(); }
    /// Characters of what stands there, courtesies left out.
    [[nodiscard]] int length() const;
    /// The sentences in their order, at most @p maxLength characters: first courtesies go, then long wordings turn
    /// short, then the lighter sentences go; a last one that is still too long ends in "…" at a word.
    [[nodiscard]] QString fitted(int maxLength) const;

private:
    struct Sentence {
        QString full;
        QString brief;
        Weight weight;
    };
    Tone m_tone;
    quint64 m_pick;
    std::vector<Sentence> m_sentences;
};

/// @p text cut to @p maxLength at the end of a sentence or else of a word, with "…" where it is not whole.
[[nodiscard]] QString clipped(const QString &text, int maxLength);

/// "14 November"; with the year when it is not that of @p now. UTC.
[[nodiscard]] QString dateText(Timestamp at, Timestamp now);

/// Whole days from the UTC day of @p from to that of @p to; negative when @p to is earlier.
[[nodiscard]] int daysBetween(Timestamp from, Timestamp to);

/// "a", "a or b", "a, b or c".
[[nodiscard]] QString listText(const QStringList &parts, const QString &lastJoin = u" or "_s);

/// "Ridge 3 tent", "2 × Ridge 3 tent and 1 more item".
[[nodiscard]] QString contentsText(const Order &order);

} // namespace tierdesk::ai
