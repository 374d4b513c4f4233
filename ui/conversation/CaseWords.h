#pragma once

#include "core/domain/Action.h"
#include "core/domain/HeldReply.h"
#include "core/domain/Session.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <QtCore/QStringList>

/// What stands in a conversation besides what was said, in words for people. Pure.
namespace tierdesk::ui::words {

/// "AI Rep", "Human agent": short, as it stands in the small print.
[[nodiscard]] QString tierName(Tier tier);
[[nodiscard]] QString speakerName(const Message &message);
/// "refund of $312.40", "replacement", "change of address".
[[nodiscard]] QString deed(const Action &action);
/// "refund refused by authority limit", "refund of $20.00 done": with its verdict.
[[nodiscard]] QString outcome(const Action &action);
/// Whole seconds until a held reply is sent, begun ones too; 0 when it is due.
[[nodiscard]] qint64 secondsLeft(const HeldReply &held, Timestamp now);
/// "0.2 s"
[[nodiscard]] QString latency(int milliseconds);
/// Time of day with seconds, in the local zone: the day stands in the row above.
[[nodiscard]] QString timeOfDay(Timestamp at);
/// "irate customer, legal mention"
[[nodiscard]] QString reasons(const Escalation &escalation);
/// "receipt.pdf (PDF, 120 kB)"
[[nodiscard]] QString fileLine(const Attachment &file);
/// "PDF, 120 kB"
[[nodiscard]] QString fileKind(const Attachment &file);
/// Names, kinds and sizes of what a client sent along (its metadata's "attachments"); nothing of it is fetched.
[[nodiscard]] QStringList attachments(const QJsonObject &metadata);

} // namespace tierdesk::ui::words
