#pragma once

#include "core/base/Time.h"
#include "core/domain/FieldIo.h"
#include "core/domain/Ids.h"
#include "core/domain/Words.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace tierdesk {

/// How a mail server is spoken to.
enum class MailSecurity {
    Tls,      ///< from the first byte
    StartTls, ///< from STARTTLS on, before which nothing is said
    None      ///< on a loopback address only
};
template<>
struct Words<MailSecurity> {
    static constexpr std::array table{std::pair{MailSecurity::Tls, "tls"},
                                      std::pair{MailSecurity::StartTls, "starttls"},
                                      std::pair{MailSecurity::None, "none"}};
};

struct MailServerConfig {
    QString host; ///< empty: none
    int port = 0;
    MailSecurity security = MailSecurity::Tls;
    QString user;        ///< empty: nobody signs in
    CredentialId secret; ///< the sealed password
};

/// A company's mail account: mails to its address are conversations, and their answers go out from it.
struct MailConfig {
    bool isEnabled = false;
    QString address;
    QString name;          ///< beside the address; empty: the company's
    MailServerConfig smtp; ///< 465
    MailServerConfig imap; ///< 993; without a host nothing is fetched
    QString folder = u"INBOX"_s;
    Millis poll = Millis::seconds(30);
    QString authservId;  ///< of the relay whose Authentication-Results are believed (RFC 8601); empty: nobody's
    int maxPerHour = 20; ///< mails of one sender that are answered; those beyond are kept on record
};

/// As the config has it under "mail". A request is refused for what is no address, host, port or folder, for a name
/// of several lines, and for what is missing of an enabled one.
template<FieldIo Io, Is<MailConfig> T>
void fields(Io &io, T &v);

} // namespace tierdesk
