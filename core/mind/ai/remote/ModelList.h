#pragma once

#include "core/domain/Models.h"
#include "core/net/Transport.h"

namespace tierdesk::ai {

/// Builds the request for @p provider's list of models; both protocols serve it at `/models`.
[[nodiscard]] net::Request modelListRequest(const ModelProvider &provider, const QByteArray &key);

/// Returns the model IDs of the response, in order. Fails with AiFailed when it is not a model list.
[[nodiscard]] base::Result<QStringList> modelIds(const QByteArray &body);

} // namespace tierdesk::ai
