#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <array>
#include <vector>

namespace tierdesk::server {

/// Validates UTF-8 (RFC 3629) that arrives in pieces, which may end inside a character.
class Utf8Check final
{
public:
    /// Returns false at the first byte that cannot be part of UTF-8. Do not call it again after that.
    [[nodiscard]] bool feed(QByteArrayView bytes);
    /// Returns whether the last character is complete.
    [[nodiscard]] bool isComplete() const { return m_left == 0; }

private:
    int m_left = 0;        ///< bytes that the current character still needs
    quint8 m_least = 0x80; ///< the next byte must be between m_least and m_most
    quint8 m_most = 0xbf;
};

/// The code reported for a close frame without one (RFC 6455, 7.1.5).
inline constexpr quint16 NoCloseCode = 1005;

/// A complete message from a WebSocket client.
struct ClientMessage {
    enum class Kind { Text, Binary, Ping, Pong, Close, Violation };
    Kind kind = Kind::Text;
    QByteArray bytes; ///< the payload; for Close and Violation the reason
    quint16 code = 0; ///< Close: the client's code or NoCloseCode; Violation: the code to close with
};

/// Parses a WebSocket client's frames (RFC 6455) from pieces of any size. Removes masks and joins fragments. Reports
/// protocol errors, text that is not UTF-8 and messages above the limit as early as possible. Pure. After a Close or a
/// Violation it reads nothing more.
class FrameReader final
{
public:
    /// @p maxMessage is the limit for a message with all its fragments, in bytes.
    explicit FrameReader(qsizetype maxMessage)
        : m_maxMessage(maxMessage)
    {}
    /// Returns the messages that @p bytes complete, in order.
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
    std::array<quint8, 14> m_head{}; ///< two bytes, up to eight bytes of length, the mask
    size_t m_headSize = 0;           ///< bytes read of m_head
    bool m_isInPayload = false;
    quint8 m_opcode = 0; ///< of the current frame
    bool m_isFinal = false;
    quint64 m_rest = 0; ///< bytes left of the payload
    size_t m_maskAt = 0;
    std::array<quint8, 4> m_mask{};
    bool m_isInMessage = false; ///< a message has begun and not ended
    bool m_isText = false;      ///< the current message is text
    QByteArray m_message;
    QByteArray m_control;
    Utf8Check m_utf8;
    bool m_isOver = false;
};

/// Returns an unmasked, unfragmented frame. @p opcode: 1 text, 2 binary, 8 close, 9 ping, 10 pong.
[[nodiscard]] QByteArray serverFrame(quint8 opcode, const QByteArray &payload);
/// Returns a close frame; @p reason is truncated to fit.
[[nodiscard]] QByteArray closeFrame(quint16 code, const QByteArray &reason);

} // namespace tierdesk::server
