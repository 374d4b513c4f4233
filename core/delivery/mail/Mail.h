#pragma once

#include "core/base/Time.h"
#include "core/domain/Attachment.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>
#include <vector>

namespace tierdesk::delivery {

struct Mailbox {
    QString address;
    QString name; ///< for people; may be empty
};

/// A file that a mail brings or takes along.
struct MailFile {
    QString name;                    ///< never empty
    QByteArray content;              ///< of a picture or a PDF that a conversation takes; empty: of another one
    MediaType type = MediaType::Png; ///< of the content
};

/// A mail to be written. Message-IDs stand without their angle brackets.
struct OutgoingMail {
    Mailbox from, to;
    QString subject;
    QString text;
    QString html; ///< beside the text, for programs that show it; empty for none
    std::vector<MailFile> files;
    QString messageId;
    QString inReplyTo;
    QStringList references;   ///< oldest first
    bool isAutomatic = false; ///< no person wrote it: `Auto-Submitted: auto-replied`, RFC 3834
    base::Timestamp at;
};

/// A mail that came in, as far as a conversation needs it.
struct IncomingMail {
    QString messageId;   ///< without angle brackets; empty where it has none
    QStringList answers; ///< Message-IDs that it answers: In-Reply-To, then References from the newest
    Mailbox sender;      ///< where an answer goes: Reply-To, else From; lower case. Empty where neither is an address
    QString author;      ///< the address in From, lower case; empty where there is none, or more than one
    QStringList authenticationResults; ///< the header fields of that name, unfolded, the topmost first
    QString subject;
    QString text; ///< its new words; see NewWords.h
    std::vector<MailFile> files;
    std::optional<base::Timestamp> date;
    /// Why nobody waits for an answer, English: an automatic reply, a list, a bounce; empty for a person's mail.
    QString automatic;
};

} // namespace tierdesk::delivery
