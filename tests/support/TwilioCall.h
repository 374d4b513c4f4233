#pragma once

#include "core/base/Literals.h"
#include "tests/support/Program.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QMessageAuthenticationCode>
#include <QtNetwork/QNetworkAccessManager>

#include <memory>

namespace tierdesk::tests {

/// The carrier's call for a text message that a customer sent, signed as Twilio signs it: HMAC-SHA1 over the public URL
/// and the fields by name (https://www.twilio.com/docs/usage/security).
struct TwilioCall {
    QString path;         ///< the account's, with its company
    QByteArray publicUrl; ///< of the server, as the account has it
    QByteArray token;     ///< of the account
    QByteArray from = "+15550101234";
    QByteArray to = "+15550100123";
    QByteArray reference = "SM1"; ///< the carrier's name for the text
    QString text;

    /// Sends it to @p base; the status of the answer, or 0 if there was none in time.
    [[nodiscard]] int send(const QUrl &base) const
    {
        // By name, as they are signed.
        const QList<QPair<QByteArray, QByteArray>> form{
            {"Body", text.toUtf8()}, {"From", from}, {"MessageSid", reference}, {"NumMedia", "0"}, {"To", to}};
        QByteArray body;
        QByteArray sealed = publicUrl + path.toLatin1();
        for (const auto &[name, value] : form) {
            body += (body.isEmpty() ? "" : "&") + name + '=' + value.toPercentEncoding();
            sealed += name + value;
        }
        QNetworkRequest request(base.resolved(QUrl(path)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
        request.setRawHeader("X-Twilio-Signature",
                             QMessageAuthenticationCode::hash(sealed, token, QCryptographicHash::Sha1).toBase64());
        QNetworkAccessManager network;
        const std::unique_ptr<QNetworkReply> reply(network.post(request, body));
        if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 30'000))
            return 0;
        return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }
};

} // namespace tierdesk::tests
