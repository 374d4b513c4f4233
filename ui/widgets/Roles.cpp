#include "ui/widgets/Roles.h"

#include <QtCore/QVariant>
#include <QtWidgets/QAccessibleWidget>
#include <QtWidgets/QWidget>

namespace tierdesk::ui::roles {

namespace {

constexpr const char *Property = "tierdeskRole";

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    const QVariant role = widget ? widget->property(Property) : QVariant();
    return role.isValid() ? new QAccessibleWidget(widget, static_cast<QAccessible::Role>(role.toInt())) : nullptr;
}

} // namespace

void set(QWidget &widget, QAccessible::Role role)
{
    QAccessible::installFactory(make); // once: Qt passes over one that is there
    widget.setProperty(Property, static_cast<int>(role));
}

} // namespace tierdesk::ui::roles
