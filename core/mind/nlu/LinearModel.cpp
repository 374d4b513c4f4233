#include "core/mind/nlu/LinearModel.h"

#include "core/mind/nlu/ModelStream.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDataStream>
#include <QtCore/QFile>

#include <array>
#include <bit>
#include <cmath>
#include <cstring>

namespace tierdesk::nlu {

namespace {

constexpr char kMagic[] = "TDLM";
constexpr qsizetype kMagicSize = 4;
constexpr qsizetype kDigestSize = 32;
constexpr quint32 kMaxLabels = 10'000;
constexpr std::size_t kBatch = 32;

/// Returns whether all are sane and far enough from 0, since scores are divided by them.
bool areRarities(const std::vector<float> &list)
{
    return isSane(list) && std::all_of(list.begin(), list.end(), [](float each) { return each >= 1 / kMost; });
}

/// Reads labels like the stream's own operator, which however allocates memory for any count.
bool takeLabels(QDataStream &stream, QStringList &labels)
{
    quint32 count = 0;
    stream >> count;
    if (stream.status() != QDataStream::Ok || count == 0 || count > kMaxLabels)
        return false;
    for (quint32 i = 0; i < count && stream.status() == QDataStream::Ok; ++i)
        stream >> labels.emplace_back();
    return stream.status() == QDataStream::Ok;
}

} // namespace

LinearModel::LinearModel(Parts parts)
    : m_parts(std::move(parts))
{
    const std::size_t labels = m_parts.offsets.size();
    m_rowSize = (sizeof(float) + labels + 3) & ~std::size_t{3};
    m_rows.resize(m_parts.numbers.size() * m_rowSize);
    const auto size = std::bit_ceil(static_cast<quint32>(m_parts.numbers.size()) * 2U + 2U);
    m_mask = size - 1;
    m_slots.resize(size);
    for (std::size_t i = 0; i < m_parts.numbers.size(); ++i) {
        char *row = m_rows.data() + i * m_rowSize;
        std::memcpy(row, &m_parts.rarities[i], sizeof(float));
        std::memcpy(row + sizeof(float), m_parts.weights.data() + i * labels, labels);
        quint32 slot = m_parts.numbers[i] & m_mask;
        while (m_slots[slot].row != 0)
            slot = (slot + 1) & m_mask;
        m_slots[slot] = {m_parts.numbers[i], static_cast<quint32>(i + 1)};
    }
}

const char *LinearModel::find(quint32 number) const
{
    for (quint32 slot = number & m_mask; m_slots[slot].row != 0; slot = (slot + 1) & m_mask) {
        if (m_slots[slot].number == number)
            return m_rows.data() + std::size_t{m_slots[slot].row - 1} * m_rowSize;
    }
    return nullptr;
}

std::optional<float> LinearModel::rarityOf(quint32 number) const
{
    const char *row = find(number);
    if (!row)
        return std::nullopt;
    float rarity = 0;
    std::memcpy(&rarity, row, sizeof rarity);
    return rarity;
}

LinearModel::Scores LinearModel::score(const Grams &grams) const
{
    const std::size_t labels = m_parts.offsets.size();
    Scores scores;
    scores.of = m_parts.offsets;
    std::vector<float> sums(labels);
    const auto addBlock = [&](const std::vector<quint32> &numbers, double length) {
        std::fill(sums.begin(), sums.end(), 0.F);
        double squares = 0;
        std::size_t known = 0;
        // Most of the time is spent waiting for memory, so prefetch each batch.
        std::array<const char *, kBatch> rows{};
        for (std::size_t from = 0; from < numbers.size(); from += kBatch) {
            const std::size_t count = std::min(kBatch, numbers.size() - from);
            for (std::size_t k = 0; k < count; ++k)
                __builtin_prefetch(&m_slots[numbers[from + k] & m_mask]);
            for (std::size_t k = 0; k < count; ++k) {
                rows[k] = find(numbers[from + k]);
                __builtin_prefetch(rows[k]); // harmless for null
            }
            for (std::size_t k = 0; k < count; ++k) {
                if (!rows[k])
                    continue;
                ++known;
                float rarity = 0;
                std::memcpy(&rarity, rows[k], sizeof rarity);
                squares += static_cast<double>(rarity * rarity);
                const auto *weights = reinterpret_cast<const qint8 *>(rows[k] + sizeof rarity);
                for (std::size_t i = 0; i < labels; ++i)
                    sums[i] += rarity * static_cast<float>(weights[i]);
            }
        }
        if (known > 0) {
            const auto norm = static_cast<float>(length / std::sqrt(squares));
            for (std::size_t i = 0; i < labels; ++i)
                scores.of[i] += sums[i] * norm * m_parts.scales[i];
        }
        return known;
    };
    const std::size_t knownWords = addBlock(grams.words, kWordLength);
    const std::size_t knownLetters = addBlock(grams.letters, kLetterLength);
    addBlock(grams.kin, kKinLength);
    addBlock(grams.near, kNearLength);
    scores.words = knownWords;
    scores.isBlank = knownWords + knownLetters == 0;
    for (const Grams::Cue &cue : grams.cues) {
        const char *row = find(cue.number);
        if (!row)
            continue;
        const auto *weights = reinterpret_cast<const qint8 *>(row + sizeof(float));
        for (std::size_t i = 0; i < labels; ++i)
            scores.of[i] += cue.value * m_parts.scales[i] * static_cast<float>(weights[i]);
    }
    if (!grams.words.empty())
        scores.known = static_cast<double>(knownWords) / static_cast<double>(grams.words.size());
    return scores;
}

std::vector<float> LinearModel::shares(const Grams &grams, std::size_t more, std::size_t less) const
{
    std::vector<float> shares;
    shares.reserve(grams.words.size() + grams.letters.size());
    const auto addBlock = [&](const std::vector<quint32> &numbers, double length) {
        const std::size_t from = shares.size();
        double squares = 0;
        for (const quint32 number : numbers) {
            const char *row = find(number);
            float rarity = 0;
            float share = 0;
            if (row) {
                std::memcpy(&rarity, row, sizeof rarity);
                const auto *weights = reinterpret_cast<const qint8 *>(row + sizeof rarity);
                share = rarity * (static_cast<float>(weights[more]) * m_parts.scales[more] -
                                  static_cast<float>(weights[less]) * m_parts.scales[less]);
            }
            squares += static_cast<double>(rarity * rarity);
            shares.push_back(share);
        }
        const float norm = squares > 0 ? static_cast<float>(length / std::sqrt(squares)) : 0.F;
        for (std::size_t i = from; i < shares.size(); ++i)
            shares[i] *= norm;
    };
    addBlock(grams.words, kWordLength);
    addBlock(grams.letters, kLetterLength);
    return shares;
}

QByteArray LinearModel::toBytes() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    prepare(stream);
    stream.writeRawData(kMagic, kMagicSize);
    stream << kVersion << m_parts.labels;
    put(stream, m_parts.scales);
    put(stream, m_parts.offsets);
    put(stream, m_parts.tuning);
    put(stream, m_parts.numbers);
    put(stream, m_parts.rarities);
    stream << static_cast<quint32>(m_parts.weights.size());
    stream.writeRawData(reinterpret_cast<const char *>(m_parts.weights.data()),
                        static_cast<int>(m_parts.weights.size()));
    return bytes + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

base::Result<LinearModel> LinearModel::fromBytes(const QByteArray &bytes, const QString &where)
{
    if (!bytes.startsWith(QByteArrayView(kMagic, kMagicSize)))
        return refused(u"not a model file: it does not begin as one"_s, where);
    const qsizetype size = bytes.size() - kDigestSize;
    if (size < kMagicSize + static_cast<qsizetype>(sizeof kVersion))
        return refused(u"the model is cut off"_s, where);
    QDataStream stream(bytes);
    prepare(stream);
    stream.skipRawData(kMagicSize);
    quint32 version = 0;
    stream >> version;
    if (version != kVersion)
        return refused(u"the model is of version %1, not %2"_s.arg(version).arg(kVersion), where);
    if (QCryptographicHash::hash(QByteArrayView(bytes).first(size), QCryptographicHash::Sha256) !=
        QByteArrayView(bytes).sliced(size))
        return refused(u"the model is cut off or altered: its checksum does not fit"_s, where);
    Parts parts;
    bool isGood = takeLabels(stream, parts.labels) && take(stream, parts.scales, size) &&
                  take(stream, parts.offsets, size) && take(stream, parts.tuning, size) &&
                  take(stream, parts.numbers, size) && take(stream, parts.rarities, size) &&
                  take(stream, parts.weights, size);
    const auto labels = static_cast<std::size_t>(parts.labels.size());
    isGood = isGood && stream.device()->pos() == size && parts.scales.size() == labels &&
             parts.offsets.size() == labels && parts.rarities.size() == parts.numbers.size() &&
             parts.weights.size() == parts.numbers.size() * labels && isSane(parts.scales) && isSane(parts.offsets) &&
             isSane(parts.tuning) && areRarities(parts.rarities);
    if (!isGood)
        return refused(u"the model's parts do not fit together"_s, where);
    return LinearModel(std::move(parts));
}

base::Result<LinearModel> LinearModel::readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refused(file.errorString(), path);
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return refused(file.errorString(), path);
    return fromBytes(bytes, path);
}

} // namespace tierdesk::nlu
