#pragma once

#include "core/base/Result.h"
#include "core/delivery/mail/Mail.h"

namespace tierdesk::delivery {

/// Bytes of an e-mail that are read; the rest is ignored.
inline constexpr qsizetype LongestMail = 16 << 20;
/// Characters of an e-mail's text that are kept; a cut is marked.
inline constexpr qsizetype LongestWords = 20'000;

/// Parses an e-mail from any bytes, truncated or not: charsets and encodings as declared, parts nested up to 16 deep,
/// 200 in all. Plain text is preferred to HTML; the first 20 of the other parts become files. Fails with InvalidInput
/// if the bytes are not an e-mail.
[[nodiscard]] base::Result<IncomingMail> readMail(const QByteArray &bytes);

} // namespace tierdesk::delivery
