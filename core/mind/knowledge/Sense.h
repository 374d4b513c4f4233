#pragma once

#include "core/domain/Shop.h"
#include "core/mind/knowledge/WordModel.h"
#include "core/mind/nlu/Subjects.h"

#include <QtCore/QByteArrayView>

#include <span>
#include <vector>

namespace tierdesk::knowledge {

/// Number of sentence flags, each of which is one bit: amount, time, condition, instruction …
constexpr std::size_t FlagCount = 39;
/// Number of flags that depend on the words of any sentence. The flags of generated pages follow them.
constexpr std::size_t ReadFlagCount = 25;
constexpr quint64 FirstRecordLine = quint64{1} << ReadFlagCount; ///< the other RecordLines follow
constexpr quint64 OfProduct = quint64{1} << (FlagCount - 2);
constexpr quint64 OfRecord = quint64{1} << (FlagCount - 1);
/// An additional bit: the sentence depends on the one before it ("It then goes …", "Otherwise …").
constexpr quint64 LeansBack = quint64{1} << FlagCount;

/// Hashes of words or letter groups, ascending and unique.
using Numbers = std::vector<quint32>;

/// The data of an article, apart from its words, for choosing sentences.
struct ArticleSense {
    struct Sentence {
        quint64 flags = 0;
        quint32 digest = 0;     ///< of its text, to recognise it
        Numbers stems;          ///< of its significant words
        Numbers letters;        ///< groups of four letters in them
        nlu::Subjects alone;    ///< of the sentence
        nlu::Subjects entitled; ///< of the title followed by the sentence
        Meaning means{};        ///< of the sentence
        Meaning meansEntitled{};
    };
    Numbers title; ///< stems of title and tags
    std::vector<Sentence> sentences;
    nlu::Subjects named; ///< of title and tags
    nlu::Subjects mean;  ///< mean of Sentence::entitled
    Meaning means{};     ///< of title and tags
};

/// Returns a hash that is the same on every machine.
[[nodiscard]] quint32 numberOf(QByteArrayView text);
[[nodiscard]] quint32 digestOf(QStringView text);
[[nodiscard]] Numbers numbersOf(std::span<const QByteArray> words);
[[nodiscard]] Numbers lettersOf(std::span<const QByteArray> words);
/// Returns a question's words, word pairs, first word and whether it has a question mark. All numbers count as equal.
[[nodiscard]] Numbers questionGrams(QStringView question);
[[nodiscard]] quint64 flagsOf(const QString &sentence);

} // namespace tierdesk::knowledge
