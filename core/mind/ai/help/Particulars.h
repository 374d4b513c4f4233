#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <set>

/// What of a text must be in another one that says the same, and may not be in it otherwise. Pure.
namespace tierdesk::ai {

/// Every number, sum and identifier in @p text, in one form: "$312.40" and "$312.4" are one, "ord-9876" is "ORD-9876".
/// A sum keeps its sign, a share its "%".
[[nodiscard]] std::set<QString> particularsOf(const QString &text);

/// Numbers that @p text says in English words, "one" and "first" left out.
[[nodiscard]] std::set<QString> spelledOf(const QString &text);

/// What a change is called in @p text: "refund", "credit", "replace", "cancel", "return", "address", "subscription".
[[nodiscard]] std::set<QString> changesOf(const QString &text);

/// Words with a capital that begin no sentence and are in none of @p known: names that nobody gave.
[[nodiscard]] QStringList newNames(const QString &text, const QStringList &known);

/// The first of @p all that @p known does not have; empty if there is none.
[[nodiscard]] QString firstMissing(const std::set<QString> &all, const std::set<QString> &known);

} // namespace tierdesk::ai
