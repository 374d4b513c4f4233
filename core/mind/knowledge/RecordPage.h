#pragma once

#include "core/mind/knowledge/Sense.h"

#include <optional>

namespace tierdesk::knowledge {

/// What a line of an order's page is about. Each has a bit in the sentence flags (Sense.h).
enum class RecordLine : quint8 { Placed, State, Carrier, Place, Due, Address, Items, Price, Total, Paid, Back, Return };
constexpr std::size_t RecordLineCount = static_cast<std::size_t>(RecordLine::Return) + 1;

/// Returns the kind of @p sentence, a line of an order's page; nothing if it is none of them.
[[nodiscard]] std::optional<RecordLine> recordLineOf(QStringView sentence);

/// Flags, subjects and meaning of a line of an order's page. They are computed once per kind of line, without the
/// particulars of an order, so that a page made for a turn costs no more than its words.
struct RecordSense {
    quint64 flags = 0;
    nlu::Subjects subjects;
    Meaning means{};
};
[[nodiscard]] const RecordSense &recordSenseOf(QStringView sentence);

[[nodiscard]] QString refOfOrder(const QString &number);
[[nodiscard]] bool isOfOrder(const QString &ref);

} // namespace tierdesk::knowledge
