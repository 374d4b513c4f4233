#pragma once

#include "core/domain/Shop.h"
#include "core/mind/knowledge/WordModel.h"
#include "core/mind/nlu/Subjects.h"

#include <QtCore/QByteArrayView>

#include <span>
#include <vector>

namespace tierdesk::knowledge {

/// How many kinds of things a sentence may show: a sum, a time, a condition, a way …; a bit each.
constexpr std::size_t FlagCount = 39;
/// How many of them are read off a sentence's words; behind them stand those of pages that the program writes.
constexpr std::size_t ReadFlagCount = 25;
constexpr quint64 FirstRecordLine = quint64{1} << ReadFlagCount; ///< then those of the other RecordLines
constexpr quint64 OfProduct = quint64{1} << (FlagCount - 2);
constexpr quint64 OfRecord = quint64{1} << (FlagCount - 1);
/// One bit more: the sentence goes on from the one before it ("It then goes …", "Otherwise …").
constexpr quint64 LeansBack = quint64{1} << FlagCount;

/// Numbers of words or letters, ascending, each once.
using Numbers = std::vector<quint32>;

/// What the choice of sentences looks at in an article beside its words.
struct ArticleSense {
    struct Sentence {
        quint64 flags = 0;
        quint32 digest = 0;     ///< of its text, to know it again
        Numbers stems;          ///< of its telling words
        Numbers letters;        ///< groups of four in them
        nlu::Subjects alone;    ///< of the sentence
        nlu::Subjects entitled; ///< of title and sentence
        Meaning means{};        ///< of the sentence
        Meaning meansEntitled{};
    };
    Numbers title; ///< stems of title and tags
    std::vector<Sentence> sentences;
    nlu::Subjects named; ///< of title and tags
    nlu::Subjects mean;  ///< over the sentences behind their title
    Meaning means{};     ///< of title and tags
};

/// The same on every machine.
[[nodiscard]] quint32 numberOf(QByteArrayView text);
[[nodiscard]] quint32 digestOf(QStringView text);
[[nodiscard]] Numbers numbersOf(std::span<const QByteArray> words);
[[nodiscard]] Numbers lettersOf(std::span<const QByteArray> words);
/// The words of a question, pairs of them, the first word and whether it ends as a question; digits are all alike.
[[nodiscard]] Numbers questionGrams(QStringView question);
[[nodiscard]] quint64 flagsOf(const QString &sentence);

} // namespace tierdesk::knowledge
