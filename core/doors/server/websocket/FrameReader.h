#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <array>
#include <vector>

namespace tierdesk::server {

/// Validates UTF-8 that comes in pieces, which may end inside a character (RFC 3629).
class Utf8Check final
{
public:
    /// Returns false from the first byte on that cannot be part of UTF-8.
    [[nodiscard]] bool feed(QByteArrayView bytes);
    /// Whether the last character is whole.
    [[nodiscard]] bool isComplete() const { return m_left == 0; }

private:
    int m_left = 0;        ///< bytes that the character still needs
    quint8 m_least = 0x80; ///< the next of them lies between these
    quint8 m_most = 0xbf;
};

/// The code of a close frame that carries none (RFC 6455, 7.1.5).
inline constexpr quint16 NoCloseCode = 1005;

/// What a WebSocket client has sent, once it is whole.
struct ClientMessage {
    enum class Kind { Text, Binary, Ping, Pong, Close, Violation };
    Kind kind = Kind::Text;
    QByteArray bytes; ///< the payload; of Close and Violation the reason
    quint16 code =
        0; ///< of Close, NoCloseCode where the client gave none; of Violation what the connection is closed with
};

/// Reads a WebSocket client's frames (RFC 6455) in pieces of any size: removes masks, joins fragments, and refuses what
/// breaks the protocol, text that is not UTF-8 and messages above a bound as soon as they show. Pure. After a Close or
/// a Violation nothing more is read.
class FrameReader final
{
public:
    /// @p maxMessage: bytes of a message, over all its fragments.
    explicit FrameReader(qsizetype maxMessage)
        : m_maxMessage(maxMessage)
    {}
    /// Returns the messages that the next bytes complete, in order.
    [[nodiscard]] std::vector<ClientMessage> feed(QByteArrayView bytes);

private:
    enum Opcode : quint8 { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };
    [[nodiscard]] bool isControl() const { return m_opcode >= Close; }
    [[nodiscard]] bool readHead(QByteArrayView *bytes);
    void beginFrame();
    void readPayload(QByteArrayView *bytes);
    void endFrame();
    void endClose();
    void violate(quint16 code, const char *reason);

    qsizetype m_maxMessage;
    std::vector<ClientMessage> m_complete;
    std::array<quint8, 14> m_head{}; ///< two bytes, the longest length, the mask
    size_t m_headSize = 0;           ///< bytes read of it
    bool m_isInPayload = false;
    quint8 m_opcode = 0; ///< of the frame at hand
    bool m_isFinal = false;
    quint64 m_rest = 0; ///< bytes of the payload that are to come
    size_t m_maskAt = 0;
    std::array<quint8, 4> m_mask{};
    bool m_isInMessage = false; ///< a fragment that is not the last has come
    bool m_isText = false;      ///< the message at hand
    QByteArray m_message;
    QByteArray m_control;
    Utf8Check m_utf8;
    bool m_isOver = false;
};

/// Returns a frame of the server's: unmasked and not fragmented. @p opcode: 1 text, 2 binary, 8 close, 9 ping, 10 pong.
[[nodiscard]] QByteArray serverFrame(quint8 opcode, const QByteArray &payload);
/// Returns a close frame; @p reason is cut to what fits.
[[nodiscard]] QByteArray closeFrame(quint16 code, const QByteArray &reason);

} // namespace tierdesk::server
