#pragma once

#include "core/base/Secrets.h"
#include "core/domain/Company.h"

#include <QtCore/QUrl>

/// Links that text message customers open an agent's files by: "{publicUrl}/sms/{company}/files/{attachment}?until=…
/// &signature=…". Nobody guesses the attachment's id, and nobody changes the time until which a link opens.
namespace tierdesk::dialects::sms {

/// How long a link opens, from when it was sent.
inline constexpr Millis FileLinkLife = Millis::days(7);

/// The link to @p attachment of @p company, an id, which opens until @p until.
[[nodiscard]] QUrl fileLink(const Company &company, const QString &attachment, Timestamp until, const base::Seal &seal);

/// Whether @p signature is fileLink()'s over the others. Takes as long for any signature of the length.
[[nodiscard]] bool isSignedLink(const Company &company, const QString &attachment, Timestamp until,
                                const QByteArray &signature, const base::Seal &seal);

} // namespace tierdesk::dialects::sms
