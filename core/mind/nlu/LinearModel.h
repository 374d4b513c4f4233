#pragma once

#include "core/base/Result.h"
#include "core/mind/nlu/Grams.h"

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

#include <optional>
#include <span>

namespace tierdesk::nlu {

/// A linear classifier with one score per label and 8-bit weights. Immutable; const calls from any thread.
class LinearModel final
{
public:
    /// The vector lengths to which words, letters, word groups and near pairs are normalized separately. Chosen on
    /// held-out intents (docs/nlu.md).
    static constexpr double kWordLength = 1;
    static constexpr double kLetterLength = 1;
    static constexpr double kKinLength = .4;
    static constexpr double kNearLength = 1;
    static constexpr quint32 kVersion = 3; ///< of the file format

    /// The stored parts of a model.
    struct Parts {
        QStringList labels;
        std::vector<quint32> numbers; ///< of the grams, ascending
        std::vector<float> rarities;  ///< by gram: idf; 1 for a cue
        std::vector<qint8> weights;   ///< by gram, then by label
        std::vector<float> scales;    ///< by label: the value of a weight of 1
        std::vector<float> offsets;   ///< by label
        std::vector<float> tuning;    ///< additional values of the model's user, such as a calibration
    };
    explicit LinearModel(Parts parts);

    struct Scores {
        std::vector<float> of; ///< by label
        double known = 0;      ///< share of the words and word pairs that the model knows, 0…1
        std::size_t words = 0; ///< number of words and word pairs that it knows
        bool isBlank = true;   ///< it knows no word or letter group of the text
    };
    [[nodiscard]] Scores score(const Grams &grams) const;
    /// Returns for each word, then for each letter group of @p grams, its contribution to the score of the label
    /// @p more minus its contribution to the score of @p less.
    [[nodiscard]] std::vector<float> shares(const Grams &grams, std::size_t more, std::size_t less) const;
    [[nodiscard]] const QStringList &labels() const { return m_parts.labels; }
    /// Returns the rarity of a gram in the training texts, 1 or more; nothing for an unknown gram.
    [[nodiscard]] std::optional<float> rarityOf(quint32 number) const;
    [[nodiscard]] std::span<const float> tuning() const { return m_parts.tuning; }

    /// Returns the file: magic, version, the parts in little-endian byte order, SHA-256 of everything before it.
    [[nodiscard]] QByteArray toBytes() const;
    /// Fails with InvalidInput for bytes that are not from toBytes(): truncated, altered or of another version.
    /// @p where is the path for the error.
    [[nodiscard]] static base::Result<LinearModel> fromBytes(const QByteArray &bytes, const QString &where);
    [[nodiscard]] static base::Result<LinearModel> readFile(const QString &path);

private:
    struct Slot {
        quint32 number = 0;
        quint32 row = 0; ///< counted from 1; 0 is free
    };
    /// Returns the gram's rarity followed by its weights; null for an unknown gram.
    [[nodiscard]] const char *find(quint32 number) const;

    Parts m_parts;
    std::vector<Slot> m_slots; ///< open addressing
    std::vector<char> m_rows;  ///< rarity and weights of a gram side by side, for one memory access per gram
    std::size_t m_rowSize = 0;
    quint32 m_mask = 0;
};

} // namespace tierdesk::nlu
