#pragma once

#include <QtCore/QString>

#include <optional>

/// How sure a model is of its reply, in its own words: a last line `[confidence 0.8]`, which it is asked for and nobody
/// hears. Models that were taught to talk state it better than their tokens' probabilities tell it (Tian et al., "Just
/// Ask for Calibration", 2023).
namespace tierdesk::ai {

struct StatedReply {
    QString text;                     ///< to say: without the line
    std::optional<double> confidence; ///< 0…1; none where the line is missing or holds no such number
    bool isMixed = false;             ///< another such line stands among the words
};

/// What a model has written, whole. A line that is meant and written in another way ("**Confidence:** 80%") is not
/// said either.
[[nodiscard]] StatedReply statedReply(const QString &written);

/// Where such a line begins in @p text behind @p from, or what may become one when more is written; the end of @p text
/// if there is none.
[[nodiscard]] qsizetype statementStart(const QString &text, qsizetype from);

} // namespace tierdesk::ai
