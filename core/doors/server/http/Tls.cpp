#include "core/doors/server/http/Tls.h"

#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>

namespace tierdesk::server {

base::Result<QSslConfiguration> tlsFrom(const QByteArray &certificates, const QByteArray &keyPem)
{
    const QList<QSslCertificate> chain = QSslCertificate::fromData(certificates, QSsl::Pem);
    if (chain.isEmpty())
        return base::fail(base::Fault::InvalidInput, u"There is no PEM certificate."_s, u"tls-cert"_s);
    QSslKey key(keyPem, QSsl::Rsa);
    if (key.isNull())
        key = QSslKey(keyPem, QSsl::Ec);
    if (key.isNull())
        return base::fail(base::Fault::InvalidInput, u"There is no RSA or EC private key in PEM."_s, u"tls-key"_s);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    tls.setAllowedNextProtocols({"http/1.1"_ba});
    return tls;
}

} // namespace tierdesk::server
