#pragma once

#include "core/base/Clock.h"
#include "core/base/Secrets.h"
#include "core/delivery/Carrier.h"
#include "core/net/Transport.h"

#include <map>

namespace tierdesk::delivery {

/// Carries text messages by the companies' own accounts at Twilio, or whoever speaks as it does; docs/sms.md is the
/// contract. The references outlive it.
class SmsCarrier final : public Carrier
{
public:
    /// @p targets: which machines the carrier may stand on.
    SmsCarrier(net::Transport &transport, const base::Seal &seal, const base::Clock &clock, net::TargetRules targets);

    [[nodiscard]] OutboxChannel channel() const override { return OutboxChannel::Sms; }
    void carry(const OutboxRow &row, const engine::Directory &directory, Done done) override;
    void cancelAll() override;

private:
    void later(const Done &done, const QString &why);

    net::Transport &m_transport;
    const base::Seal &m_seal;
    const base::Clock &m_clock;
    net::TargetRules m_targets;
    std::map<OutboxId, net::Transport::Number> m_underWay;
};

/// A request to the company's account at the carrier: @p resource is what its address ends with, ".json" for the
/// account itself.
[[nodiscard]] net::Request smsRequest(const SmsConfig &config, const QString &resource, const QByteArray &token);

/// What @p row says: its words, or the name of its file and a link that opens it for a week from @p now.
[[nodiscard]] QByteArray smsWords(const OutboxRow &row, const Company &company, Timestamp now, const base::Seal &seal);

/// The form that asks for @p words to be sent to @p target by @p company's account,
/// `application/x-www-form-urlencoded`.
[[nodiscard]] QByteArray smsForm(const QString &target, const QByteArray &words, const Company &company);

/// What the carrier's answer means: 2xx is taken and has its id; 401, 403, 404, 408, 429, 5xx and an address that may
/// not be reached may be another time, since the account may be put right; other 4xx are for good.
[[nodiscard]] Tried triedOfText(const base::Result<net::Response> &answer);

} // namespace tierdesk::delivery
