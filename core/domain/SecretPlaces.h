#pragma once

#include "core/domain/CompanyConfig.h"
#include "core/domain/People.h"

/// Restricts a stored secret to the targets that it was stored for, so that nobody can change an account's server and
/// have its password sent to another one. The credential's `audience` lists them, separated by spaces.
namespace tierdesk {

/// Returns the target of a password: "imap+tls://support%40acme.example@imap.acme.example:993".
[[nodiscard]] QString mailPlace(const MailServerConfig &server, bool isSmtp);
/// Returns the target of an auth token: "sms+https://api.twilio.com:443/AC01".
[[nodiscard]] QString smsPlace(const SmsConfig &config);

/// How a configuration uses a secret.
struct SecretUse {
    QString path;        ///< "mail.smtp.secret"
    CredentialId secret; ///< unset: none
    QString place;
    bool isSent = true; ///< false: it only signs, or there is no sign-in
};
/// Returns the same uses in the same order for every configuration.
[[nodiscard]] std::vector<SecretUse> secretUses(const CompanyConfig &config);

/// Marks a secret that was stored before targets were recorded; the next start replaces it with its targets.
inline constexpr QStringView PlacesUnknown = u"?";

[[nodiscard]] bool goesTo(const Credential &secret, const QString &place);

} // namespace tierdesk
