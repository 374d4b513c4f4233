#pragma once

#include "core/base/Clock.h"
#include "core/base/Secrets.h"
#include "core/delivery/Carrier.h"
#include "core/net/Transport.h"

#include <map>

namespace tierdesk::delivery {

/// Sends rows to the companies' webhook URLs, signed according to Standard Webhooks; docs/delivery.md is the contract.
/// The references outlive it.
class WebhookCarrier final : public Carrier
{
public:
    /// @p targets: the addresses at which endpoints may be.
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

/// Returns the id by which an endpoint recognizes the row on every attempt: "msg_<created, ms>_<row>".
[[nodiscard]] QByteArray webhookId(const OutboxRow &row);

/// Interprets a response: 2xx is taken, 410 is gone, everything else is retried.
[[nodiscard]] Tried triedOf(const base::Result<net::Response> &answer, Timestamp now);

} // namespace tierdesk::delivery
