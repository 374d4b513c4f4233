#pragma once

#include "core/base/Result.h"
#include "core/domain/Company.h"
#include "core/engine/Event.h"

#include <QtCore/QStringList>

#include <vector>

namespace tierdesk::store {
struct Readers;
}

namespace tierdesk::engine {

/// A notification of an event for a company's endpoints.
struct Announcement {
    QString event; ///< one of outboxEvents()
    QByteArray body;
};

/// Creates the notifications of events for external systems. The bodies follow the documents of the APIs, so the
/// dialects implement it. Implementations are const and safe to call from any thread.
class Announcer
{
public:
    Announcer() = default;
    virtual ~Announcer() = default;
    Announcer(const Announcer &) = delete;
    Announcer &operator=(const Announcer &) = delete;

    /// Returns those notifications of @p event that are @p wanted, in the order in which they are sent. Called inside
    /// the transaction, only if endpoints want events; @p event has a session. @p queries see what the transaction
    /// wrote.
    [[nodiscard]] virtual base::Result<std::vector<Announcement>> announce(const Event &event, const Company &company,
                                                                           const QStringList &wanted,
                                                                           const store::Readers &queries) const = 0;
};

} // namespace tierdesk::engine
