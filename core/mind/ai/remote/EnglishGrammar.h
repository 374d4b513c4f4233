#pragma once

#include "core/mind/ai/remote/Claims.h"

#include <initializer_list>

/// How English tells of a change, whatever the change is: patterns from a thing's nouns and verbs. Pure.
namespace tierdesk::ai::grammar {

/// ASCII's letters and blanks are English's: other scripts' make patterns of this size slow to prepare.
[[nodiscard]] QRegularExpression pattern(const QString &text);

/// Verbs in their three forms, as alternatives.
struct Verbs {
    QString past;
    QString base;
    QString gerund;
};

struct Verb {
    const char *past;
    const char *base;
    const char *gerund;
};

[[nodiscard]] Verbs verbs(std::initializer_list<Verb> all);
/// What may be done to a refund, a credit, a replacement: verbs that say nothing without their object.
[[nodiscard]] const Verbs &lightVerbs();

/// May stand between the parts of a verb.
[[nodiscard]] const QString &between();
/// What is done by doing another thing: "gone ahead and".
[[nodiscard]] const QString &ahead();
/// A day or an hour to come, as a promise names it: "tomorrow", "on Monday", "by the end of the week".
[[nodiscard]] const QString &soon();
/// A sum of money.
[[nodiscard]] const QString &sum();
/// Behind a noun: what no refund is, its rules, its status and the people who make it.
[[nodiscard]] const QString &word();

/// All that English says of a change with verbs of its own (@p direct; may be none) or with @p light ones and a noun.
/// @p ofNoun are the kinds of what is said of the noun.
[[nodiscard]] std::vector<ClaimPattern> english(const Verbs &direct, const Verbs &light, const QString &noun,
                                                const std::vector<ActionKind> &kinds,
                                                const std::vector<ActionKind> &ofNoun);
/// Money that goes back, whatever it is called.
[[nodiscard]] std::vector<ClaimPattern> money(const std::vector<ActionKind> &kinds);

} // namespace tierdesk::ai::grammar
