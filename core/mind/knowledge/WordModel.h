#pragma once

#include "core/base/Result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <array>
#include <span>
#include <vector>

namespace tierdesk::knowledge {

/// The direction in which a text's meaning lies: texts about the same matter point the same way, whatever their words.
/// A unit vector in steps of 1/127; all zeros for a text of unknown words.
using Meaning = std::array<qint8, 128>;

/// Returns the cosine of the angle between @p a and @p b, −1…1; 0 where one of them is unknown.
[[nodiscard]] float likeness(const Meaning &a, const Meaning &b);

/// What WordModel is trained on.
struct WordLessons {
    /// A headword of the thesaurus, the words used for it, and those that a page about it is likely to have.
    struct Entry {
        QString word;
        QStringList same;
        QStringList related;
    };
    /// Messages and sentences of pages that are about one matter.
    struct Topic {
        QStringList texts;
    };
    std::vector<Entry> entries;
    std::vector<Topic> topics;
};

/// What words mean to the customers of shops: the words nearest to each, and a vector for each, so that a question
/// finds the sentence that answers it in other words. Words are stems by their numbers (Sense.h). Const and shared
/// between threads once made.
class WordModel final
{
public:
    struct Near {
        quint32 word = 0;
        float strength = 0; ///< 0…1; 1 for another word for the same thing
    };

    /// The same lessons make the same model, byte for byte. Fails with InvalidInput where there is nothing to learn.
    [[nodiscard]] static base::Result<WordModel> train(const WordLessons &lessons);

    /// Returns the words nearest to @p word, none for an unknown one. Owned by the model.
    [[nodiscard]] std::span<const Near> near(quint32 word) const;
    [[nodiscard]] Meaning meaningOf(QStringView text) const;

    [[nodiscard]] QByteArray toBytes() const;
    /// Fails with InvalidInput for bytes that are no such model; @p where names them in the error.
    [[nodiscard]] static base::Result<WordModel> fromBytes(const QByteArray &bytes, const QString &where);

private:
    /// Of words and of pairs of words that stand side by side: the steps of each one's vector, and how much a step is.
    struct Vectors {
        std::vector<quint32> words; ///< ascending
        std::vector<float> scales;  ///< by word
        std::vector<qint8> steps;   ///< by word, as many as a Meaning has
    };
    struct Thesaurus {
        std::vector<quint32> words; ///< ascending
        std::vector<quint32> ends;  ///< by word: where its nearest end in `near`
        std::vector<Near> near;
    };
    Vectors m_vectors;
    Thesaurus m_thesaurus;

    friend class WordSchool;
};

/// The model that the program comes with, from :/models/words.model.
[[nodiscard]] const WordModel &wordModel();

} // namespace tierdesk::knowledge
