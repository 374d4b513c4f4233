#pragma once

#include "core/mind/knowledge/Sense.h"

#include <optional>

namespace tierdesk::knowledge {

/// What a line of an order's page tells, a bit each among the kinds that sentences may show.
enum class RecordLine : quint8 { Placed, State, Carrier, Place, Due, Address, Items, Price, Total, Paid, Back, Return };
constexpr std::size_t RecordLineCount = static_cast<std::size_t>(RecordLine::Return) + 1;

/// The line that @p sentence of an order's page is; none where it is none of them.
[[nodiscard]] std::optional<RecordLine> recordLineOf(QStringView sentence);

/// Flags, subjects and meaning of @p sentence. Those of the particulars are left out: they are read once a kind of
/// line, so that a page that is made for a turn costs no more than its words.
struct RecordSense {
    quint64 flags = 0;
    nlu::Subjects subjects;
    Meaning means{};
};
[[nodiscard]] const RecordSense &recordSenseOf(QStringView sentence);

[[nodiscard]] QString refOfOrder(const QString &number);
[[nodiscard]] bool isOfOrder(const QString &ref);

} // namespace tierdesk::knowledge
