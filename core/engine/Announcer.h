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

/// What a company's endpoints are told of an event.
struct Announcement {
    QString event; ///< of outboxEvents()
    QByteArray body;
};

/// Words events for other systems: the bodies are the doors' documents', so the dialects make them. Const and safe from
/// any thread.
class Announcer
{
public:
    Announcer() = default;
    virtual ~Announcer() = default;
    Announcer(const Announcer &) = delete;
    Announcer &operator=(const Announcer &) = delete;

    /// What of @p wanted @p event is told as, in the order in which it is sent. Called inside the transaction, and only
    /// for a company whose endpoints want something; @p event has a session. @p queries see what the transaction wrote.
    [[nodiscard]] virtual base::Result<std::vector<Announcement>> announce(const Event &event, const Company &company,
                                                                           const QStringList &wanted,
                                                                           const store::Readers &queries) const = 0;
};

} // namespace tierdesk::engine
