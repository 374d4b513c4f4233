#include "core/domain/SecretPlaces.h"

#include "core/domain/Models.h"

#include <QtCore/QUrl>

namespace tierdesk {

QString mailPlace(const MailServerConfig &server, bool isSmtp)
{
    return (isSmtp ? u"smtp+"_s : u"imap+"_s) + word(server.security) + u"://"_s +
           QString::fromLatin1(QUrl::toPercentEncoding(server.user)) + u'@' + server.host.toLower() + u':' +
           QString::number(server.port);
}

QString smsPlace(const SmsConfig &config)
{
    return u"sms+"_s + originOf(config.apiUrl) + u'/' + config.accountSid;
}

std::vector<SecretUse> secretUses(const CompanyConfig &config)
{
    const auto signsIn = [](const MailServerConfig &server) {
        return !server.host.isEmpty() && !server.user.isEmpty();
    };
    const MailServerConfig &smtp = config.mail.smtp;
    const MailServerConfig &imap = config.mail.imap;
    return {{u"gateway.secret"_s, config.gateway.secret, u"gateway"_s, false},
            {u"mail.smtp.secret"_s, smtp.secret, mailPlace(smtp, true), signsIn(smtp)},
            {u"mail.imap.secret"_s, imap.secret, mailPlace(imap, false), signsIn(imap)},
            {u"sms.secret"_s, config.sms.secret, smsPlace(config.sms), !config.sms.apiUrl.isEmpty()}};
}

bool goesTo(const Credential &secret, const QString &place)
{
    return secret.kind == CredentialKind::Secret && secret.audience.split(u' ').contains(place);
}

} // namespace tierdesk
