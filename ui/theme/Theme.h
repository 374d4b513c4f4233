#pragma once

#include "ui/theme/Tokens.h"

class QApplication;
class QWidget;

namespace tierdesk::ui::theme {

/// What the user asked for.
enum class Choice { System, Light, Dark };

/// Dresses the program: fonts, icons, style and palette. May be called again to change; every widget is repainted.
/// With System the scheme is that of the desktop's palette as the program found it (Qt 6.4 tells no more). GUI thread.
void apply(QApplication &app, Choice choice);

/// The tokens that @p widget is painted with.
[[nodiscard]] const Tokens &tokens(const QWidget *widget);

} // namespace tierdesk::ui::theme
