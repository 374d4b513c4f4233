#pragma once

#include "core/doors/dialects/Call.h"

namespace tierdesk::dialects::chat {

/// Returns the OpenAPI description of the chat route at @p path, the part below /api/v1/chat.
[[nodiscard]] Doc documentation(QByteArrayView path);

/// Returns a JSON Schema of the error bodies of ErrorTable.
[[nodiscard]] QJsonObject errorSchema();

} // namespace tierdesk::dialects::chat
