#include "core/doors/client/Certificate.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>

namespace tierdesk::client {

namespace {

QString nameIn(const QStringList &commonNames, const QStringList &organizations)
{
    return (commonNames.isEmpty() ? organizations : commonNames).join(u", "_s);
}

} // namespace

QByteArray fingerprintOf(const QSslCertificate &certificate)
{
    return certificate.isNull() ? QByteArray() : certificate.digest(QCryptographicHash::Sha256).toHex();
}

Certificate certificateFrom(const QSslCertificate &certificate, const QList<QSslError> &errors)
{
    Certificate shown;
    shown.fingerprint = fingerprintOf(certificate);
    shown.subject = nameIn(certificate.subjectInfo(QSslCertificate::CommonName),
                           certificate.subjectInfo(QSslCertificate::Organization));
    shown.issuer = nameIn(certificate.issuerInfo(QSslCertificate::CommonName),
                          certificate.issuerInfo(QSslCertificate::Organization));
    shown.expiry = {certificate.expiryDate().toMSecsSinceEpoch()};
    for (const QSslError &each : errors) {
        if (!shown.problems.contains(each.errorString()))
            shown.problems.append(each.errorString());
    }
    return shown;
}

} // namespace tierdesk::client
