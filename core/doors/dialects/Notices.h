#pragma once

#include "core/engine/Announcer.h"

namespace tierdesk::dialects {

/// What companies are told at their endpoints: {"event","timestamp","data"}, `data` as the contracts have it that name
/// the event (docs/delivery.md).
class Notices final : public engine::Announcer
{
public:
    [[nodiscard]] base::Result<std::vector<engine::Announcement>>
    announce(const engine::Event &event, const Company &company, const QStringList &wanted,
             const store::Readers &queries) const override;
};

/// The body that tries an endpoint out.
[[nodiscard]] QByteArray pingBody(const Company &company, Timestamp now);

} // namespace tierdesk::dialects
