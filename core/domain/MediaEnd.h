#pragma once

#include "core/domain/Attachment.h"

#include <QtCore/QByteArrayView>

namespace tierdesk {

/// Returns whether a file that starts like @p type is complete: walks its blocks to the end marker, with at least one
/// image on the way. Decodes nothing and ignores data after the end, which cameras add. Pure; reads each byte at most
/// once.
[[nodiscard]] bool hasItsEnd(MediaType type, QByteArrayView bytes);

} // namespace tierdesk
