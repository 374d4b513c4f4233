#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <vector>

/// What is asked of a mailbox by IMAP, and how its answers are read.
namespace tierdesk::delivery {

struct MailboxStatus {
    qint64 validity = 0; ///< UIDVALIDITY: with another one every mail has another UID
    qint64 next = 0;     ///< UIDNEXT
    qint64 mails = 0;    ///< how many lie there
};

[[nodiscard]] QByteArray statusCommand(const QString &folder);
/// Fails with Unavailable for an answer without all three numbers.
[[nodiscard]] base::Result<MailboxStatus> statusFrom(const QByteArray &answer);

/// Looks for mails by their places in the mailbox, some at a time, the newest first: libcurl 7.88 cuts a line of over
/// 8 KiB out of an answer without a word (lib/pingpong.c). Places have no gaps, which UIDs may have of any width. What
/// is removed meanwhile moves those behind it towards the places that are still to be asked for: none is missed.
///
/// As long as isDone() is false command() is the next question and take() is given its answer.
class MailboxSearch final
{
public:
    /// Mails that are asked for at once: 5.5 KB where every UID has 10 digits.
    static constexpr qint64 Width = 500;

    /// For those with a UID above @p uid.
    MailboxSearch(const MailboxStatus &status, qint64 uid);
    /// For those that came on the day of @p since or later; looks through the whole mailbox.
    MailboxSearch(const MailboxStatus &status, base::Timestamp since);

    [[nodiscard]] bool isDone() const { return m_last <= 0; }
    [[nodiscard]] QByteArray command() const;
    void take(const QByteArray &answer);
    /// Those that were found so far, ascending; none that the mailbox had not yet given out when it told its status.
    [[nodiscard]] std::vector<qint64> uids() const;

private:
    [[nodiscard]] qint64 first() const;

    qint64 m_above = 0;
    qint64 m_next;
    qint64 m_newest; ///< place of the newest mail
    qint64 m_last;   ///< of the places that are still to be asked for; 0: none are
    QByteArray m_since;
    std::vector<qint64> m_uids;
};

} // namespace tierdesk::delivery
