#pragma once

#include <QtCore/QString>

namespace tierdesk::ai {

/// So many letters in a row of the prompt's are no coincidence.
inline constexpr qsizetype PromptRun = 36;

/// Letters and digits of the longest disguise of so much (Base32's five bits a digit; codes in figures are never cut).
inline constexpr qsizetype DisguisedRun = 96;

/// Whether @p reply has PromptRun letters in a row of @p prompt's: as they are, whatever stands between them and
/// whatever accents they have; backwards, as a whole or word by word; in an alphabet that is shifted or turned round;
/// in bytes written in Base64, Base32, hexadecimal or binary digits or as numbers, whatever stands between those.
/// Another language, or a code of the writer's own, is not seen. Pure.
[[nodiscard]] bool tellsPrompt(const QString &reply, const QString &prompt);

} // namespace tierdesk::ai
