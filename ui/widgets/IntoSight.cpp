#include "ui/widgets/IntoSight.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtWidgets/QScrollArea>

namespace tierdesk::ui::widgets {

namespace {

QScrollArea *areaOf(const QWidget &widget)
{
    for (QWidget *each = widget.parentWidget(); each; each = each->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(each))
            return area;
    }
    return nullptr;
}

} // namespace

void bringIntoSight(QWidget &widget)
{
    QScrollArea *area = areaOf(widget);
    if (!area)
        return;
    // What was just shown has no place yet: each layout gives it one, from the inside out, and the page grows.
    for (QWidget *each = widget.parentWidget(); each != area->viewport(); each = each->parentWidget()) {
        QEvent request(QEvent::LayoutRequest);
        QCoreApplication::sendEvent(each, &request);
    }
    area->ensureWidgetVisible(&widget);
}

} // namespace tierdesk::ui::widgets
