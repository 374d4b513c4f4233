#include "ui/widgets/TabOrder.h"

#include <QtWidgets/QWidget>

namespace tierdesk::ui::widgets {

namespace {

bool isReached(const QWidget &widget)
{
    return (widget.focusPolicy() & Qt::TabFocus) != 0 && !widget.focusProxy() &&
           !(widget.isHidden() && widget.testAttribute(Qt::WA_WState_ExplicitShowHide)); // what is new is shown later
}

} // namespace

void putInTabOrder(const QWidget &content, QWidget &next)
{
    QWidget *before = next.previousInFocusChain();
    while (before != &next && (!isReached(*before) || content.isAncestorOf(before)))
        before = before->previousInFocusChain();
    if (before == &next)
        before = nullptr; // there is nothing else
    for (QWidget *each : content.findChildren<QWidget *>()) {
        if (each == &next || !isReached(*each))
            continue;
        if (before)
            QWidget::setTabOrder(before, each);
        before = each;
    }
    if (before)
        QWidget::setTabOrder(before, &next);
}

} // namespace tierdesk::ui::widgets
