#pragma once

#include "ui/theme/Tokens.h"

#include <QtCore/QMargins>
#include <QtCore/QString>

class QAbstractButton;
class QAbstractScrollArea;
class QPushButton;
class QStyleOption;
class QWidget;

/// What a plain Qt control is told about its looks; AppStyle paints accordingly.
namespace tierdesk::ui::theme {

/// The one act of a page that matters most: filled with the accent.
void setPrimary(QPushButton &button, bool isPrimary = true);
[[nodiscard]] bool isPrimary(const QWidget *button, const QStyleOption *option);

/// The key that does the same, shown as a cap beside the words.
void setKeyHint(QAbstractButton &button, const QString &key);
/// Where there is little room the words go before the caps; the key works nevertheless, and the list of keys has it.
void setKeyHintShown(QAbstractButton &button, bool isShown);
[[nodiscard]] QString keyHint(const QWidget *button);

/// A slider of what a tier may do has that tier's colour.
void setTier(QWidget &slider, Tier tier);
/// A slider of how angry one must be has the colour of anger, and so has a bar of what is used up.
void setIrate(QWidget &slider, bool isIrate = true);
/// @p tokens as they are used for @p slider, which may be a bar of progress.
[[nodiscard]] Tokens tinted(const Tokens &tokens, const QWidget *slider);

/// How much room @p control leaves at its sides for the ring of the focus; layouts put what it shows in line.
void setRingRoom(QWidget &control, int room);
[[nodiscard]] int ringRoom(const QWidget *control);

/// The bar of @p area floats over what is scrolled, which keeps room for it: lines reach from edge to edge.
void setBarFloating(QAbstractScrollArea &area);
[[nodiscard]] bool isBarFloating(const QWidget *bar);

/// An input whose content was refused: outlined in the colour of errors until set back.
void setInvalid(QWidget &edit, bool isInvalid);
[[nodiscard]] bool isInvalid(const QWidget *edit);

/// @p margins, given as one reads from the left, where one reads in @p direction.
[[nodiscard]] QMargins inReadingOrder(const QMargins &margins, Qt::LayoutDirection direction);

} // namespace tierdesk::ui::theme
