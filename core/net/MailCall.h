#pragma once

#include "core/base/Time.h"
#include "core/net/TargetGuard.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayList>
#include <QtCore/QStringView>
#include <QtCore/QUrl>

#include <optional>

namespace tierdesk::net {

/// One exchange with a mail server. SMTP connections are kept for reuse; each IMAP call opens a new one, to see the
/// current mailbox. The result is a Response: `status` is the SMTP server's last reply code, `lines` is what the server
/// said, `body` is the data that an IMAP server returned.
struct MailCall {
    /// smtp, smtps, imap or imaps. The path is the client's own name (SMTP), or the mailbox and what to fetch, as in
    /// RFC 5092 (IMAP).
    QUrl url;
    bool requiresTls = true; ///< smtp and imap: STARTTLS is required. Only a loopback address may do without
    QByteArray user;         ///< empty: no sign-in
    QByteArray password;

    // SMTP
    QByteArray sender;        ///< return path, without brackets
    QByteArrayList receivers; ///< without brackets
    QByteArray message;       ///< CRLF lines

    QByteArray command; ///< instead of a FETCH ("UID SEARCH UID 5:*") or a mail ("NOOP"); uses a new connection

    base::Millis timeout = base::Millis::minutes(2);
    base::Millis connectTimeout = base::Millis::seconds(20); ///< for name lookup, TCP, TLS and greeting
    qint64 maxBody = 1 << 20;                                ///< bytes that an IMAP server may return
    std::optional<TargetRules> targets{};                    ///< instead of the transport's own
};

/// The English error message for a refused sign-in; the server's own text follows it.
inline constexpr QStringView SignInRefused = u"the server refused this user name or password";

} // namespace tierdesk::net
