#pragma once

#include <QtGui/QAccessible>

class QWidget;

namespace tierdesk::ui::roles {

/// Sets the accessible role of a custom-painted widget if its class does not imply it: a chart, a list.
void set(QWidget &widget, QAccessible::Role role);

} // namespace tierdesk::ui::roles
