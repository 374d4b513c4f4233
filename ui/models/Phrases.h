#pragma once

#include "core/doors/deskapi/Sessions.h"

#include <QtCore/QString>

/// Translated texts for domain values. Pure.
namespace tierdesk::ui::phrases {

[[nodiscard]] QString text(Sentiment value);
[[nodiscard]] QString text(Reason value);
[[nodiscard]] QString text(Channel value);
[[nodiscard]] QString text(Category value);
[[nodiscard]] QString text(Priority value);
[[nodiscard]] QString text(Presence value);
[[nodiscard]] QString text(Role value);
[[nodiscard]] QString text(Tier value);
[[nodiscard]] QString text(Status value);
[[nodiscard]] QString text(ResolutionType value);
[[nodiscard]] QString text(deskapi::QueueView value);

/// Joins names with commas, each with its own text direction.
[[nodiscard]] QString listed(const QStringList &names);

/// Returns a term for use within a line: in lower case, except in languages that capitalize nouns.
[[nodiscard]] QString withinALine(const QString &words);

/// "95.6 %" in the language's format, right-to-left in such languages regardless of the surrounding text.
[[nodiscard]] QString percent(double value, int decimals = 0);

/// "0:48", "11:40", "1 h 05", "3 d": a duration in short form. Never negative.
[[nodiscard]] QString span(Millis length);

/// How urgent a time limit is.
enum class Urgency {
    None, ///< no limit runs
    Calm,
    Soon, ///< three minutes or less
    Now,  ///< one minute or less, or over
};
[[nodiscard]] Urgency urgency(const std::optional<Timestamp> &due, Timestamp now);

/// Returns the time left until @p due, "0:48"; after that, "1:05 overdue". Empty without a limit.
[[nodiscard]] QString timeLeft(const std::optional<Timestamp> &due, Timestamp now);

/// Returns true if timeLeft() of @p due is the same at both times, without building the texts.
[[nodiscard]] bool isSameTimeLeft(Timestamp due, Timestamp one, Timestamp other);

/// Returns the customer's name or the best substitute.
[[nodiscard]] QString customerName(const deskapi::SessionRow &row);
/// Returns the customer's request in one line.
[[nodiscard]] QString summary(const deskapi::SessionRow &row);
/// "chat · VIP": the channel line of a row.
[[nodiscard]] QString channelLine(const deskapi::SessionRow &row);
/// The time of day, with the date where it is not today's; local time.
[[nodiscard]] QString clockTime(Timestamp at, Timestamp now);

} // namespace tierdesk::ui::phrases
