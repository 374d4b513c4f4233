#include "tests/bench/SocketLink.h"

#include "core/base/Literals.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QTimer>
#include <QtCore/QUrl>

#include <algorithm>
#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace tierdesk::bench {

namespace {

/// A client frame with a mask of zeros, which changes nothing.
QByteArray frame(const QByteArray &text)
{
    QByteArray out;
    out += '\x81';
    if (text.size() < 126) {
        out += static_cast<char>(0x80 | text.size());
    } else {
        out += static_cast<char>(0x80 | 126);
        out += static_cast<char>(text.size() >> 8);
        out += static_cast<char>(text.size() & 0xff);
    }
    return out + QByteArray(4, '\0') + text;
}

} // namespace

SocketLink::SocketLink(quint16 port, int number, const QByteArray &target)
{
    m_socket.bind(QHostAddress(0x7f000001u + static_cast<quint32>(number % 100)));
    QObject::connect(&m_socket, &QTcpSocket::connected, &m_socket, [this, target] {
        m_socket.write("GET " + target +
                       " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                       "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    });
    QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] { read(); });
    QObject::connect(&m_socket, &QTcpSocket::disconnected, &m_socket, [this] { m_isLost = true; });
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

void SocketLink::say(const QByteArray &text)
{
    m_socket.write(frame(text));
}

void SocketLink::read()
{
    m_bytes += m_socket.readAll();
    if (!m_isShaken) {
        const qsizetype end = m_bytes.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        m_isShaken = true;
        m_bytes.remove(0, end + 4);
        opened();
    }
    while (m_bytes.size() >= 2) {
        const int kind = m_bytes.at(1) & 0x7f;
        const qsizetype head = kind == 127 ? 10 : kind == 126 ? 4 : 2;
        if (m_bytes.size() < head)
            return;
        qsizetype length = head == 2 ? kind : 0;
        for (qsizetype i = 2; i < head; ++i)
            length = length << 8 | static_cast<quint8>(m_bytes.at(i));
        if (m_bytes.size() < head + length)
            return;
        const bool isText = (m_bytes.at(0) & 0x0f) == 1;
        const QByteArray text = m_bytes.mid(head, length);
        m_bytes.remove(0, head + length);
        if (isText)
            take(text);
    }
}

SocketIoLink::SocketIoLink(quint16 port, int number)
    : SocketLink(port, number, "/socket.io/?EIO=4&transport=websocket")
{}

void SocketIoLink::take(const QByteArray &text)
{
    if (text == "2")
        say("3");
    else if (text.startsWith('0'))
        say("40");
    else if (text.startsWith("40"))
        welcomed();
    else
        hear(text);
}

bool waitFor(const std::function<bool()> &isTrue, int ms)
{
    QTimer bound; // wakes the loop, which sleeps meanwhile: a core that spins here is one that the server lacks
    bound.setSingleShot(true);
    bound.start(ms);
    while (!isTrue() && bound.isActive())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return isTrue();
}

quint16 startServer(QProcess &server, const QString &program, const QStringList &arguments)
{
    server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    server.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); }); // it outlives nothing that fails here
    server.start(program, arguments);
    QByteArray output;
    while (server.waitForReadyRead(60'000)) {
        output += server.readAllStandardOutput();
        for (const QByteArray &line : output.split('\n')) {
            if (line.startsWith("http://") && output.endsWith('\n'))
                return static_cast<quint16>(QUrl(QString::fromUtf8(line.trimmed())).port());
        }
    }
    qFatal("%s did not start", qPrintable(program));
}

double spentSeconds(qint64 pid)
{
    QFile stat(u"/proc/%1/stat"_s.arg(pid));
    if (!stat.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray line = stat.readAll();
    const QList<QByteArray> words = line.mid(line.lastIndexOf(')') + 2).split(' ');
    return (words.value(11).toDouble() + words.value(12).toDouble()) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double percentile(std::vector<double> &values, double share)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[static_cast<size_t>(share * static_cast<double>(values.size() - 1))];
}

} // namespace tierdesk::bench
