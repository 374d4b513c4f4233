#pragma once

#include "core/base/Result.h"
#include "core/engine/Directory.h"
#include "core/engine/Turn.h"
#include "core/mind/policy/OrderProof.h"
#include "core/store/SessionQueries.h"

#include <QtCore/QHash>
#include <QtCore/QJsonObject>

namespace tierdesk::store {
struct Readers;
}

/// Converts between the JSON of docs/chat.md and domain values. Pure functions. Decoding fails with InvalidInput or a
/// more specific Fault, with the field in `where`.
namespace tierdesk::dialects::chat {

inline constexpr char Scope[] = "chat";

// --- from the client

/// A customer's claimed identity.
struct Identity {
    QString userId;
    QString userHash;
};
struct NewChat {
    Identity who;
    QJsonObject metadata;
};
[[nodiscard]] base::Result<NewChat> decodeNewChat(const QJsonObject &body);
/// Returns the ID of the chat that the body names.
[[nodiscard]] base::Result<QString> decodeChatId(const QJsonObject &body);
/// Returns the userId; empty if there is none.
[[nodiscard]] base::Result<QString> decodeUserId(const QJsonObject &body);
/// A customer's message: text, uploaded files, or both.
struct Saying {
    QString text; ///< empty only with files
    QStringList attachments;
};
[[nodiscard]] base::Result<Saying> decodeSaying(const QJsonObject &body);
[[nodiscard]] base::Result<bool> decodeTyping(const QJsonObject &body);
[[nodiscard]] base::Result<int> decodeRating(const QJsonObject &body);
/// Returns whether the customer considers the issue solved.
[[nodiscard]] base::Result<bool> decodeSolved(const QJsonObject &body);
/// Returns an order number and the e-mail or postcode that proves it.
[[nodiscard]] base::Result<policy::OrderClaim> decodeClaim(const QJsonObject &body);
/// Returns the number in "msg_42"; unset for an empty @p text.
[[nodiscard]] base::Result<MessageId> decodeMessageId(const QString &text, const QString &where);

// --- to the client

/// Returns whether the session waits in the agents' queue.
[[nodiscard]] bool isAwaitingHuman(const Session &session);

/// A case's place in the queue.
struct QueueStand {
    int place = 0; ///< 1 is next; 0 if unknown
    std::optional<Millis> wait;
    bool isStaffed = false;
    bool operator==(const QueueStand &) const = default;
};
/// Reads from a reader's or the writer's connection; none for a case that does not wait.
[[nodiscard]] base::Result<std::optional<QueueStand>> queueStandOf(const store::Readers &readers,
                                                                   const Session &session, bool isStaffed);
/// The places of @p company's waiting cases, by SessionKey. Single lookups would each read the whole queue.
using QueueStands = QHash<qint64, QueueStand>;
[[nodiscard]] base::Result<QueueStands> queueStandsOf(const store::Readers &readers, CompanyId company, bool isStaffed);
[[nodiscard]] QJsonValue queueJson(const std::optional<QueueStand> &stand);

/// A session as the client sees it.
struct ChatView {
    Session session;
    QString company;   ///< name of the company
    QString agentName; ///< name of the holder; empty: none
    std::optional<QueueStand> queue;
    std::vector<Message> messages; ///< without notes
    MessageId newest{};            ///< of all its messages, including those omitted here
};
[[nodiscard]] QJsonObject chatJson(const ChatView &view);
[[nodiscard]] QJsonObject agentJson(const QString &name);
/// @p chat is the ID of the chat in which the message was sent.
[[nodiscard]] QJsonObject messageJson(const Message &message, const QString &chat);
/// Describes a file of @p chat, with its download path below the base URL.
[[nodiscard]] QJsonObject attachmentJson(const Attachment &file, const QString &chat);
/// Returns the confidence of @p answer (docs/chat.md); @p session is the state after it.
[[nodiscard]] QJsonValue confidenceJson(const Message &answer, const Session &session);
[[nodiscard]] QJsonObject escalationJson(const Escalation &escalation);
/// Renders the answer to a message. @p line is the waiting notice that replaces a missing AI reply. The same outcome
/// gives the same bytes, as repeats get the stored answer.
[[nodiscard]] QByteArray answerText(const engine::TurnOutcome &outcome, const QString &line, bool isStaffed);
[[nodiscard]] QJsonObject ratedJson(const Session &session);
[[nodiscard]] QJsonObject provenJson(const Session &session, const QString &orderNumber);
[[nodiscard]] QJsonObject endedJson(const Session &session);
[[nodiscard]] QString modelOf(const Message &message);

} // namespace tierdesk::dialects::chat
