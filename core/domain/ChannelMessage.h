#pragma once

#include "core/domain/Enums.h"
#include "core/domain/Ids.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace tierdesk {

/// An e-mail or a text message from or to a customer. Its text is in the session's messages.
struct ChannelMessage {
    CompanyId company;
    Channel channel = Channel::Email;
    QString ref;        ///< an e-mail's Message-ID or the carrier's id; unique in company and channel
    SessionKey session; ///< unset if it did not become a turn
    QString address;    ///< the customer's
    bool isOurs = false;
    Timestamp at;
};

/// The recipient of a session's replies, and what the next e-mail replies to.
struct Correspondent {
    SessionKey session;
    CompanyId company;
    Channel channel = Channel::Email;
    QString address;
    QString name;
    QString subject;    ///< without "Re:"
    QString answers;    ///< Message-ID of the customer's last e-mail
    QStringList thread; ///< Message-IDs, oldest first
};

/// The most Message-IDs kept for a thread: servers reject a References header with hundreds.
inline constexpr qsizetype LongestThread = 20;

/// The position up to which a company's mailbox has been read.
struct MailboxMark {
    CompanyId company;
    QString account; ///< host, user and folder; if they change, reading starts at the mailbox's current end
    qint64 validity = 0;
    qint64 uid = 0; ///< the last one that was fetched
    Timestamp at;
};

} // namespace tierdesk
