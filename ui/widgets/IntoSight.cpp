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
    layOutAround(widget);
    area->ensureWidgetVisible(&widget);
}

void layOutAround(QWidget &widget)
{
    // Each layout gives what is in it a place, from the inside out, and asks the one around it for room.
    for (QWidget *each = widget.parentWidget(); each; each = each->parentWidget()) {
        QEvent request(QEvent::LayoutRequest);
        QCoreApplication::sendEvent(each, &request);
    }
}

} // namespace tierdesk::ui::widgets
