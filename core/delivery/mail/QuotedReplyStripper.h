#pragma once

#include <QtCore/QString>

namespace tierdesk::delivery {

/// What the sender of a mail has written anew: without quoted lines, the line that says who is quoted (English, German,
/// French, Spanish, Italian, Dutch, Portuguese, Arabic), what an Outlook appends below its header block, and a
/// signature below "-- ". Answers between quoted lines stay, and so does what is forwarded. Trimmed, at most one empty
/// line in a row; empty when all of it was quoted.
[[nodiscard]] QString withoutQuotedReply(const QString &text);

} // namespace tierdesk::delivery
