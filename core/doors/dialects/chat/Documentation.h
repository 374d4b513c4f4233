#pragma once

#include "core/doors/dialects/Call.h"

namespace tierdesk::dialects::chat {

/// What openapi.json says of the chat route at @p path, which is the part below /api/v1/chat.
[[nodiscard]] Doc documentation(QByteArrayView path);

} // namespace tierdesk::dialects::chat
