#pragma once

#include "ui/theme/Tokens.h"

#include <QtCore/QMargins>
#include <QtCore/QString>

class QAbstractButton;
class QAbstractScrollArea;
class QPushButton;
class QStyleOption;
class QWidget;

/// Hints on plain Qt controls that AppStyle uses for painting.
namespace tierdesk::ui::theme {

/// Marks the primary action of a page: filled with the accent colour.
void setPrimary(QPushButton &button, bool isPrimary = true);
[[nodiscard]] bool isPrimary(const QWidget *button, const QStyleOption *option);

/// Sets the shortcut, shown as a key cap beside the text.
void setKeyHint(QAbstractButton &button, const QString &key);
/// Sets whether the key cap is shown; it is hidden when space is short. The shortcut still works and is listed in the
/// help.
void setKeyHintShown(QAbstractButton &button, bool isShown);
[[nodiscard]] QString keyHint(const QWidget *button);

/// Gives a slider for a tier's authority that tier's colour.
void setTier(QWidget &slider, Tier tier);
/// Gives a slider for an anger threshold, or a bar of used budget, the colour of anger.
void setIrate(QWidget &slider, bool isIrate = true);
/// Returns @p tokens as used for @p slider, which may be a progress bar.
[[nodiscard]] Tokens tinted(const Tokens &tokens, const QWidget *slider);

/// Sets the space that @p control keeps at its sides for the focus ring, for alignment.
void setRingRoom(QWidget &control, int room);
[[nodiscard]] int ringRoom(const QWidget *control);

/// Lets the scroll bar of @p area float over its content, which leaves space for it: lines reach from edge to edge.
void setBarFloating(QAbstractScrollArea &area);
[[nodiscard]] bool isBarFloating(const QWidget *bar);

/// Marks an input whose content was refused: outlined in the error colour until reset.
void setInvalid(QWidget &edit, bool isInvalid);
[[nodiscard]] bool isInvalid(const QWidget *edit);

/// Returns @p margins, given for left-to-right, for @p direction.
[[nodiscard]] QMargins inReadingOrder(const QMargins &margins, Qt::LayoutDirection direction);

} // namespace tierdesk::ui::theme
