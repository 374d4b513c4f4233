#pragma once

#include "core/domain/Enums.h"
#include "core/domain/Ids.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace tierdesk {

/// A mail or a text message that came from a customer or went to one. Its words stand in the session's messages.
struct ChannelMessage {
    CompanyId company;
    Channel channel = Channel::Email;
    QString ref;        ///< a mail's Message-ID, a text message's id at its carrier; unique in company and channel
    SessionKey session; ///< unset for one that was no turn
    QString address;    ///< the customer's
    bool isOurs = false;
    Timestamp at;
};

/// Whom a session writes to, and what the next mail answers.
struct Correspondent {
    SessionKey session;
    CompanyId company;
    Channel channel = Channel::Email;
    QString address;
    QString name;
    QString subject;    ///< without "Re:"
    QString answers;    ///< the Message-ID of the customer's last mail
    QStringList thread; ///< Message-IDs, oldest first
};

/// Message-IDs that a thread keeps: a References header of hundreds is refused by servers.
inline constexpr qsizetype LongestThread = 20;

/// How far a company's mailbox was read.
struct MailboxMark {
    CompanyId company;
    QString account; ///< host, user and folder: another one is read from where it stands then
    qint64 validity = 0;
    qint64 uid = 0; ///< the last one that was taken
    Timestamp at;
};

} // namespace tierdesk
