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

/// Between docs/chat.md's JSON and our values. Pure functions; what is decoded fails with InvalidInput or the Fault
/// that says more, the field in `where`.
namespace tierdesk::dialects::chat {

inline constexpr char Scope[] = "chat";

// --- from the client

/// How a customer says who they are.
struct Identity {
    QString userId;
    QString userHash;
};
struct NewChat {
    Identity who;
    QJsonObject metadata;
};
[[nodiscard]] base::Result<NewChat> decodeNewChat(const QJsonObject &body);
/// The chat that a body names.
[[nodiscard]] base::Result<QString> decodeChatId(const QJsonObject &body);
/// Its userId alone; empty where there is none.
[[nodiscard]] base::Result<QString> decodeUserId(const QJsonObject &body);
/// What a customer says: words, files that were brought before, or both.
struct Saying {
    QString text; ///< empty only with files
    QStringList attachments;
};
[[nodiscard]] base::Result<Saying> decodeSaying(const QJsonObject &body);
[[nodiscard]] base::Result<bool> decodeTyping(const QJsonObject &body);
[[nodiscard]] base::Result<int> decodeRating(const QJsonObject &body);
/// Whether the customer says that it is solved.
[[nodiscard]] base::Result<bool> decodeSolved(const QJsonObject &body);
/// An order's number, and the e-mail or postcode that proves it.
[[nodiscard]] base::Result<policy::OrderClaim> decodeClaim(const QJsonObject &body);
/// The number in "msg_42"; unset for an empty @p text.
[[nodiscard]] base::Result<MessageId> decodeMessageId(const QString &text, const QString &where);

// --- to the client

/// People have the case and nobody has taken it.
[[nodiscard]] bool isAwaitingHuman(const Session &session);

/// A case's stand in the queue.
struct QueueStand {
    int place = 0; ///< 1 is next; 0 while it is not known
    std::optional<Millis> wait;
    bool isStaffed = false;
    bool operator==(const QueueStand &) const = default;
};
/// Asked over a reader's or the writer's connection; none for a case that does not wait.
[[nodiscard]] base::Result<std::optional<QueueStand>> queueStandOf(const store::Readers &readers,
                                                                   const Session &session, bool isStaffed);
/// Of all of @p company's that wait, by SessionKey: a look at each would read the whole queue for everybody in it.
using QueueStands = QHash<qint64, QueueStand>;
[[nodiscard]] base::Result<QueueStands> queueStandsOf(const store::Readers &readers, CompanyId company, bool isStaffed);
[[nodiscard]] QJsonValue queueJson(const std::optional<QueueStand> &stand);

/// A chat as it is shown: a session and what stands around it.
struct ChatView {
    Session session;
    QString company;   ///< its name
    QString agentName; ///< of who holds it; empty for nobody
    std::optional<QueueStand> queue;
    std::vector<Message> messages; ///< notes are passed over
    MessageId newest{};            ///< of all its messages, shown here or not
};
[[nodiscard]] QJsonObject chatJson(const ChatView &view);
[[nodiscard]] QJsonObject agentJson(const QString &name);
/// @p chat is the id of the chat that it was said in.
[[nodiscard]] QJsonObject messageJson(const Message &message, const QString &chat);
/// A file of @p chat, with the path below the base URL where it can be fetched.
[[nodiscard]] QJsonObject attachmentJson(const Attachment &file, const QString &chat);
/// How sure the answer is (docs/chat.md, confidence), @p session as it stands after it.
[[nodiscard]] QJsonValue confidenceJson(const Message &answer, const Session &session);
[[nodiscard]] QJsonObject escalationJson(const Escalation &escalation);
/// The answer to a message; @p line is said where nobody of the AI's answers. The same outcome gives the same bytes,
/// as a repeat is answered with what is kept.
[[nodiscard]] QByteArray answerText(const engine::TurnOutcome &outcome, const QString &line, bool isStaffed);
[[nodiscard]] QJsonObject ratedJson(const Session &session);
[[nodiscard]] QJsonObject provenJson(const Session &session, const QString &orderNumber);
[[nodiscard]] QJsonObject endedJson(const Session &session);
[[nodiscard]] QString modelOf(const Message &message);

} // namespace tierdesk::dialects::chat
