#pragma once

#include "ui/theme/Appearance.h"
#include "ui/theme/Tokens.h"

class QApplication;
class QWidget;

namespace tierdesk::ui::theme {

/// Applies the theme to the program: fonts, icons, style and palette. May be called again to change it; every widget is
/// repainted. With System the scheme follows the desktop's palette at startup (Qt 6.4 reports no more). GUI thread.
void apply(QApplication &app, const Appearance &appearance);
/// Applies another scheme; the rest stays.
void apply(QApplication &app, Choice choice);

/// Returns the tokens that @p widget is painted with.
[[nodiscard]] const Tokens &tokens(const QWidget *widget);

} // namespace tierdesk::ui::theme
