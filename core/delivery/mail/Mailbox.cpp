#include "core/delivery/mail/Mailbox.h"

#include <QtCore/QDateTime>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

namespace tierdesk::delivery {

namespace {

qint64 numberAfter(const QByteArray &answer, const char *name)
{
    const qsizetype at = answer.indexOf(name);
    if (at < 0)
        return 0;
    const QByteArray rest = answer.sliced(at + qstrlen(name)).trimmed();
    qsizetype length = 0;
    while (length < rest.size() && rest[length] >= '0' && rest[length] <= '9')
        ++length;
    return rest.first(length).toLongLong();
}

} // namespace

QByteArray statusCommand(const QString &folder)
{
    return "STATUS \"" + folder.toLatin1() + "\" (UIDVALIDITY UIDNEXT)";
}

base::Result<MailboxStatus> statusFrom(const QByteArray &answer)
{
    const MailboxStatus status{numberAfter(answer, "UIDVALIDITY"), numberAfter(answer, "UIDNEXT")};
    if (status.validity <= 0 || status.next <= 0)
        return base::fail(base::Fault::Unavailable, QStringLiteral("the mailbox does not tell where it stands"));
    return status;
}

QByteArray searchAbove(qint64 uid)
{
    return "UID SEARCH UID " + QByteArray::number(uid + 1) + ":*";
}

QByteArray searchSince(base::Timestamp since)
{
    static constexpr std::array Months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const QDate day = QDateTime::fromMSecsSinceEpoch(since.ms, Qt::UTC).date();
    return "UID SEARCH SINCE " + QByteArray::number(day.day()) + '-' + Months[static_cast<size_t>(day.month() - 1)] +
           '-' + QByteArray::number(day.year());
}

std::vector<qint64> uidsFrom(const QByteArray &answer, qint64 uid)
{
    std::vector<qint64> uids;
    for (const QByteArray &line : answer.split('\n')) {
        if (!line.startsWith("* SEARCH"))
            continue;
        for (const QByteArray &each : line.sliced(8).simplified().split(' ')) {
            if (const qint64 number = each.toLongLong(); number > uid)
                uids.push_back(number);
        }
    }
    std::sort(uids.begin(), uids.end());
    uids.erase(std::unique(uids.begin(), uids.end()), uids.end());
    return uids;
}

} // namespace tierdesk::delivery
