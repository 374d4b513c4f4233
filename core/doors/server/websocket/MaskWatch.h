#pragma once

#include <QtCore/QByteArrayView>

#include <array>

namespace tierdesk::server {

/// Follows the frames of a WebSocket client and tells when one is not masked, which a server has to refuse (RFC 6455
/// §5.1) and QWebSocketServer takes. Knows nothing else of frames. Pure.
class MaskWatch final
{
public:
    /// The next bytes from the client. Gives how many of them stand before the first frame without a mask.
    [[nodiscard]] qsizetype feed(QByteArrayView bytes);
    [[nodiscard]] bool isBroken() const { return m_isBroken; }

private:
    std::array<quint8, 10> m_head{}; ///< two bytes and the longest length
    size_t m_read = 0;               ///< of m_head
    quint64 m_rest = 0;              ///< of the mask and the payload
    bool m_isBroken = false;
};

} // namespace tierdesk::server
