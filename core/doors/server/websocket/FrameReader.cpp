#include "core/doors/server/websocket/FrameReader.h"

#include <algorithm>
#include <utility>

namespace tierdesk::server {

namespace {

constexpr quint8 FinalBit = 0x80;
constexpr quint8 ReservedBits = 0x70;
constexpr quint8 MaskBit = 0x80;
constexpr size_t MaskSize = 4;
constexpr quint64 MaxControl = 125; ///< bytes of a control frame's payload
constexpr quint16 ProtocolError = 1002;
constexpr quint16 InvalidText = 1007;
constexpr quint16 TooBig = 1009;

/// Returns whether a client may send @p code in a close frame (RFC 6455 §7.4 and IANA's registry).
bool isCloseCode(quint16 code)
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

} // namespace

bool Utf8Check::feed(QByteArrayView bytes)
{
    for (const char each : bytes) {
        const auto byte = static_cast<quint8>(each);
        if (m_left > 0) {
            if (byte < m_least || byte > m_most)
                return false;
            m_least = 0x80;
            m_most = 0xbf;
            --m_left;
        } else if (byte >= 0x80) {
            if (byte < 0xc2 || byte > 0xf4)
                return false;
            m_left = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
            // Excludes overlong forms, surrogates and everything above U+10FFFF.
            m_least = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90 : 0x80;
            m_most = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f : 0xbf;
        }
    }
    return true;
}

std::vector<ClientMessage> FrameReader::feed(QByteArrayView bytes)
{
    while (!m_isOver) {
        if (!m_isInPayload && !readHead(&bytes))
            break;
        if (m_isOver)
            break;
        readPayload(&bytes);
        if (m_isOver || m_rest > 0)
            break;
        endFrame();
    }
    return std::exchange(m_complete, {});
}

/// Removes the frame's head from @p bytes. Returns whether it is complete.
bool FrameReader::readHead(QByteArrayView *bytes)
{
    while (!bytes->isEmpty()) {
        m_head.at(m_headSize++) = static_cast<quint8>(bytes->front());
        *bytes = bytes->sliced(1);
        if (m_headSize < 2)
            continue;
        if (m_headSize == 2 && !(m_head[1] & MaskBit)) {
            violate(ProtocolError, "A client's frames are masked.");
            return false;
        }
        const quint8 word = m_head[1] & ~MaskBit;
        const size_t lengthEnd = word == 127 ? 10 : word == 126 ? 4 : 2;
        if (m_headSize < lengthEnd + MaskSize)
            continue;
        m_rest = lengthEnd == 2 ? word : 0;
        for (size_t i = 2; i < lengthEnd; ++i)
            m_rest = m_rest << 8 | m_head.at(i);
        std::copy_n(m_head.begin() + lengthEnd, MaskSize, m_mask.begin());
        if ((word == 126 && m_rest < 126) || (word == 127 && (m_rest < 0x10000 || m_rest >> 63)))
            violate(ProtocolError, "The frame's length is not written as it should be.");
        else
            beginFrame();
        return true;
    }
    return false;
}

/// Checks the head of a frame and prepares to read its payload.
void FrameReader::beginFrame()
{
    m_isInPayload = true;
    m_headSize = 0;
    m_maskAt = 0;
    m_isFinal = m_head[0] & FinalBit;
    m_opcode = m_head[0] & 0x0f;
    if (m_head[0] & ReservedBits)
        return violate(ProtocolError, "No extension was agreed on.");
    if (isControl()) {
        if (m_opcode > Pong)
            violate(ProtocolError, "The frame's opcode is unknown.");
        else if (!m_isFinal || m_rest > MaxControl)
            violate(ProtocolError, "A control frame is whole and has at most 125 bytes.");
        m_control.clear();
        return;
    }
    if (m_opcode > Binary)
        return violate(ProtocolError, "The frame's opcode is unknown.");
    if ((m_opcode == Continuation) != m_isInMessage)
        return violate(ProtocolError, m_isInMessage ? "A message began inside another." : "No message to continue.");
    if (m_opcode != Continuation) {
        m_isInMessage = true;
        m_isText = m_opcode == Text;
        m_message.clear();
        m_utf8 = {};
    }
    if (m_rest > static_cast<quint64>(m_maxMessage - m_message.size()))
        violate(TooBig, "The message is too big.");
}

void FrameReader::readPayload(QByteArrayView *bytes)
{
    const auto size = static_cast<qsizetype>(std::min(m_rest, static_cast<quint64>(bytes->size())));
    QByteArray &to = isControl() ? m_control : m_message;
    const qsizetype begin = to.size();
    to.append(bytes->first(size));
    *bytes = bytes->sliced(size);
    m_rest -= static_cast<quint64>(size);
    char *const unmasked = to.data() + begin;
    for (qsizetype i = 0; i < size; ++i)
        unmasked[i] = static_cast<char>(unmasked[i] ^ m_mask.at(m_maskAt++ % MaskSize));
    if (!isControl() && m_isText && !m_utf8.feed(QByteArrayView(unmasked, size)))
        violate(InvalidText, "A text message is UTF-8.");
}

/// Handles a frame whose payload is complete.
void FrameReader::endFrame()
{
    using Kind = ClientMessage::Kind;
    m_isInPayload = false;
    if (m_opcode == Close)
        return endClose();
    if (isControl()) {
        m_complete.push_back({m_opcode == Ping ? Kind::Ping : Kind::Pong, std::exchange(m_control, {}), 0});
        return;
    }
    if (!m_isFinal)
        return;
    m_isInMessage = false;
    if (m_isText && !m_utf8.isComplete())
        return violate(InvalidText, "A text message is UTF-8.");
    m_complete.push_back({m_isText ? Kind::Text : Kind::Binary, std::exchange(m_message, {}), 0});
}

void FrameReader::endClose()
{
    if (m_control.isEmpty()) {
        m_isOver = true;
        m_complete.push_back({ClientMessage::Kind::Close, {}, NoCloseCode});
        return;
    }
    const auto byte = [this](qsizetype at) { return static_cast<quint8>(m_control.at(at)); };
    const auto code = m_control.size() < 2 ? quint16(0) : static_cast<quint16>(byte(0) << 8 | byte(1));
    if (!isCloseCode(code))
        return violate(ProtocolError, "The close frame has no valid code.");
    const QByteArray reason = m_control.mid(2);
    Utf8Check utf8;
    if (!utf8.feed(reason) || !utf8.isComplete())
        return violate(InvalidText, "The reason is UTF-8.");
    m_isOver = true;
    m_complete.push_back({ClientMessage::Kind::Close, reason, code});
}

void FrameReader::violate(quint16 code, const char *reason)
{
    m_isOver = true;
    m_complete.push_back({ClientMessage::Kind::Violation, reason, code});
}

QByteArray serverFrame(quint8 opcode, const QByteArray &payload)
{
    const auto size = static_cast<quint64>(payload.size());
    QByteArray out;
    out.reserve(payload.size() + 10);
    out += static_cast<char>(FinalBit | opcode);
    const int lengthBytes = size < 126 ? 0 : size < 0x10000 ? 2 : 8;
    out += static_cast<char>(lengthBytes == 0 ? size : lengthBytes == 2 ? 126 : 127);
    for (int i = lengthBytes - 1; i >= 0; --i)
        out += static_cast<char>(size >> (8 * i) & 0xff);
    out += payload;
    return out;
}

QByteArray closeFrame(quint16 code, const QByteArray &reason)
{
    constexpr quint8 Close = 8;
    QByteArray payload;
    payload += static_cast<char>(code >> 8);
    payload += static_cast<char>(code & 0xff);
    qsizetype most = std::min<qsizetype>(reason.size(), static_cast<qsizetype>(MaxControl) - 2);
    while (most < reason.size() && most > 0 && (static_cast<quint8>(reason.at(most)) & 0xc0) == 0x80)
        --most; // not inside a character
    return serverFrame(Close, payload + reason.first(most));
}

} // namespace tierdesk::server
