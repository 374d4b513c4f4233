#pragma once

#include "core/base/Result.h"
#include "core/mind/nlu/Grams.h"

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

#include <optional>
#include <span>

namespace tierdesk::nlu {

/// A linear classifier, one score a label, with weights of eight bits. Immutable; const calls from any thread.
class LinearModel final
{
public:
    /// Words, letters, groups of words and near pairs are brought to these lengths apart. Chosen on intents that were
    /// held out (docs/nlu.md).
    static constexpr double kWordLength = 1;
    static constexpr double kLetterLength = 1;
    static constexpr double kKinLength = .4;
    static constexpr double kNearLength = 1;
    static constexpr quint32 kVersion = 3; ///< of the file

    /// What is kept of a model, in the file's order.
    struct Parts {
        QStringList labels;
        std::vector<quint32> numbers; ///< of the grams, ascending
        std::vector<float> rarities;  ///< by gram: idf; a cue's is 1
        std::vector<qint8> weights;   ///< by gram, then by label
        std::vector<float> scales;    ///< by label: what a weight of 1 is worth
        std::vector<float> offsets;   ///< by label
        std::vector<float> tuning;    ///< what the model's user keeps beside it: calibration
    };
    explicit LinearModel(Parts parts);

    struct Scores {
        std::vector<float> of; ///< by label
        double known = 0;      ///< share of the words and pairs of words that the model knows, 0…1
        std::size_t words = 0; ///< how many of them it knows
        bool isBlank = true;   ///< it knows nothing of the text
    };
    [[nodiscard]] Scores score(const Grams &grams) const;
    /// What each word and then each letter group of @p grams adds to the score of the label @p more, less what it adds
    /// to that of @p less.
    [[nodiscard]] std::vector<float> shares(const Grams &grams, std::size_t more, std::size_t less) const;
    [[nodiscard]] const QStringList &labels() const { return m_parts.labels; }
    /// How rare a gram was in the lessons, from 1 on; nothing for one that was not there.
    [[nodiscard]] std::optional<float> rarityOf(quint32 number) const;
    [[nodiscard]] std::span<const float> tuning() const { return m_parts.tuning; }

    /// The file: magic, version, the parts in little-endian order, SHA-256 of all before it.
    [[nodiscard]] QByteArray toBytes() const;
    /// Fails with InvalidInput for bytes that toBytes did not make: cut off, altered, of another version. @p where is
    /// the path that the error names.
    [[nodiscard]] static base::Result<LinearModel> fromBytes(const QByteArray &bytes, const QString &where);
    [[nodiscard]] static base::Result<LinearModel> readFile(const QString &path);

private:
    struct Slot {
        quint32 number = 0;
        quint32 row = 0; ///< counted from 1; 0 is free
    };
    /// Where the gram's rarity stands, its weights behind it; null for one that is not known.
    [[nodiscard]] const char *find(quint32 number) const;

    Parts m_parts;
    std::vector<Slot> m_slots; ///< open addressing
    std::vector<char> m_rows;  ///< rarity and weights of a gram side by side: one place in memory to go to
    std::size_t m_rowSize = 0;
    quint32 m_mask = 0;
};

} // namespace tierdesk::nlu
