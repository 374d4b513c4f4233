#pragma once

#include "core/base/Result.h"
#include "core/delivery/mail/Mail.h"

namespace tierdesk::delivery {

/// @p mail as it goes over the wire (RFC 5322, MIME): CRLF lines of at most 998 bytes, ASCII throughout, headers folded
/// and encoded by RFC 2047, bodies UTF-8 in quoted-printable, text and HTML as multipart/alternative, files behind them
/// in base64 as multipart/mixed. Nothing of its texts can begin a header: control characters in subject and names
/// become spaces, Message-IDs that are none are left out.
/// Fails with InvalidInput (`where` says from, to or messageId) for what is no address or Message-ID.
[[nodiscard]] base::Result<QByteArray> writeMail(const OutgoingMail &mail);

} // namespace tierdesk::delivery
