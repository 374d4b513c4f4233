#pragma once

#include "core/base/Time.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslError>

namespace tierdesk::client {

/// A server's certificate that the system does not trust, as a person is asked about it.
struct Certificate {
    QByteArray fingerprint; ///< SHA-256 of the whole certificate, 64 lower-case hexadecimal digits
    QString subject;        ///< the common names; else the organization
    QString issuer;
    base::Timestamp expiry;
    QStringList problems; ///< what is wrong with it, in the words of the TLS library
};

[[nodiscard]] Certificate certificateFrom(const QSslCertificate &certificate, const QList<QSslError> &errors);

/// Certificate::fingerprint of @p certificate; empty for a null one.
[[nodiscard]] QByteArray fingerprintOf(const QSslCertificate &certificate);

} // namespace tierdesk::client
