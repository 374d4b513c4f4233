#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <set>

/// Extracts the details that a rewording of a text must keep and may not add to. Pure.
namespace tierdesk::ai {

/// Returns every number, sum and identifier in @p text in normal form: "$312.40" and "$312.4" are equal, "ord-9876"
/// becomes "ORD-9876". A sum keeps its sign, a percentage its "%".
[[nodiscard]] std::set<QString> particularsOf(const QString &text);

/// Returns the numbers that @p text spells out in English, without "one" and "first".
[[nodiscard]] std::set<QString> spelledOf(const QString &text);

/// Returns the changes in @p text: "refund", "credit", "replace", "cancel", "return", "address", "subscription".
[[nodiscard]] std::set<QString> changesOf(const QString &text);

/// Returns capitalized words in @p text that do not begin a sentence and are in none of @p known: invented names.
[[nodiscard]] QStringList newNames(const QString &text, const QStringList &known);

/// Returns the first of @p all that is not in @p known; empty if there is none.
[[nodiscard]] QString firstMissing(const std::set<QString> &all, const std::set<QString> &known);

} // namespace tierdesk::ai
