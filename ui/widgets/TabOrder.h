#pragma once

class QWidget;

namespace tierdesk::ui::widgets {

/// What was put into @p content later than what follows it is reached right before @p next all the same, as it is seen.
/// Both are in one window.
void putInTabOrder(const QWidget &content, QWidget &next);

} // namespace tierdesk::ui::widgets
