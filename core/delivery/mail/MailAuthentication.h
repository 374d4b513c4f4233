#pragma once

#include "core/delivery/mail/Mail.h"

namespace tierdesk::delivery {

/// Whether the relay @p authservId says that @p mail is from whom its answer goes to: of the Authentication-Results
/// fields (RFC 8601) the topmost that begins with this id has dmarc=pass, with header.from the domain in From, and no
/// other address is given for answers. Nobody's word counts for an empty @p authservId.
///
/// A relay adds its field above what came with the mail, and removes what strangers wrote in its name (RFC 8601,
/// section 5): what stands below its own field is not read.
[[nodiscard]] bool isAuthentic(const IncomingMail &mail, const QString &authservId);

} // namespace tierdesk::delivery
