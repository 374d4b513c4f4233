#include "core/doors/server/websocket/MaskWatch.h"

#include <algorithm>

namespace tierdesk::server {

namespace {

constexpr quint64 maskSize = 4;

} // namespace

qsizetype MaskWatch::feed(QByteArrayView bytes)
{
    if (m_isBroken)
        return 0;
    qsizetype begin = 0; // of the frame at hand, where that is in these bytes
    for (qsizetype at = 0; at < bytes.size();) {
        if (m_rest > 0) {
            const quint64 part = std::min(m_rest, static_cast<quint64>(bytes.size() - at));
            m_rest -= part;
            at += static_cast<qsizetype>(part);
            continue;
        }
        if (m_read == 0)
            begin = at;
        m_head.at(m_read++) = static_cast<quint8>(bytes[at++]);
        if (m_read < 2)
            continue;
        if (!(m_head[1] & 0x80)) {
            m_isBroken = true;
            return begin;
        }
        const quint8 word = m_head[1] & 0x7f;
        const size_t wanted = word == 127 ? 10 : word == 126 ? 4 : 2;
        if (m_read < wanted)
            continue;
        quint64 length = wanted == 2 ? word : 0;
        for (size_t i = 2; i < wanted; ++i)
            length = length << 8 | m_head.at(i);
        // Qt refuses a length of that many bytes; what follows it matters no more.
        m_rest = std::min(length, ~quint64(0) - maskSize) + maskSize;
        m_read = 0;
    }
    return bytes.size();
}

} // namespace tierdesk::server
