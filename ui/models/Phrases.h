#pragma once

#include "core/doors/deskapi/Sessions.h"

#include <QtCore/QString>

/// The domain's words as people at a console read them, in their language. Pure.
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

/// "Ama, Ines and others" without the and: names one after another, each as it runs by itself.
[[nodiscard]] QString listed(const QStringList &names);

/// Such a word within a line: without its capital, but where the language writes nouns with one.
[[nodiscard]] QString withinALine(const QString &words);

/// "95.6 %", as the language writes it. Reads from its right where the language does, whatever it stands in.
[[nodiscard]] QString percent(double value, int decimals = 0);

/// "0:48", "11:40", "1 h 05", "3 d": a span as a clock that is read at a glance. Never negative.
[[nodiscard]] QString span(Millis length);

/// How pressing a time limit is.
enum class Urgency {
    None, ///< no limit runs
    Calm,
    Soon, ///< three minutes or less
    Now,  ///< one minute or less, or over
};
[[nodiscard]] Urgency urgency(const std::optional<Timestamp> &due, Timestamp now);

/// What is left until @p due, "0:48"; once over, "late 1:05". Empty without a limit.
[[nodiscard]] QString timeLeft(const std::optional<Timestamp> &due, Timestamp now);

/// True if timeLeft() of @p due has the same words at both times; without making them.
[[nodiscard]] bool isSameTimeLeft(Timestamp due, Timestamp one, Timestamp other);

/// The customer's name, or the best there is in its place.
[[nodiscard]] QString customerName(const deskapi::SessionRow &row);
/// What the customer wants, in a line.
[[nodiscard]] QString summary(const deskapi::SessionRow &row);
/// "chat · VIP": the row's small print.
[[nodiscard]] QString channelLine(const deskapi::SessionRow &row);
/// The time of day, with the date where it is not today's; local time.
[[nodiscard]] QString clockTime(Timestamp at, Timestamp now);

} // namespace tierdesk::ui::phrases
