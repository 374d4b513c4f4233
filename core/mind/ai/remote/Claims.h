#pragma once

#include "core/domain/Action.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QString>

#include <functional>
#include <optional>
#include <vector>

/// How changes are told of, by language; unfoundedClaim() of ReplyCheck holds replies against it. Pure.
namespace tierdesk::ai {

/// How a change is told of: that decides what takes it back.
enum class Saying {
    Done,     ///< "I have refunded you": by who speaks
    Told,     ///< "the refund was issued": by anybody
    Present,  ///< "it is refunded": of one, or of all that are like it
    Progress, ///< "I am refunding it"
    Promise,  ///< "you will be refunded"
};

/// A way to say that something was changed, and what would have to have happened for it to be true.
struct ClaimPattern {
    QRegularExpression pattern;
    Saying saying;
    std::vector<ActionKind> kinds; ///< any of them; empty: any action at all
};

/// The ways of one thing to change, looked at only where a text names it.
struct ClaimTopic {
    QRegularExpression stem;
    std::vector<ClaimPattern> patterns;
    std::vector<ActionKind> kinds; ///< what "it" is of which this was said before
    bool isNobodys = false;        ///< no action of ours makes it true
};

[[nodiscard]] const std::vector<ClaimTopic> &englishClaims();
/// "I have processed it", of what was named before; the kinds are the topic's.
[[nodiscard]] const std::vector<ClaimPattern> &englishClaimsOfIt();
/// "Done!", of whatever it may be.
[[nodiscard]] const ClaimPattern &bareClaim();

/// Whether it may be said of one of @p kinds in @p statement, the sentence with what it leads to, that it was done.
using IsFree = std::function<bool(const std::vector<ActionKind> &kinds, Saying saying, const QString &statement)>;

/// The claim in @p text in another language than English, unless it is free to be made. For the languages
/// whose verbs are known (see the table) a stem must stand with a completed, running or promised verb that is not
/// negated; in others it is a claim to name the thing at all, but for questions, conditions and negations.
[[nodiscard]] std::optional<QString> foreignClaim(const QString &text, const IsFree &isFree);

void prepareForeignClaims();

} // namespace tierdesk::ai
