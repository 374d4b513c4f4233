#pragma once

#include "core/domain/Shop.h"
#include "core/mind/ai/local/Phrases.h"

#include <QtCore/QString>

#include <vector>

namespace tierdesk::ai {

/// The importance of a sentence when there is no room for all.
enum class Weight : quint8 { Courtesy, Opening, Detail, Fact, Core };

/// An answer made of sentences. If it is too long, sentences are dropped by weight; words are never cut.
class Reply final
{
public:
    Reply(Tone tone, quint64 pick);

    /// Adds @p say. The concise tone leaves out courtesies and uses the short wording.
    Reply &say(Weight weight, Say say, std::initializer_list<QString> with = {});
    /// Inserts @p say after the first @p after sentences.
    Reply &sayFirst(Weight weight, Say say, std::initializer_list<QString> with = {}, size_t after = 0);
    /// Adds the company's own words.
    Reply &text(Weight weight, const QString &words);
    /// Inserts the company's own words at the beginning.
    Reply &textFirst(Weight weight, const QString &words);
    /// Removes all sentences of @p weight.
    void leaveOut(Weight weight);
    void clear() { m_sentences.clear(); }
    [[nodiscard]] bool isEmpty() const { return m_sentences.empty(); }
    /// Returns the length in characters, without courtesies.
    [[nodiscard]] int length() const;
    /// Returns the sentences in order, at most @p maxLength characters: drops courtesies, then uses short wordings,
    /// then drops the lightest sentences; a last one that is still too long ends with "…" after a word.
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

/// Returns @p text cut to @p maxLength after a sentence or else a word, with "…" if shortened.
[[nodiscard]] QString clipped(const QString &text, int maxLength);

/// Returns "14 November", with the year if it is not that of @p now. UTC.
[[nodiscard]] QString dateText(Timestamp at, Timestamp now);

/// Returns the days from the UTC day of @p from to that of @p to; negative if @p to is earlier.
[[nodiscard]] int daysBetween(Timestamp from, Timestamp to);

/// Returns "a", "a or b", "a, b or c".
[[nodiscard]] QString listText(const QStringList &parts, const QString &lastJoin = u" or "_s);

/// Returns "Ridge 3 tent", "2 × Ridge 3 tent and 1 more item".
[[nodiscard]] QString contentsText(const Order &order);

} // namespace tierdesk::ai
