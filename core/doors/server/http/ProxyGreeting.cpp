#include "core/doors/server/http/ProxyGreeting.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <unistd.h>

namespace tierdesk::server {

namespace {

constexpr char Signature[] = "\r\n\r\n\0\r\nQUIT\n";
constexpr qsizetype SignatureSize = 12;

base::Error invalid(const char *why)
{
    return base::fail(base::Fault::InvalidInput, QString::fromLatin1(why));
}

quint8 byteAt(QByteArrayView bytes, qsizetype at)
{
    return static_cast<quint8>(bytes[at]);
}

} // namespace

namespace proxyv2 {

base::Result<qsizetype> sizeOf(QByteArrayView head)
{
    if (head.first(SignatureSize) != QByteArrayView(Signature, SignatureSize))
        return invalid("The connection does not begin with a PROXY protocol version 2 header.");
    if (byteAt(head, 12) >> 4 != 2 || (byteAt(head, 12) & 0x0f) > 1)
        return invalid("The PROXY header's version or command is unknown.");
    const qsizetype size = HeadSize + (byteAt(head, 14) << 8 | byteAt(head, 15));
    if (size > MaxSize)
        return invalid("The PROXY header is too long.");
    return size;
}

base::Result<std::optional<QHostAddress>> clientIn(QByteArrayView header)
{
    constexpr quint8 OverTcp4 = 0x11, OverTcp6 = 0x21;
    constexpr qsizetype Tcp4Size = 12, Tcp6Size = 36; // two addresses, two ports
    const bool isLocal = (byteAt(header, 12) & 0x0f) == 0;
    const quint8 family = byteAt(header, 13);
    if (isLocal || (family != OverTcp4 && family != OverTcp6))
        return std::optional<QHostAddress>();
    const QByteArrayView addresses = header.sliced(HeadSize);
    if (addresses.size() < (family == OverTcp4 ? Tcp4Size : Tcp6Size))
        return invalid("The PROXY header has no room for its addresses.");
    if (family == OverTcp4) {
        quint32 v4 = 0;
        for (qsizetype i = 0; i < 4; ++i)
            v4 = v4 << 8 | byteAt(addresses, i);
        return std::optional(QHostAddress(v4));
    }
    Q_IPV6ADDR v6;
    std::memcpy(v6.c, addresses.data(), sizeof v6.c);
    return std::optional(QHostAddress(v6));
}

} // namespace proxyv2

ProxyGreeting::ProxyGreeting(qintptr descriptor, std::chrono::milliseconds limit, QObject *parent)
    : QObject(parent)
    , m_descriptor(descriptor)
    , m_notifier(descriptor, QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &ProxyGreeting::read);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { finish(invalid("No PROXY header came in time.")); });
    m_limit.start(limit);
}

ProxyGreeting::~ProxyGreeting()
{
    m_notifier.setEnabled(false);
    if (m_descriptor >= 0)
        ::close(static_cast<int>(m_descriptor));
}

void ProxyGreeting::read()
{
    while (m_header.size() < m_wanted) {
        const qsizetype begin = m_header.size();
        m_header.resize(m_wanted);
        const ssize_t got = ::recv(static_cast<int>(m_descriptor), m_header.data() + begin,
                                   static_cast<size_t>(m_wanted - begin), MSG_DONTWAIT);
        m_header.resize(begin + std::max<ssize_t>(got, 0));
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
            return;
        if (got <= 0)
            return finish(invalid("The connection ended within its PROXY header."));
        if (m_header.size() == proxyv2::HeadSize && m_wanted == proxyv2::HeadSize) {
            const auto size = proxyv2::sizeOf(m_header);
            if (!size)
                return finish(size.error());
            m_wanted = *size;
        }
    }
    finish(proxyv2::clientIn(m_header));
}

void ProxyGreeting::finish(const base::Result<Client> &result)
{
    m_notifier.setEnabled(false);
    m_limit.stop();
    if (result)
        m_descriptor = -1; // the listener owns it now
    m_result = result;
    Q_EMIT finished();
}

} // namespace tierdesk::server
