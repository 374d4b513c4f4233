#pragma once

#include <QtGui/QAccessible>

class QWidget;

namespace tierdesk::ui::roles {

/// What a widget that paints itself is to those who do not see it, where its class does not say: a chart, a list.
void set(QWidget &widget, QAccessible::Role role);

} // namespace tierdesk::ui::roles
