#pragma once

#include "core/domain/CompanyConfig.h"
#include "core/domain/People.h"

/// A kept secret goes only to the places that it was kept for, so that nobody who may change an account's server has
/// its password sent to another. They stand in the `audience` of the credential, with blanks between.
namespace tierdesk {

/// Where a password goes: "imap+tls://support%40acme.example@imap.acme.example:993".
[[nodiscard]] QString mailPlace(const MailServerConfig &server, bool isSmtp);
/// Where an auth token goes: "sms+https://api.twilio.com:443/AC01".
[[nodiscard]] QString smsPlace(const SmsConfig &config);

/// What a configuration does with a secret.
struct SecretUse {
    QString path;        ///< "mail.smtp.secret"
    CredentialId secret; ///< unset: none
    QString place;
    bool isSent = true; ///< false: it only signs, or nobody signs in
};
/// The same ones in the same order for every configuration.
[[nodiscard]] std::vector<SecretUse> secretUses(const CompanyConfig &config);

/// Of a secret that was kept before places were; the first start puts its places in their stead.
inline constexpr QStringView PlacesUnknown = u"?";

[[nodiscard]] bool goesTo(const Credential &secret, const QString &place);

} // namespace tierdesk
