#pragma once

#include "core/base/Clock.h"
#include "core/base/Secrets.h"
#include "core/delivery/Carrier.h"
#include "core/delivery/mail/Mail.h"
#include "core/net/Transport.h"
#include "core/store/AttachmentFiles.h"

#include <map>

namespace tierdesk::delivery {

/// Sends e-mails through the companies' own SMTP servers: replies to customers in their threads, and notifications for
/// e-mail endpoints. docs/mail.md is the contract. The references outlive it.
class MailCarrier final : public Carrier
{
public:
    /// @p files: where attachments are stored; @p targets: the addresses at which mail servers may be.
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

/// Returns the e-mail of @p row, from @p company's account, with its attachments from @p files. Fails with
/// InvalidInput, or with StorageFailed if a file cannot be read.
[[nodiscard]] base::Result<OutgoingMail> mailOf(const OutboxRow &row, const engine::CompanyEntry &company,
                                                const store::AttachmentFiles &files);

/// Returns the text of an SMTP server's 4xx or 5xx @p answer.
[[nodiscard]] QString smtpRefusal(const net::Response &answer);

/// Interprets an SMTP server's response: 2xx is taken. 5xx is final, except for errors of authentication, which can be
/// corrected in the account. Everything else is retried, also a server that may not be reached.
[[nodiscard]] Tried triedOfMail(const base::Result<net::Response> &answer);

} // namespace tierdesk::delivery
