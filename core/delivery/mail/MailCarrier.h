#pragma once

#include "core/base/Clock.h"
#include "core/base/Secrets.h"
#include "core/delivery/Carrier.h"
#include "core/delivery/mail/Mail.h"
#include "core/net/Transport.h"
#include "core/store/AttachmentFiles.h"

#include <map>

namespace tierdesk::delivery {

/// Carries mails by the companies' own SMTP servers: answers to customers in their threads, and what endpoints for mail
/// are told. docs/mail.md is the contract. The references outlive it.
class MailCarrier final : public Carrier
{
public:
    /// @p files: where what leaves with the mails lies; @p targets: which machines mail servers may stand on.
    MailCarrier(net::Transport &transport, const base::Seal &seal, store::AttachmentFiles files,
                net::TargetRules targets);

    [[nodiscard]] OutboxChannel channel() const override { return OutboxChannel::Email; }
    void carry(const OutboxRow &row, const engine::Directory &directory, Done done) override;
    void cancelAll() override;

private:
    void later(const Done &done, Tried tried);

    net::Transport &m_transport;
    const base::Seal &m_seal;
    store::AttachmentFiles m_files;
    net::TargetRules m_targets;
    std::map<OutboxId, net::Transport::Number> m_underWay;
};

/// The mail that @p row is, by @p company's account, with what it takes of @p files. Fails with InvalidInput, and with
/// StorageFailed where a file cannot be read.
[[nodiscard]] base::Result<OutgoingMail> mailOf(const OutboxRow &row, const engine::CompanyEntry &company,
                                                const store::AttachmentFiles &files);

/// What an SMTP server has said in an @p answer of 4xx or 5xx.
[[nodiscard]] QString smtpRefusal(const net::Response &answer);

/// What an SMTP server's answer means: 2xx is taken, 5xx is for good, but for those about signing in, which are the
/// account's and may be put right, as a server that may not be reached may; everything else may be another time.
[[nodiscard]] Tried triedOfMail(const base::Result<net::Response> &answer);

} // namespace tierdesk::delivery
