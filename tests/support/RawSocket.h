#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QtEndian>

#include <cerrno>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace tierdesk::tests {

/// A connection that blocks, from 127.0.0.@p host, with whatever bytes. For threads of its own, and thousands of it.
class RawSocket final
{
public:
    RawSocket(quint16 port, int host)
    {
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const timeval patience{120, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = qToBigEndian(0x7f000000u + static_cast<quint32>(host));
        ::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address);
        address.sin_port = qToBigEndian(port);
        address.sin_addr.s_addr = qToBigEndian(0x7f000001u);
        m_isOpen = ::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }
    ~RawSocket() { ::close(m_socket); }
    RawSocket(const RawSocket &) = delete;
    RawSocket &operator=(const RawSocket &) = delete;

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    /// Whether a read has met the end that the other side made, and not lost its patience.
    [[nodiscard]] bool isEnded() const { return m_isEnded; }
    /// False when the other side has closed before all of it was taken.
    bool write(const QByteArray &bytes)
    {
        for (qsizetype at = 0; at < bytes.size();) {
            const ssize_t taken =
                ::send(m_socket, bytes.data() + at, static_cast<size_t>(bytes.size() - at), MSG_NOSIGNAL);
            if (taken <= 0)
                return false;
            at += taken;
        }
        return true;
    }
    /// Reads until @p isEnough or the other side closes.
    template<class IsEnough>
    [[nodiscard]] QByteArray readUntil(IsEnough isEnough)
    {
        QByteArray all;
        char part[16'384];
        while (!isEnough(all)) {
            const ssize_t got = ::recv(m_socket, part, sizeof part, 0);
            if (got <= 0) {
                m_isEnded = got == 0 || errno == ECONNRESET;
                break;
            }
            all.append(part, got);
        }
        return all;
    }
    [[nodiscard]] QByteArray readAll()
    {
        return readUntil([](const QByteArray &) { return false; });
    }
    [[nodiscard]] QByteArray readHead()
    {
        return readUntil([](const QByteArray &all) { return all.contains("\r\n\r\n"); });
    }
    /// Ends this half of the connection; the other may go on.
    void endWriting() { ::shutdown(m_socket, SHUT_WR); }
    /// Closes by a reset, as one does who vanishes: nothing is taken any more.
    void vanish()
    {
        const linger forget{1, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &forget, sizeof forget);
        ::close(std::exchange(m_socket, -1));
    }

private:
    int m_socket = -1;
    bool m_isOpen = false;
    bool m_isEnded = false;
};

/// The status of the first answer in @p answers; 0 without one.
[[nodiscard]] inline int statusOf(const QByteArray &answers)
{
    return answers.startsWith("HTTP/1.1 ") ? answers.mid(9, 3).toInt() : 0;
}

/// A handshake for a WebSocket at @p target.
[[nodiscard]] inline QByteArray handshake(const QByteArray &target)
{
    return "GET " + target +
           " HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
}

/// A client's frame, the last of its message, with a mask of zeros, which changes nothing.
[[nodiscard]] inline QByteArray masked(char opcode, const QByteArray &payload)
{
    QByteArray frame;
    frame += static_cast<char>(0x80 | opcode);
    if (payload.size() < 126) {
        frame += static_cast<char>(0x80 | payload.size());
    } else {
        frame += static_cast<char>(0x80 | 127);
        for (int shift = 56; shift >= 0; shift -= 8)
            frame += static_cast<char>(static_cast<quint64>(payload.size()) >> shift);
    }
    return frame + QByteArray(4, '\0') + payload;
}

/// The code of the close frame in @p bytes, behind the handshake's answer: 0 without one, −1 if it has no code.
[[nodiscard]] inline int closeCodeIn(const QByteArray &bytes)
{
    for (qsizetype at = bytes.indexOf("\r\n\r\n") + 4; at + 2 <= bytes.size();) {
        const int length = bytes.at(at + 1) & 0x7f;
        if ((bytes.at(at) & 0x0f) == 8)
            return length >= 2 ? qFromBigEndian<quint16>(bytes.data() + at + 2) : -1;
        at += length == 126 ? 4 + qFromBigEndian<quint16>(bytes.data() + at + 2) : 2 + length;
    }
    return 0;
}

} // namespace tierdesk::tests
