#pragma once

#include "core/domain/ChannelMessage.h"
#include "core/engine/CommandContext.h"

namespace tierdesk::engine {

/// A file that is sent with a reply.
struct LeavingFile {
    Attachment file;
    QByteArray sha256; ///< its name in store::AttachmentFiles
};

/// An e-mail to a customer, as the body of its outbox row holds it until it is sent.
struct MailWords {
    QString text;
    QString subject;
    QString name; ///< the customer's
    QString messageId;
    QString answers;          ///< the Message-ID that it answers
    QStringList thread;       ///< for References, oldest first
    bool isAutomatic = false; ///< not written by a person
    std::vector<LeavingFile> files;
};
[[nodiscard]] QByteArray encode(const MailWords &words);
/// Decodes the output of encode(). Fails with InvalidInput for anything else.
[[nodiscard]] base::Result<MailWords> mailWordsFrom(const QByteArray &body);

/// Writes the messages of @p event to a customer of the e-mail or SMS channel into the outbox: as one e-mail in their
/// thread with its files, or as text messages of at most LongestText and a row of FileEvent for each file. Does nothing
/// for sessions of other channels, for notes and for the customer's own messages. Rows wait while the account is
/// disabled; rows to a number that has opted out fail at once, so that agents see it.
[[nodiscard]] base::Result<void> postWords(CommandContext &context, const Event &event);

/// The event of an outbox row that sends a file to a customer of the SMS channel, as a link. The body is the file, as
/// toJson() of attachments writes it.
inline constexpr const char *FileEvent = "message.file";

/// An e-mail or text message from a customer, once its session is known.
struct MessageTaken {
    CompanyId company;
    Channel channel = Channel::Email;
    QString ref; ///< its Message-ID, or the carrier's id
    QString address;
    QString name{};
    QString subject{};
    QStringList answers{};  ///< Message-IDs that it answers
    bool isOpening = false; ///< no conversation with the address was open when it was looked up
};
/// Stores @p channelMessage with the session that its text went to; for TurnRequest::beside. Fails with Conflict:
/// details.known if it was stored before; details.begun, a session's id, if another conversation was opened meanwhile.
[[nodiscard]] base::Result<void> keepMessage(CommandContext &context, const Session &session,
                                             const MessageTaken &channelMessage);

/// Stores a message that does not become a turn, with the reason; one that is already known is no error.
[[nodiscard]] base::Result<void> ignoreMessage(CommandContext &context, const MessageTaken &channelMessage,
                                               const QString &reason);

/// Stores a STOP or START from the number of @p channelMessage and applies it from now on. STOP fails the rows pending
/// for the number; START allows new messages only. A message that is already known changes nothing.
[[nodiscard]] base::Result<void> heedOptWord(CommandContext &context, const MessageTaken &channelMessage, bool isStop);
/// Why a text message was not sent, as stored in its row.
inline constexpr const char *SaidStop = "the number has answered STOP";

/// Characters of one text message; carriers refuse more than 1,600.
inline constexpr qsizetype LongestText = 1500;
/// Splits @p words into pieces of at most @p longest characters, between words where possible.
[[nodiscard]] QStringList pieces(const QString &words, qsizetype longest);

/// Returns a subject without "Re:" and similar prefixes of replies.
[[nodiscard]] QString bareSubject(const QString &subject);

} // namespace tierdesk::engine
