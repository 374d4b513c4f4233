#pragma once

#include "core/domain/LocalModels.h"
#include "core/net/Transport.h"

namespace tierdesk::ai {

/// What one of a server's paths answered; status 0: nothing came.
struct LocalAnswer {
    int status = 0;
    QByteArray body;
};

/// The two paths that a server of @p kind is known by: its list of models, and its version or health.
[[nodiscard]] std::pair<QString, QString> localPaths(LocalKind kind);

/// The server that gave these answers to localPaths(); none when they are not those of a server of that kind. Pure.
/// Models that only embed text are left out, and so are ids that no provider may have.
[[nodiscard]] std::optional<LocalServer> readLocalServer(const LocalPlace &place, const LocalAnswer &list,
                                                         const LocalAnswer &about);

/// Looks for servers at @p places, at all of them at once; only loopback addresses are connected to. Blocks its caller,
/// a worker, for at most 0.7 s.
[[nodiscard]] std::vector<LocalServer> findLocalServers(net::Transport &transport,
                                                        const std::vector<LocalPlace> &places);

} // namespace tierdesk::ai
