#pragma once

#include "core/domain/ChannelMessage.h"
#include "core/engine/CommandContext.h"

namespace tierdesk::engine {

/// A file that leaves with a person's words.
struct LeavingFile {
    Attachment file;
    QByteArray sha256; ///< what store::AttachmentFiles has it by
};

/// A mail to a customer, as its outbox row's body has it until it leaves.
struct MailWords {
    QString text;
    QString subject;
    QString name; ///< the customer's
    QString messageId;
    QString answers;          ///< the Message-ID that it answers
    QStringList thread;       ///< for References, oldest first
    bool isAutomatic = false; ///< no person wrote it
    std::vector<LeavingFile> files;
};
[[nodiscard]] QByteArray encode(const MailWords &words);
/// Fails with InvalidInput for what encode() has not made.
[[nodiscard]] base::Result<MailWords> mailWordsFrom(const QByteArray &body);

/// Writes what @p event says to a customer who writes mails or text messages into the outbox: as one mail in their
/// thread with its files, or as text messages of at most LongestText, and for each file a row of FileEvent. Nothing for
/// sessions of other channels, for notes and for what the customer said. What is written while the account is switched
/// off waits for it; what goes to a number that wants no more has failed at once, so that people see it.
[[nodiscard]] base::Result<void> postWords(CommandContext &context, const Event &event);

/// The event of an outbox row that is a file for a text message customer: it leaves as a link. Its body is the file, as
/// toJson() of attachments has it.
inline constexpr const char *FileEvent = "message.file";

/// A mail or text message that a customer sent, once it is known where it belongs.
struct MessageTaken {
    CompanyId company;
    Channel channel = Channel::Email;
    QString ref; ///< its Message-ID, or its id at its carrier
    QString address;
    QString name{};
    QString subject{};
    QStringList answers{};  ///< Message-IDs that it answers
    bool isOpening = false; ///< no conversation with the address was open when it was looked for
};
/// Keeps @p letter with the session that its words went to: TurnRequest::beside. Fails with Conflict: details.known for
/// one that was taken before, details.begun, a session's id, for an opening one where that was opened meanwhile.
[[nodiscard]] base::Result<void> keepMessage(CommandContext &context, const Session &session,
                                             const MessageTaken &channelMessage);

/// Keeps one that is no turn, with the reason; one that is known already is no error.
[[nodiscard]] base::Result<void> ignoreMessage(CommandContext &context, const MessageTaken &channelMessage,
                                               const QString &reason);

/// Keeps a STOP or START of @p letter's number and heeds it from now on, with what is pending for it: STOP fails that,
/// START opens the number for new messages only. One that is known already changes nothing.
[[nodiscard]] base::Result<void> heedOptWord(CommandContext &context, const MessageTaken &channelMessage, bool isStop);
/// Why a text message was not sent, as its row says it.
inline constexpr const char *SaidStop = "the number has answered STOP";

/// Characters of one text message; a carrier refuses those of over 1,600.
inline constexpr qsizetype LongestText = 1500;
/// @p words in pieces of at most @p longest, cut between words where there are any.
[[nodiscard]] QStringList pieces(const QString &words, qsizetype longest);

/// A subject without the "Re:" and its like that answers gather.
[[nodiscard]] QString bareSubject(const QString &subject);

} // namespace tierdesk::engine
