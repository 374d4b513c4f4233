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
    QString name; ///< display name; may be empty
};

/// A file attached to an e-mail.
struct MailFile {
    QString name;                    ///< never empty
    QByteArray content;              ///< of an image or PDF that conversations accept; empty for other files
    MediaType type = MediaType::Png; ///< of the content
};

/// An outgoing e-mail. Message-IDs are without angle brackets.
struct OutgoingMail {
    Mailbox from, to;
    QString subject;
    QString text;
    QString html; ///< alternative to the text; empty for none
    std::vector<MailFile> files;
    QString messageId;
    QString inReplyTo;
    QStringList references;   ///< oldest first
    bool isAutomatic = false; ///< not written by a person: `Auto-Submitted: auto-replied`, RFC 3834
    base::Timestamp at;
};

/// The parts of an incoming e-mail that a conversation needs.
struct IncomingMail {
    QString messageId;   ///< without angle brackets; empty if it has none
    QStringList answers; ///< Message-IDs that it answers: In-Reply-To, then References, newest first
    Mailbox sender;      ///< where a reply goes: Reply-To, else From; lower case. Empty if neither is an address
    QString author;      ///< the address in From, lower case; empty if there is none or more than one
    QStringList authenticationResults; ///< the header fields of that name, unfolded, topmost first
    QString subject;
    QString text; ///< without quoted replies; see QuotedReplyStripper.h
    std::vector<MailFile> files;
    std::optional<base::Timestamp> date;
    /// Why no reply is expected, in English: an automatic reply, a list, a bounce; empty for a person's e-mail.
    QString automatic;
};

} // namespace tierdesk::delivery
