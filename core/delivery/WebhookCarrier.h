#pragma once

#include "core/base/Clock.h"
#include "core/base/Secrets.h"
#include "core/delivery/Carrier.h"
#include "core/net/Transport.h"

#include <map>

namespace tierdesk::delivery {

/// Carries rows to the companies' web addresses, signed as Standard Webhooks has it; docs/delivery.md is the contract.
/// The references outlive it.
class WebhookCarrier final : public Carrier
{
public:
    /// @p targets: which machines endpoints may stand on.
    WebhookCarrier(net::Transport &transport, const base::Seal &seal, const base::Clock &clock,
                   net::TargetRules targets, Millis timeout = Millis::seconds(20));

    [[nodiscard]] OutboxChannel channel() const override { return OutboxChannel::Webhook; }
    void carry(const OutboxRow &row, const engine::Directory &directory, Done done) override;
    void cancelAll() override;

private:
    void later(const Done &done, Tried tried);

    net::Transport &m_transport;
    const base::Seal &m_seal;
    const base::Clock &m_clock;
    net::TargetRules m_targets;
    Millis m_timeout;
    std::map<OutboxId, net::Transport::Number> m_underWay;
};

/// What an endpoint knows the row by, on every attempt alike: "msg_<created, ms>_<row>".
[[nodiscard]] QByteArray webhookId(const OutboxRow &row);

/// What an answer means: 2xx is taken, 410 is gone, everything else may be another time.
[[nodiscard]] Tried triedOf(const base::Result<net::Response> &answer, Timestamp now);

} // namespace tierdesk::delivery
