#pragma once

#include <QtCore/QString>

namespace tierdesk::delivery {

/// Returns the text that the sender of an e-mail has newly written: without quoted lines, the attribution line above
/// them (English, German, French, Spanish, Italian, Dutch, Portuguese, Arabic), the text below an Outlook header block,
/// and a signature below "-- ". Replies between quoted lines and forwarded text are kept. Trimmed, with at most one
/// empty line in a row; empty if everything was quoted.
[[nodiscard]] QString withoutQuotedReply(const QString &text);

} // namespace tierdesk::delivery
