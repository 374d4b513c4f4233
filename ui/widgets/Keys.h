#pragma once

#include <QtGui/QKeySequence>
#include <QtGui/QShortcut>

class QAbstractButton;

/// Named shortcuts: the help lists them, the palette runs them, the settings change them.
namespace tierdesk::ui::keys {

/// Adds a shortcut to @p scope, active while @p scope is visible. A changed shortcut is stored under @p id
/// ("queue.claim"); the part before the dot is the group, see Commands. @p title says what it does, in the imperative
/// ("Claim the case"). The shortcut is @p scope's child; connect to its activated().
QShortcut *add(QWidget *scope, const QString &id, const QString &title, const QKeySequence &key);

/// Shows the key of @p shortcut on @p button, and keeps it up to date.
void hint(QAbstractButton &button, QShortcut &shortcut);

/// Returns the id of a shortcut created by add(); empty for any other.
[[nodiscard]] QString idOf(const QShortcut &shortcut);
/// Returns the default key.
[[nodiscard]] QKeySequence originalOf(const QShortcut &shortcut);

/// Assigns another key to @p shortcut (an empty one: none) and updates its buttons.
void change(QShortcut &shortcut, const QKeySequence &key);

/// Escapes a name for use as the text of a button or menu entry: an & is shown literally.
[[nodiscard]] QString literal(const QString &name);

/// Returns the key as display text: "Ctrl K".
[[nodiscard]] QString text(const QKeySequence &key);

} // namespace tierdesk::ui::keys
