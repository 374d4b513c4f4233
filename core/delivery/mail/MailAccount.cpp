#include "core/delivery/mail/MailAccount.h"

#include "core/delivery/KeptSecret.h"

namespace tierdesk::delivery {

base::Result<net::MailCall> callTo(const MailServerConfig &server, bool isSmtp, const QString &path,
                                   const engine::Directory &directory, CompanyId company, const base::Seal &seal)
{
    net::MailCall call;
    const bool isTls = server.security == MailSecurity::Tls;
    call.url.setScheme(isSmtp ? (isTls ? u"smtps"_s : u"smtp"_s) : (isTls ? u"imaps"_s : u"imap"_s));
    call.url.setHost(server.host);
    call.url.setPort(server.port);
    call.url.setPath(u'/' + path, QUrl::TolerantMode);
    call.requiresTls = server.security != MailSecurity::None;
    if (server.user.isEmpty())
        return call;
    call.user = server.user.toUtf8();
    auto password = TRY(keptSecret(directory, company, server.secret, mailPlace(server, isSmtp), seal));
    call.password = std::move(password);
    return call;
}

} // namespace tierdesk::delivery
