#pragma once

#include "core/doors/dialects/Call.h"

namespace tierdesk::dialects::chat {

/// What openapi.json says of the chat route at @p path, which is the part below /api/v1/chat.
[[nodiscard]] Doc documentation(QByteArrayView path);

/// A JSON Schema of the error bodies of ErrorTable.
[[nodiscard]] QJsonObject errorSchema();

} // namespace tierdesk::dialects::chat
