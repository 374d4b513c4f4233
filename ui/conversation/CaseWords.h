#pragma once

#include "core/domain/Action.h"
#include "core/domain/HeldReply.h"
#include "core/domain/Session.h"

#include <QtCore/QDate>
#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <QtCore/QStringList>

/// The texts of a conversation other than its messages. Pure.
namespace tierdesk::ui::words {

/// "AI Rep", "Human agent": short, for the details below a message.
[[nodiscard]] QString tierName(Tier tier);
[[nodiscard]] QString speakerName(const Message &message);
/// "refund of $312.40", "replacement", "change of address".
[[nodiscard]] QString deed(const Action &action);
/// "refund refused by authority limit", "refund of $20.00 done": with its verdict.
[[nodiscard]] QString outcome(const Action &action);
/// Returns the seconds until a held reply is sent, rounded up; 0 when it is due.
[[nodiscard]] qint64 secondsLeft(const HeldReply &held, Timestamp now);
/// "0.2 s"
[[nodiscard]] QString latency(int milliseconds);
/// Returns the local day.
[[nodiscard]] QDate dayOf(Timestamp at);
/// The local time of day with seconds; the day has its own row above.
[[nodiscard]] QString timeOfDay(Timestamp at);
/// "irate customer, legal mention"
[[nodiscard]] QString reasons(const Escalation &escalation);
/// "receipt.pdf (PDF, 120 kB)"
[[nodiscard]] QString fileLine(const Attachment &file);
/// "PDF, 120 kB"
[[nodiscard]] QString fileKind(const Attachment &file);
/// Returns the names, types and sizes in the client's metadata ("attachments"). Nothing is downloaded.
[[nodiscard]] QStringList attachments(const QJsonObject &metadata);

} // namespace tierdesk::ui::words
