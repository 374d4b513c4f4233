#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>
#include <vector>

/// What is asked of a mailbox by IMAP, and how its answers are read.
namespace tierdesk::delivery {

struct MailboxStatus {
    qint64 validity = 0; ///< UIDVALIDITY: with another one every mail has another UID
    qint64 next = 0;     ///< UIDNEXT
};

[[nodiscard]] QByteArray statusCommand(const QString &folder);
/// Fails with Unavailable for an answer without both numbers.
[[nodiscard]] base::Result<MailboxStatus> statusFrom(const QByteArray &answer);

/// Mails above @p uid.
[[nodiscard]] QByteArray searchAbove(qint64 uid);
/// Mails of the day of @p since and later.
[[nodiscard]] QByteArray searchSince(base::Timestamp since);
/// The UIDs above @p uid that a SEARCH has found, ascending. (A range that ends in `*` names the last mail, too, where
/// all are below it.)
[[nodiscard]] std::vector<qint64> uidsFrom(const QByteArray &answer, qint64 uid);

} // namespace tierdesk::delivery
