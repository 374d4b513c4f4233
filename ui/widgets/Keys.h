#pragma once

#include <QtGui/QKeySequence>
#include <QtGui/QShortcut>

class QAbstractButton;

/// Keys that have a name: the help lists them, the palette runs them, the settings change them.
namespace tierdesk::ui::keys {

/// A key of @p scope, at work while @p scope is seen. @p id ("queue.claim") is what a changed key is kept under: its
/// part before the dot is the group, see Commands. @p title says what it does, in the imperative ("Claim the case").
/// The shortcut is @p scope's child; connect to its activated().
QShortcut *add(QWidget *scope, const QString &id, const QString &title, const QKeySequence &key);

/// Shows the key of @p shortcut on @p button, also after it was changed.
void hint(QAbstractButton &button, QShortcut &shortcut);

/// The id of a key that was made by add(); empty for any other.
[[nodiscard]] QString idOf(const QShortcut &shortcut);
/// The key it was made with.
[[nodiscard]] QKeySequence originalOf(const QShortcut &shortcut);

/// Gives @p shortcut another key (an empty one: none), and its buttons the cap to it.
void change(QShortcut &shortcut, const QKeySequence &key);

/// A name as the words of a button or of a menu's entry: an & in it is one, and underlines no letter.
[[nodiscard]] QString literal(const QString &name);

/// For people: "Ctrl K".
[[nodiscard]] QString text(const QKeySequence &key);

} // namespace tierdesk::ui::keys
