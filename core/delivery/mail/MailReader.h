#pragma once

#include "core/base/Result.h"
#include "core/delivery/mail/Mail.h"

namespace tierdesk::delivery {

/// The bytes of a mail that are read; what stands behind them is left out.
inline constexpr qsizetype LongestMail = 16 << 20;
/// Characters of a mail's new words that are kept; what was cut is marked.
inline constexpr qsizetype LongestWords = 20'000;

/// Reads a mail of any bytes, cut off or not: charsets and encodings as they are declared, parts nested up to 16 deep,
/// 200 in all. Plain text is preferred to HTML; of the other parts the first 20 are files. Fails with InvalidInput for
/// what is no mail at all.
[[nodiscard]] base::Result<IncomingMail> readMail(const QByteArray &bytes);

} // namespace tierdesk::delivery
