#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <vector>

/// IMAP commands for a mailbox, and the parsing of its responses.
namespace tierdesk::delivery {

struct MailboxStatus {
    qint64 validity = 0; ///< UIDVALIDITY: when it changes, all UIDs have changed
    qint64 next = 0;     ///< UIDNEXT
    qint64 mails = 0;    ///< number of messages
};

[[nodiscard]] QByteArray statusCommand(const QString &folder);
/// Fails with Unavailable if the response lacks one of the three numbers.
[[nodiscard]] base::Result<MailboxStatus> statusFrom(const QByteArray &answer);

/// Searches for e-mails by sequence number, a block at a time, newest first: libcurl 7.88 silently drops a line of over
/// 8 KiB from a response (lib/pingpong.c). Sequence numbers have no gaps, while gaps between UIDs may have any size.
/// Messages removed meanwhile move later ones to lower numbers, which are still to be searched, so none is missed.
///
/// While isDone() is false, command() returns the next command and take() expects its response.
class MailboxSearch final
{
public:
    /// E-mails per search: 5.5 KB if every UID has 10 digits.
    static constexpr qint64 Width = 500;

    /// Searches for those with a UID above @p uid.
    MailboxSearch(const MailboxStatus &status, qint64 uid);
    /// Searches the whole mailbox for those that arrived on the day of @p since or later.
    MailboxSearch(const MailboxStatus &status, base::Timestamp since);

    [[nodiscard]] bool isDone() const { return m_last <= 0; }
    [[nodiscard]] QByteArray command() const;
    void take(const QByteArray &answer);
    /// Returns the UIDs found so far, ascending, without those assigned after the mailbox reported its status.
    [[nodiscard]] std::vector<qint64> uids() const;

private:
    [[nodiscard]] qint64 first() const;

    qint64 m_above = 0;
    qint64 m_next;
    qint64 m_newest; ///< number of the newest e-mail
    qint64 m_last;   ///< highest number still to be searched; 0: none
    QByteArray m_since;
    std::vector<qint64> m_uids;
};

} // namespace tierdesk::delivery
