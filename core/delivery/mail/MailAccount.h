#pragma once

#include "core/base/Secrets.h"
#include "core/domain/MailConfig.h"
#include "core/engine/Directory.h"
#include "core/net/MailCall.h"

namespace tierdesk::delivery {

/// A call to @p server (of SMTP @p isSmtp, else of IMAP) with its sign-in; @p path as MailCall::url has it. Fails as
/// keptSecret() does.
[[nodiscard]] base::Result<net::MailCall> callTo(const MailServerConfig &server, bool isSmtp, const QString &path,
                                                 const engine::Directory &directory, CompanyId company,
                                                 const base::Seal &seal);

} // namespace tierdesk::delivery
