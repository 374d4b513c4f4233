#pragma once

#include "core/base/Time.h"
#include "core/net/TargetGuard.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayList>
#include <QtCore/QStringView>
#include <QtCore/QUrl>

#include <optional>

namespace tierdesk::net {

/// One exchange with a mail server. Connections to SMTP servers are kept for the next, those to IMAP servers are not:
/// each sees the mailbox as it is. Its answer is a Response: `status` is the last reply code of an SMTP server, `lines`
/// what either said, `body` what an IMAP server handed out.
struct MailCall {
    /// smtp, smtps, imap or imaps. Of SMTP the path is how this side names itself; of IMAP a mailbox and what of it, as
    /// RFC 5092 has it.
    QUrl url;
    bool requiresTls = true; ///< smtp and imap: STARTTLS, or nothing is said. Only a loopback address may do without
    QByteArray user;         ///< empty: nobody signs in
    QByteArray password;

    // SMTP
    QByteArray sender;        ///< the return path, without brackets
    QByteArrayList receivers; ///< without brackets
    QByteArray message;       ///< CRLF lines

    QByteArray command; ///< in place of a FETCH ("UID SEARCH UID 5:*") or of a mail: "NOOP", signed in anew

    base::Millis timeout = base::Millis::minutes(2);
    base::Millis connectTimeout = base::Millis::seconds(20); ///< of name, TCP, TLS and greeting
    qint64 maxBody = 1 << 20;                                ///< bytes that an IMAP server may hand out
    std::optional<TargetRules> targets{};                    ///< in place of the transport's own
};

/// What is said, with the server's own words behind it, where it lets the user not in. English.
inline constexpr QStringView SignInRefused = u"the server refused this user name or password";

} // namespace tierdesk::net
