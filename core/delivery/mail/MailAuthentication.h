#pragma once

#include "core/delivery/mail/Mail.h"

namespace tierdesk::delivery {

/// Returns whether the relay @p authservId confirms that @p mail comes from the address that the reply goes to: the
/// topmost Authentication-Results field (RFC 8601) that begins with this id has dmarc=pass, its header.from is the
/// domain in From, and the e-mail names no other address for replies. Always false for an empty @p authservId.
///
/// A relay adds its field above those that came with the e-mail and removes fields forged in its name (RFC 8601,
/// section 5), so nothing below its own field is read.
[[nodiscard]] bool isAuthentic(const IncomingMail &mail, const QString &authservId);

} // namespace tierdesk::delivery
