#pragma once

#include <QtCore/QStringView>

namespace tierdesk {

/// Returns whether @p text is an e-mail address in ASCII: `local@domain` with the dot-atoms of RFC 5322 (no quoted
/// local parts or address literals), at most 254 characters.
[[nodiscard]] bool isMailAddress(QStringView text);

/// Returns whether @p text is an E.164 telephone number: `+` and 7 to 15 digits, the first of them not 0.
[[nodiscard]] bool isPhoneNumber(QStringView text);

/// Returns whether @p text is valid as a Message-ID without its angle brackets: printable ASCII without spaces or
/// brackets, one `@`, at most 250 characters.
[[nodiscard]] bool isMessageId(QStringView text);

} // namespace tierdesk
