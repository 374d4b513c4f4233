#pragma once

#include "core/base/Secrets.h"
#include "core/domain/Company.h"

#include <QtCore/QUrl>

/// Links to an agent's files in text messages: "{publicUrl}/sms/{company}/files/{attachment}?until=…&signature=…".
/// Nobody can guess the attachment ID or change the expiry.
namespace tierdesk::dialects::sms {

/// How long a link is valid after it is sent.
inline constexpr Millis FileLinkLife = Millis::days(7);

/// Returns the link to @p attachment (an ID) of @p company, which is valid until @p until.
[[nodiscard]] QUrl fileLink(const Company &company, const QString &attachment, Timestamp until, const base::Seal &seal);

/// Returns whether @p signature is fileLink()'s for the others. Takes the same time for any of that length.
[[nodiscard]] bool isSignedLink(const Company &company, const QString &attachment, Timestamp until,
                                const QByteArray &signature, const base::Seal &seal);

} // namespace tierdesk::dialects::sms
