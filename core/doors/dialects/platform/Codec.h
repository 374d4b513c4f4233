#pragma once

#include "core/base/Result.h"
#include "core/doors/dialects/Call.h"
#include "core/doors/dialects/platform/Suggestions.h"
#include "core/engine/Turn.h"
#include "core/store/SessionQueries.h"

#include <QtCore/QJsonObject>

/// Between platform-guide.md's JSON and our values. Pure functions; what is decoded fails with InvalidInput or the
/// Fault that says more, the guide's field in `where`.
namespace tierdesk::dialects::platform {

// --- from the client

struct ConversationRequest {
    engine::StartSession session; ///< without its company
    QString message;              ///< empty: the customer has not said anything yet
};
[[nodiscard]] base::Result<ConversationRequest> decodeConversation(const QJsonObject &body);
[[nodiscard]] base::Result<QString> decodeMessage(const QJsonObject &body);

// --- to the client

/// −1…1 as the guide prints it: 0…1, to four decimals.
[[nodiscard]] double printedScore(double score);
[[nodiscard]] QString messageId(MessageId id); ///< "msg-17"
/// "active", "waiting_customer", "escalated", "resolved", "abandoned".
[[nodiscard]] QString statusWord(Status status);

/// The answer to a message, whole. @p response is what the customer is told.
[[nodiscard]] QByteArray turnText(const engine::TurnOutcome &outcome, const QString &response,
                                  const std::vector<Suggestion> &suggestions);
/// The answer to a conversation that was opened without a message.
[[nodiscard]] QJsonObject openedJson(const Session &session);
/// A conversation with its history.
[[nodiscard]] QJsonObject conversationJson(const store::SessionDetail &detail);

} // namespace tierdesk::dialects::platform
