#pragma once

#include "core/domain/Models.h"
#include "core/net/Transport.h"

namespace tierdesk::ai {

/// Asks @p provider for the models that it offers; both protocols have it below `/models`.
[[nodiscard]] net::Request modelListRequest(const ModelProvider &provider, const QByteArray &key);

/// The ids of such an answer, in order. Fails with AiFailed when it is none.
[[nodiscard]] base::Result<QStringList> modelIds(const QByteArray &body);

} // namespace tierdesk::ai
