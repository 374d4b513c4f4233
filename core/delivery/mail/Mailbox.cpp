#include "core/delivery/mail/Mailbox.h"

#include <QtCore/QDateTime>

#include <algorithm>
#include <array>

namespace tierdesk::delivery {

namespace {

/// Returns the number after @p name; −1 if there is none.
qint64 numberAfter(const QByteArray &text, const char *name)
{
    const qsizetype at = text.indexOf(name);
    if (at < 0)
        return -1;
    const QByteArray rest = text.sliced(at + qstrlen(name)).trimmed();
    qsizetype length = 0;
    while (length < rest.size() && rest[length] >= '0' && rest[length] <= '9')
        ++length;
    bool isNumber = false;
    const qint64 number = rest.first(length).toLongLong(&isNumber);
    return isNumber ? number : -1;
}

QByteArray dayOf(base::Timestamp at)
{
    static constexpr std::array Months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const QDate day = QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).date();
    return QByteArray::number(day.day()) + '-' + Months[static_cast<size_t>(day.month() - 1)] + '-' +
           QByteArray::number(day.year());
}

} // namespace

QByteArray statusCommand(const QString &folder)
{
    return "STATUS \"" + folder.toLatin1() + "\" (UIDVALIDITY UIDNEXT MESSAGES)";
}

base::Result<MailboxStatus> statusFrom(const QByteArray &answer)
{
    // Skip the folder's name, which may contain anything.
    const QByteArray items = answer.sliced(std::max<qsizetype>(answer.lastIndexOf('('), 0));
    const MailboxStatus status{numberAfter(items, "UIDVALIDITY "), numberAfter(items, "UIDNEXT "),
                               numberAfter(items, "MESSAGES ")};
    if (status.validity <= 0 || status.next <= 0 || status.mails < 0)
        return base::fail(base::Fault::Unavailable, u"the mailbox does not tell where it stands"_s);
    return status;
}

MailboxSearch::MailboxSearch(const MailboxStatus &status, qint64 uid)
    : m_above(uid)
    , m_next(status.next)
    , m_newest(status.mails)
    , m_last(status.mails)
{}

MailboxSearch::MailboxSearch(const MailboxStatus &status, base::Timestamp since)
    : m_next(status.next)
    , m_newest(status.mails)
    , m_last(status.mails)
    , m_since(" SINCE " + dayOf(since))
{}

qint64 MailboxSearch::first() const
{
    return std::max<qint64>(m_last - Width + 1, 1);
}

QByteArray MailboxSearch::command() const
{
    // The newest may have been removed since, and the server would refuse a number that does not exist.
    const QByteArray last = m_last == m_newest ? QByteArray("*") : QByteArray::number(m_last);
    return "UID SEARCH " + QByteArray::number(first()) + ':' + last + " UID 1:" + QByteArray::number(m_next - 1) +
           m_since;
}

void MailboxSearch::take(const QByteArray &answer)
{
    bool isKnown = false; // everything below was processed before
    for (const QByteArray &line : answer.split('\n')) {
        if (!line.startsWith("* SEARCH"))
            continue;
        for (const QByteArray &each : line.sliced(8).simplified().split(' ')) {
            const qint64 uid = each.toLongLong();
            if (uid > m_above && uid < m_next)
                m_uids.push_back(uid);
            isKnown = isKnown || (uid > 0 && uid <= m_above);
        }
    }
    m_last = isKnown ? 0 : first() - 1;
}

std::vector<qint64> MailboxSearch::uids() const
{
    // After a removal, another e-mail can be found twice.
    std::vector<qint64> uids = m_uids;
    std::sort(uids.begin(), uids.end());
    uids.erase(std::unique(uids.begin(), uids.end()), uids.end());
    return uids;
}

} // namespace tierdesk::delivery
