#pragma once

#include "ui/theme/Appearance.h"
#include "ui/theme/Tokens.h"

class QApplication;
class QWidget;

namespace tierdesk::ui::theme {

/// Dresses the program: fonts, icons, style and palette. May be called again to change; every widget is repainted.
/// With System the scheme is that of the desktop's palette as the program found it (Qt 6.4 tells no more). GUI thread.
void apply(QApplication &app, const Appearance &appearance);
/// The same with another scheme; the rest stays as it is.
void apply(QApplication &app, Choice choice);

/// The tokens that @p widget is painted with.
[[nodiscard]] const Tokens &tokens(const QWidget *widget);

} // namespace tierdesk::ui::theme
