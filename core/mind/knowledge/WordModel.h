#pragma once

#include "core/base/Result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <array>
#include <span>
#include <vector>

namespace tierdesk::knowledge {

/// The meaning of a text as a unit vector in steps of 1/127; all zeros for a text of unknown words. Texts about the
/// same matter have similar vectors, whatever their words.
using Meaning = std::array<qint8, 128>;

/// Returns the cosine of the angle between @p a and @p b, −1…1; 0 if either is all zeros.
[[nodiscard]] float likeness(const Meaning &a, const Meaning &b);

/// Training data for WordModel.
struct WordLessons {
    /// A headword of the thesaurus, its synonyms, and words that are likely on a page about it.
    struct Entry {
        QString word;
        QStringList same;
        QStringList related;
    };
    /// Messages and page sentences about one matter.
    struct Topic {
        QStringList texts;
    };
    std::vector<Entry> entries;
    std::vector<Topic> topics;
};

/// What words mean to customers of shops: the most similar words and a vector for each word, so that a question finds
/// a sentence that answers it in other words. Words are hashes of stems (numberOf() in Sense.h). Const and shared
/// between threads.
class WordModel final
{
public:
    struct Near {
        quint32 word = 0;
        float strength = 0; ///< similarity, 0…1; 1 for a synonym
    };

    /// Trains a model. The same lessons give the same bytes. Fails with InvalidInput if there is nothing to learn from.
    [[nodiscard]] static base::Result<WordModel> train(const WordLessons &lessons);

    /// Returns the words most similar to @p word, none if it is unknown. Owned by the model.
    [[nodiscard]] std::span<const Near> near(quint32 word) const;
    [[nodiscard]] Meaning meaningOf(QStringView text) const;

    [[nodiscard]] QByteArray toBytes() const;
    /// Fails with InvalidInput for bytes that are not from toBytes(); @p where names them in the error.
    [[nodiscard]] static base::Result<WordModel> fromBytes(const QByteArray &bytes, const QString &where);

private:
    /// The quantized vectors of words and of adjacent word pairs.
    struct Vectors {
        std::vector<quint32> words; ///< ascending
        std::vector<float> scales;  ///< by word: the size of a step
        std::vector<qint8> steps;   ///< by word, as many as a Meaning has
    };
    struct Thesaurus {
        std::vector<quint32> words; ///< ascending
        std::vector<quint32> ends;  ///< by word: the end of its entries in `near`
        std::vector<Near> near;
    };
    Vectors m_vectors;
    Thesaurus m_thesaurus;

    friend class WordSchool;
};

/// Returns the compiled-in model (:/models/words.model), loaded on the first call.
[[nodiscard]] const WordModel &wordModel();

} // namespace tierdesk::knowledge
