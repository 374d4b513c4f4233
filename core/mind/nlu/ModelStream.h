#pragma once

#include "core/base/Result.h"

#include <QtCore/QDataStream>

#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

/// Reading and writing of model files: little-endian lists, each preceded by its count.
namespace tierdesk::nlu {

inline void prepare(QDataStream &stream)
{
    stream.setVersion(QDataStream::Qt_6_0);
    stream.setByteOrder(QDataStream::LittleEndian);
    stream.setFloatingPointPrecision(QDataStream::SinglePrecision);
}

template<class T>
void put(QDataStream &stream, const std::vector<T> &list)
{
    stream << static_cast<quint32>(list.size());
    for (const T &each : list)
        stream << each;
}

/// Reads a list. Checks the count before allocating, so that a wrong count cannot allocate more than @p most bytes.
template<class T>
[[nodiscard]] bool take(QDataStream &stream, std::vector<T> &list, qint64 most)
{
    quint32 count = 0;
    stream >> count;
    const qint64 bytes = static_cast<qint64>(count) * static_cast<qint64>(sizeof(T));
    if (stream.status() != QDataStream::Ok || bytes > most)
        return false;
    list.resize(count);
    if constexpr (std::endian::native == std::endian::little)
        return stream.readRawData(reinterpret_cast<char *>(list.data()), static_cast<int>(bytes)) == bytes;
    for (T &each : list)
        stream >> each;
    return stream.status() == QDataStream::Ok;
}

/// Limit for the absolute values in a model, far above real ones, so that sums stay finite.
inline constexpr float kMost = 1e6F;

[[nodiscard]] inline bool isSane(const std::vector<float> &list)
{
    return std::all_of(list.begin(), list.end(), [](float each) { return std::abs(each) <= kMost; }); // false for NaN
}

[[nodiscard]] inline base::Error refused(const QString &reason, const QString &where)
{
    return {.fault = base::Fault::InvalidInput, .message = reason, .where = where, .details = {}};
}

} // namespace tierdesk::nlu
