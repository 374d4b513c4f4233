#pragma once

#include "core/base/Result.h"
#include "core/delivery/mail/Mail.h"

namespace tierdesk::delivery {

/// Returns @p mail in wire format (RFC 5322, MIME): CRLF lines of at most 998 bytes, ASCII only, headers folded and
/// encoded by RFC 2047, bodies UTF-8 in quoted-printable, text and HTML as multipart/alternative, files after them in
/// base64 as multipart/mixed. Prevents header injection: control characters in subject and names become spaces, invalid
/// Message-IDs are left out.
/// Fails with InvalidInput (`where` is from, to or messageId) for an invalid address or Message-ID.
[[nodiscard]] base::Result<QByteArray> writeMail(const OutgoingMail &mail);

} // namespace tierdesk::delivery
