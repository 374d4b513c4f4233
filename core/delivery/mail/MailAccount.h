#pragma once

#include "core/base/Secrets.h"
#include "core/domain/MailConfig.h"
#include "core/engine/Directory.h"
#include "core/net/MailCall.h"

namespace tierdesk::delivery {

/// Returns a call to @p server (SMTP if @p isSmtp, else IMAP) with its credentials; @p path as in MailCall::url. Fails
/// as keptSecret() does.
[[nodiscard]] base::Result<net::MailCall> callTo(const MailServerConfig &server, bool isSmtp, const QString &path,
                                                 const engine::Directory &directory, CompanyId company,
                                                 const base::Seal &seal);

} // namespace tierdesk::delivery
