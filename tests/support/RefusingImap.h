#pragma once

#include <QtCore/QByteArrayList>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

namespace tierdesk::tests {

/// An IMAP server on loopback, without TLS or sign-in, that lists its mails and hands out none as long as it is said
/// to: a server whose storage is away for a while. Real ones cannot be told to be.
class RefusingImap final : public QTcpServer
{
public:
    RefusingImap()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection())
                greet(socket);
        });
        listen(QHostAddress::LocalHost);
    }

    QByteArrayList mails; ///< the UID of the first is 1
    bool isRefusing = true;
    int refused = 0; ///< requests for a mail

private:
    void greet(QTcpSocket *socket)
    {
        connect(socket, &QIODevice::readyRead, this, [this, socket] {
            while (socket->canReadLine())
                socket->write(answerTo(socket->readLine().trimmed()));
        });
        connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
        socket->write("* OK here\r\n");
    }
    [[nodiscard]] QByteArray answerTo(const QByteArray &line)
    {
        const QByteArray tag = line.left(line.indexOf(' '));
        const QByteArray command = line.mid(tag.size() + 1);
        const QByteArray done = tag + " OK done\r\n";
        const QByteArray count = QByteArray::number(mails.size());
        if (command.startsWith("CAPABILITY"))
            return "* CAPABILITY IMAP4rev1\r\n" + done;
        if (command.startsWith("STATUS"))
            return "* STATUS \"INBOX\" (UIDVALIDITY 7 UIDNEXT " + QByteArray::number(mails.size() + 1) + " MESSAGES " +
                   count + ")\r\n" + done;
        if (command.startsWith("SELECT"))
            return "* " + count + " EXISTS\r\n* OK [UIDVALIDITY 7] here\r\n" + done;
        if (command.startsWith("UID SEARCH")) {
            QByteArray found = "* SEARCH";
            for (qsizetype uid = 1; uid <= mails.size(); ++uid)
                found += ' ' + QByteArray::number(uid);
            return found + "\r\n" + done;
        }
        if (command.startsWith("UID FETCH ")) {
            if (isRefusing) {
                ++refused;
                return tag + " NO [UNAVAILABLE] come again\r\n";
            }
            const QByteArray uid = command.split(' ')[2];
            const QByteArray mail = mails.value(uid.toInt() - 1);
            return "* " + uid + " FETCH (UID " + uid + " BODY[]<0> {" + QByteArray::number(mail.size()) + "}\r\n" +
                   mail + ")\r\n" + done;
        }
        if (command.startsWith("LOGOUT"))
            return "* BYE\r\n" + done;
        return tag + " BAD what?\r\n";
    }
};

} // namespace tierdesk::tests
