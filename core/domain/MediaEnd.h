#pragma once

#include "core/domain/Attachment.h"

#include <QtCore/QByteArrayView>

namespace tierdesk {

/// Walks from block to block of a file whose beginning says that it is of @p type, and tells whether it comes to the
/// end that the type asks for, with a picture on the way. No picture is decoded, and what stands behind the end is
/// nobody's business: cameras put things there. Pure; the time is that of one look at each byte at most.
[[nodiscard]] bool hasItsEnd(MediaType type, QByteArrayView bytes);

} // namespace tierdesk
