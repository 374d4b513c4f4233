#pragma once

#include "core/domain/Attachment.h"

#include <QtCore/QByteArrayView>
#include <QtCore/QtEndian>

namespace tierdesk {

/// Numbers as files write them. Nothing is checked: there must be as many bytes behind @p at.
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

/// Walks from block to block of a file whose beginning says that it is of @p type, and tells whether it comes to the
/// end that the type asks for, with a picture on the way. No picture is decoded, and what stands behind the end is
/// nobody's business: cameras put things there. Pure; the time is that of one look at each byte at most.
[[nodiscard]] bool hasItsEnd(MediaType type, QByteArrayView bytes);

} // namespace tierdesk
