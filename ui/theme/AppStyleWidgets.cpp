#include "ui/theme/AppStyle.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"
#include "ui/theme/StyleLengths.h"
#include "ui/theme/StylePaint.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QHelpEvent>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractSpinBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyleOptionComboBox>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QToolTip>

/// What widgets are given when the style takes them, and what it does for them besides painting.
namespace tierdesk::ui::theme {

using namespace inner;

QIcon AppStyle::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    if (which == SP_LineEditClearButton)
        return theme::icon(Icon::Close);
    return QProxyStyle::standardIcon(which, option, widget);
}

void AppStyle::polish(QWidget *widget)
{
    // Controls that answer to the pointer repaint when it comes and goes.
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QScrollBar *>(widget) ||
        qobject_cast<QTabBar *>(widget) || qobject_cast<QLineEdit *>(widget) || qobject_cast<QComboBox *>(widget) ||
        qobject_cast<QAbstractSpinBox *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto *header = qobject_cast<QHeaderView *>(widget); header && header->orientation() == Qt::Horizontal)
        header->setFont(font(Type::Badge));
    if (qobject_cast<QComboBox *>(widget))
        widget->installEventFilter(this);
    // What customers write stands in labels and in tool tips, which are labels too: Qt takes for HTML what looks like
    // it. Only a label that says itself that it holds rich text does.
    if (auto *label = qobject_cast<QLabel *>(widget); label && label->textFormat() == Qt::AutoText)
        label->setTextFormat(Qt::PlainText);
    // With a frame it is a field like the others; without one it lies on what holds it.
    if (const auto *area = qobject_cast<QFrame *>(widget);
        isTextArea(widget) && area->frameShape() != QFrame::NoFrame) {
        QPalette ground = widget->palette();
        ground.setColor(QPalette::Base, m_tokens.field);
        widget->setPalette(ground);
    }
    QProxyStyle::polish(widget);
}

void AppStyle::unpolish(QWidget *widget)
{
    widget->removeEventFilter(this);
    QProxyStyle::unpolish(widget);
}

bool AppStyle::eventFilter(QObject *watched, QEvent *event)
{
    auto *combo = qobject_cast<QComboBox *>(watched);
    if (combo && event->type() == QEvent::FontChange) {
        // Qt 6.4 then forgets how wide it would like to be, but not how wide it must be.
        const auto forget = [combo] {
            QEvent again(QEvent::StyleChange);
            QCoreApplication::sendEvent(combo, &again);
        };
        QMetaObject::invokeMethod(combo, forget, Qt::QueuedConnection);
    }
    if (event->type() != QEvent::ToolTip || !combo || combo->isEditable() || !combo->toolTip().isEmpty())
        return QProxyStyle::eventFilter(watched, event);
    QStyleOptionComboBox option;
    option.initFrom(combo);
    const QRect room = subControlRect(CC_ComboBox, &option, SC_ComboBoxEditField, combo);
    const QString words = combo->currentText();
    const bool isCut = combo->fontMetrics().horizontalAdvance(words) > room.width() - ComboInset;
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), isCut ? words : QString(), combo);
    return true;
}

} // namespace tierdesk::ui::theme
