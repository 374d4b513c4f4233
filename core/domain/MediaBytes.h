#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QtEndian>

namespace tierdesk {

/// Reads numbers from file data, unchecked: there must be enough bytes after @p at.
template<class T>
[[nodiscard]] T big(QByteArrayView bytes, qsizetype at)
{
    return qFromBigEndian<T>(bytes.data() + at);
}
template<class T>
[[nodiscard]] T little(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<T>(bytes.data() + at);
}
[[nodiscard]] inline quint8 byteAt(QByteArrayView bytes, qsizetype at)
{
    return static_cast<quint8>(bytes[at]);
}

[[nodiscard]] inline bool hasAt(QByteArrayView bytes, qsizetype at, QByteArrayView word)
{
    return bytes.size() - at >= word.size() && bytes.sliced(at, word.size()) == word;
}

} // namespace tierdesk
