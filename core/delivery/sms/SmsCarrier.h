#pragma once

#include "core/base/Clock.h"
#include "core/base/Secrets.h"
#include "core/delivery/Carrier.h"
#include "core/net/Transport.h"

#include <map>

namespace tierdesk::delivery {

/// Sends text messages through the companies' own accounts at Twilio or a compatible carrier; docs/sms.md is the
/// contract. The references outlive it.
class SmsCarrier final : public Carrier
{
public:
    /// @p targets: the addresses at which the carrier's API may be.
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

/// Returns a request to the company's account at the carrier. @p resource ends the URL's path, ".json" for the account
/// itself.
[[nodiscard]] net::Request smsRequest(const SmsConfig &config, const QString &resource, const QByteArray &token);

/// Returns the text of @p row: its message, or a file's name and a link that is valid for a week from @p now.
[[nodiscard]] QByteArray smsWords(const OutboxRow &row, const Company &company, Timestamp now, const base::Seal &seal);

/// Returns the form (`application/x-www-form-urlencoded`) that sends @p words to @p target from @p company's account.
[[nodiscard]] QByteArray smsForm(const QString &target, const QByteArray &words, const Company &company);

/// Interprets the carrier's response: 2xx is taken and has its id; 401, 403, 404, 408, 429, 5xx and an address that may
/// not be reached are retried, since the account may be corrected; other 4xx are final.
[[nodiscard]] Tried triedOfText(const base::Result<net::Response> &answer);

} // namespace tierdesk::delivery
