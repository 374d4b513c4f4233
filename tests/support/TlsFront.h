#pragma once

#include "core/base/Literals.h"
#include "tests/support/TestCertificate.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QUrl>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslServer>
#include <QtNetwork/QTcpSocket>

namespace tierdesk::tests {

/// A port of its own that speaks TLS, with a certificate that nobody vouches for, before a server on this machine that
/// does not: as a company's desk stands before its consoles elsewhere.
class TlsFront final : public QObject
{
public:
    explicit TlsFront(const QUrl &behind)
        : m_behind(behind)
    {
        const TestCertificate made = TestCertificate::make();
        m_certificate = QSslCertificate(made.certificate, QSsl::Pem);
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(m_certificate);
        configuration.setPrivateKey(QSslKey(made.key, QSsl::Ec));
        m_server.setSslConfiguration(configuration);
        connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, [this] { accept(); });
        m_server.listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] QUrl url() const { return QUrl(u"https://localhost:%1"_s.arg(m_server.serverPort())); }
    /// As client::Connection::trust() takes it.
    [[nodiscard]] QByteArray fingerprint() const { return m_certificate.digest(QCryptographicHash::Sha256).toHex(); }

private:
    void accept()
    {
        while (QTcpSocket *near = m_server.nextPendingConnection()) {
            auto *far = new QTcpSocket(near);
            far->connectToHost(m_behind.host(), static_cast<quint16>(m_behind.port()));
            const auto pass = [](QTcpSocket *from, QTcpSocket *to) {
                if (to->isOpen())
                    to->write(from->readAll());
            };
            connect(near, &QTcpSocket::readyRead, far, [near, far, pass] { pass(near, far); });
            connect(far, &QTcpSocket::readyRead, near, [near, far, pass] { pass(far, near); });
            connect(near, &QTcpSocket::disconnected, near, &QObject::deleteLater);
            connect(far, &QTcpSocket::disconnected, near, &QTcpSocket::disconnectFromHost);
            pass(near, far);
        }
    }

    QUrl m_behind;
    QSslCertificate m_certificate;
    QSslServer m_server;
};

} // namespace tierdesk::tests
