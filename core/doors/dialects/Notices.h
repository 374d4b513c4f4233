#pragma once

#include "core/engine/Announcer.h"

namespace tierdesk::dialects {

/// Creates the notifications for companies' endpoints: {"event","timestamp","data"}, with `data` in the format of the
/// contract that defines the event (docs/delivery.md).
class Notices final : public engine::Announcer
{
public:
    [[nodiscard]] base::Result<std::vector<engine::Announcement>>
    announce(const engine::Event &event, const Company &company, const QStringList &wanted,
             const store::Readers &queries) const override;
};

/// Returns the body with which an endpoint is tested.
[[nodiscard]] QByteArray pingBody(const Company &company, Timestamp now);

} // namespace tierdesk::dialects
