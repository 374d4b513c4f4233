#pragma once

#include "core/delivery/Carrier.h"
#include "core/net/Transport.h"
#include "core/store/Secrets.h"

#include <map>

namespace tierdesk::delivery {

/// Carries text messages by the companies' own accounts at Twilio, or whoever speaks as it does; docs/sms.md is the
/// contract. The references outlive it.
class SmsCarrier final : public Carrier
{
public:
    /// @p targets: which machines the carrier may stand on.
    SmsCarrier(net::Transport &transport, const store::Seal &seal, net::TargetRules targets);

    [[nodiscard]] OutboxChannel channel() const override { return OutboxChannel::Sms; }
    void carry(const OutboxRow &row, const engine::Directory &directory, Done done) override;
    void cancelAll() override;

private:
    void later(const Done &done, const QString &why);

    net::Transport &m_transport;
    const store::Seal &m_seal;
    net::TargetRules m_targets;
    std::map<OutboxId, net::Transport::Number> m_underWay;
};

/// A request to the company's account at the carrier: @p resource is what its address ends with, ".json" for the
/// account itself.
[[nodiscard]] net::Request smsRequest(const SmsConfig &config, const QString &resource, const QByteArray &token);

/// The form that asks for @p row to be sent by @p company's account, `application/x-www-form-urlencoded`.
[[nodiscard]] QByteArray smsForm(const OutboxRow &row, const Company &company);

/// What the carrier's answer means: 2xx is taken and has its id; 401, 403, 404, 408, 429, 5xx and an address that may
/// not be reached may be another time, since the account may be put right; other 4xx are for good.
[[nodiscard]] Tried triedOfText(const base::Result<net::Response> &answer);

} // namespace tierdesk::delivery
