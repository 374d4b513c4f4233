#pragma once

#include <QtCore/QStringView>

namespace tierdesk {

/// Whether mail can be sent to @p text as it stands: ASCII, `local@domain`, dot-atoms of RFC 5322 (quoted local parts
/// and address literals are not taken), at most 254 characters.
[[nodiscard]] bool isMailAddress(QStringView text);

/// Whether @p text is a telephone number as E.164 writes it: `+` and 7 to 15 digits, the first of them not 0.
[[nodiscard]] bool isPhoneNumber(QStringView text);

/// Whether @p text may be a Message-ID between its angle brackets: printable ASCII without spaces or brackets, one `@`,
/// at most 250 characters.
[[nodiscard]] bool isMessageId(QStringView text);

} // namespace tierdesk
