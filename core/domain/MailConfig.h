#pragma once

#include "core/base/Time.h"
#include "core/domain/FieldIo.h"
#include "core/domain/Ids.h"
#include "core/domain/Words.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace tierdesk {

/// How the connection to a mail server is secured.
enum class MailSecurity {
    Tls,      ///< from the first byte
    StartTls, ///< STARTTLS before anything else is sent
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
    QString user;        ///< empty: no sign-in
    CredentialId secret; ///< the encrypted password
};

/// A company's mail account: e-mails to its address become conversations, and replies are sent from it.
struct MailConfig {
    bool isEnabled = false;
    QString address;
    QString name;          ///< display name; empty: the company's
    MailServerConfig smtp; ///< usually port 465
    MailServerConfig imap; ///< usually port 993; without a host nothing is fetched
    QString folder = u"INBOX"_s;
    Millis poll = Millis::seconds(30);
    QString authservId;  ///< of the relay whose Authentication-Results are trusted (RFC 8601); empty: none
    int maxPerHour = 20; ///< e-mails per sender that are answered; others are only recorded
};

/// The "mail" section of the configuration. A request is refused for an invalid address, host, port or folder, for a
/// name of several lines, and for missing members if it is enabled.
template<FieldIo Io, Is<MailConfig> T>
void fields(Io &io, T &v);

} // namespace tierdesk
