#pragma once

#include <QtCore/QString>

#include <optional>

/// The confidence that a model states in a last line `[confidence 0.8]`, which is removed from the reply. Models tuned
/// for dialogue state it better than their token probabilities do (Tian et al., "Just Ask for Calibration", 2023).
namespace tierdesk::ai {

struct StatedReply {
    QString text;                     ///< the reply without the line
    std::optional<double> confidence; ///< 0…1; none if the line is missing or has no such number
    bool isMixed = false;             ///< such a line is also within the text
};

/// Splits a complete model output. A line with another spelling ("**Confidence:** 80%") is removed too.
[[nodiscard]] StatedReply statedReply(const QString &written);

/// Returns where such a line, or text that may become one, begins in @p text after @p from; otherwise the end of @p
/// text.
[[nodiscard]] qsizetype statementStart(const QString &text, qsizetype from);

} // namespace tierdesk::ai
