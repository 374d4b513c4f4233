#pragma once

#include "core/domain/LocalModels.h"
#include "core/net/Transport.h"

namespace tierdesk::ai {

/// The response of one of a server's paths; status 0: no response.
struct LocalAnswer {
    int status = 0;
    QByteArray body;
};

/// Returns the two paths that identify a server of @p kind: its model list, and its version or health.
[[nodiscard]] std::pair<QString, QString> localPaths(LocalKind kind);

/// Returns the server that gave these answers to localPaths(); none if they are not those of a server of that kind.
/// Skips embedding models and invalid model IDs. Pure.
[[nodiscard]] std::optional<LocalServer> readLocalServer(const LocalPlace &place, const LocalAnswer &list,
                                                         const LocalAnswer &about);

/// Probes all @p places at once; connects only to loopback addresses. Blocks the calling worker for at most 0.7 s.
[[nodiscard]] std::vector<LocalServer> findLocalServers(net::Transport &transport,
                                                        const std::vector<LocalPlace> &places);

} // namespace tierdesk::ai
