#include "core/domain/SecretPlaces.h"

#include "core/domain/Models.h"

#include <QtCore/QUrl>

namespace tierdesk {

QString mailPlace(const MailServerConfig &server, bool isSmtp)
{
    return (isSmtp ? QStringLiteral("smtp+") : QStringLiteral("imap+")) + word(server.security) +
           QStringLiteral("://") + QString::fromLatin1(QUrl::toPercentEncoding(server.user)) + u'@' +
           server.host.toLower() + u':' + QString::number(server.port);
}

QString smsPlace(const SmsConfig &config)
{
    return QStringLiteral("sms+") + originOf(config.apiUrl) + u'/' + config.accountSid;
}

std::vector<SecretUse> secretUses(const CompanyConfig &config)
{
    const auto signsIn = [](const MailServerConfig &server) {
        return !server.host.isEmpty() && !server.user.isEmpty();
    };
    const MailServerConfig &smtp = config.mail.smtp;
    const MailServerConfig &imap = config.mail.imap;
    return {{QStringLiteral("gateway.secret"), config.gateway.secret, QStringLiteral("gateway"), false},
            {QStringLiteral("mail.smtp.secret"), smtp.secret, mailPlace(smtp, true), signsIn(smtp)},
            {QStringLiteral("mail.imap.secret"), imap.secret, mailPlace(imap, false), signsIn(imap)},
            {QStringLiteral("sms.secret"), config.sms.secret, smsPlace(config.sms), !config.sms.apiUrl.isEmpty()}};
}

bool goesTo(const Credential &secret, const QString &place)
{
    return secret.kind == CredentialKind::Secret && secret.audience.split(u' ').contains(place);
}

} // namespace tierdesk
