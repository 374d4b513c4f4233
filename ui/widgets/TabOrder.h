#pragma once

class QWidget;

namespace tierdesk::ui::widgets {

/// Puts widgets that were added to @p content late right before @p next in the tab order, as they appear on screen.
/// Both are in one window.
void putInTabOrder(const QWidget &content, QWidget &next);

} // namespace tierdesk::ui::widgets
