#include "ui/theme/Appearance.h"
#include "ui/theme/AppStyle.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Paint.h"
#include "ui/theme/StyleLengths.h"
#include "ui/theme/StylePaint.h"

#include <QtWidgets/QAbstractSpinBox>
#include <QtWidgets/QListView>
#include <QtWidgets/QStyleOptionButton>

#include <algorithm>

/// How large everything is and where its parts lie.
namespace tierdesk::ui::theme {

using namespace inner;

namespace {

constexpr int ScrollBarWidth = 10;
constexpr int ButtonPadding = 13;
constexpr int SliderHandle = 14;
constexpr int SliderThickness = 22;
constexpr int SliderInset = 3; // room for the ring of the focus
constexpr int ArrowRoom = 28;
constexpr int SpinRoom = 24;
constexpr int MenuSeparator = 9;
constexpr int HeaderHeight = 34;
constexpr int ListFrame = 4;
constexpr int ButtonIcon = 16;
constexpr int TextFrame = 5; ///< with the document's own margin the words begin where those of a line do

/// Pictures grow half as fast as the font.
int scaledPicture(const Appearance &appearance, int length)
{
    return length * (100 + appearance.fontPercent) / 200;
}

/// A list in a box of its own. What is chosen in it is a bar, which leaves the round corners their room.
bool isBoxedList(const QWidget *widget)
{
    const auto *list = qobject_cast<const QListView *>(widget);
    return list && list->frameShape() == QFrame::StyledPanel;
}

} // namespace

QRect AppStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                               const QWidget *widget) const
{
    const QRect whole = option->rect;
    const auto placed = [&](const QRect &piece) { return visualRect(option->direction, whole, piece); };
    const int right = whole.right() + 1;
    if (control == CC_ComboBox) {
        const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        if (subControl == SC_ComboBoxArrow)
            return placed({right - ArrowRoom, whole.top(), ArrowRoom - 4, whole.height()});
        if (subControl == SC_ComboBoxEditField) {
            const int inset = combo && combo->editable ? 1 : 10;
            return placed(whole.adjusted(inset, 1, -ArrowRoom, -1));
        }
    }
    if (control == CC_SpinBox) {
        const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        const bool hasButtons = !spin || spin->buttonSymbols != QAbstractSpinBox::NoButtons;
        const int room = hasButtons ? SpinRoom : 0;
        const int half = whole.height() / 2;
        if (subControl == SC_SpinBoxUp)
            return placed({right - room, whole.top() + 2, room - 2, half - 2});
        if (subControl == SC_SpinBoxDown)
            return placed({right - room, whole.top() + half, room - 2, half - 2});
        if (subControl == SC_SpinBoxEditField)
            return placed(whole.adjusted(1, 1, -std::max(1, room), -1));
    }
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_Slider && slider) {
        const bool isLying = slider->orientation == Qt::Horizontal;
        const QRect groove = whole; // as wide as what stands above it
        if (subControl == SC_SliderGroove)
            return groove;
        if (subControl == SC_SliderHandle) {
            const int side = scaledPicture(m_appearance, SliderHandle);
            const int span = (isLying ? groove.width() : groove.height()) - side - 2 * SliderInset;
            const int at = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition, span,
                                                   slider->upsideDown);
            return isLying ? QRect(groove.left() + SliderInset + at, groove.center().y() - side / 2 + 1, side, side)
                           : QRect(groove.center().x() - side / 2 + 1, groove.top() + SliderInset + at, side, side);
        }
    }
    if (control != CC_ScrollBar || !slider)
        return QProxyStyle::subControlRect(control, option, subControl, widget);
    // No arrow buttons: the groove is the whole bar.
    const QRect bar = option->rect;
    const bool isVertical = slider->orientation == Qt::Vertical;
    const int length = isVertical ? bar.height() : bar.width();
    const qint64 range = qint64(slider->maximum) - slider->minimum;
    int handle = length;
    if (range > 0)
        handle = std::clamp(static_cast<int>(qint64(slider->pageStep) * length / (range + slider->pageStep)),
                            std::min(28, length), length);
    const int start = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition, length - handle,
                                              slider->upsideDown);
    const auto piece = [&](int from, int size) {
        return isVertical ? QRect(bar.left(), bar.top() + from, bar.width(), size)
                          : QRect(bar.left() + from, bar.top(), size, bar.height());
    };
    switch (subControl) {
    case SC_ScrollBarSlider:
        return visualRect(slider->direction, bar, piece(start, handle));
    case SC_ScrollBarGroove:
        return bar;
    case SC_ScrollBarSubPage:
        return visualRect(slider->direction, bar, piece(0, start));
    case SC_ScrollBarAddPage:
        return visualRect(slider->direction, bar, piece(start + handle, length - start - handle));
    default:
        return {};
    }
}

QRect AppStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents)
        return option->rect.adjusted(8, 1, -8, -1);
    // What is left free for the ring of the focus is no part of what a layout puts in line with other things.
    if (element == SE_CheckBoxLayoutItem && ringRoom(widget) > 0)
        return option->rect.adjusted(ringRoom(widget), 0, -ringRoom(widget), 0);
    if (element == SE_PushButtonContents)
        return option->rect.adjusted(ButtonPadding - 4, 0, -(ButtonPadding - 4), 0);
    return QProxyStyle::subElementRect(element, option, widget);
}

QSize AppStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                 const QWidget *widget) const
{
    const int height = m_appearance.controlHeight();
    switch (type) {
    case CT_PushButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        QFont words = widget ? widget->font() : font(Type::Body);
        words.setWeight(QFont::Medium);
        int width = 2 * ButtonPadding;
        if (button) {
            width += QFontMetrics(words).size(Qt::TextShowMnemonic, button->text).width();
            if (!button->icon.isNull())
                width += button->iconSize.width() + (button->text.isEmpty() ? 0 : 6);
            if (button->features.testFlag(QStyleOptionButton::HasMenu))
                width += scaledIcon(MenuArrowSide);
        }
        if (const QString key = keyHint(widget); !key.isEmpty())
            width += CapGap + keyCapWidth(key);
        return {width, height};
    }
    case CT_LineEdit:
        return {size.width() + 16, height};
    case CT_ComboBox:
        return {size.width() + 18 + ArrowRoom, height};
    case CT_SpinBox:
        return {size.width() + 18 + SpinRoom, height};
    case CT_TabBarTab:
        return {size.width() + 4, height};
    case CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (!item || item->menuItemType == QStyleOptionMenuItem::Separator)
            return {size.width(), MenuSeparator};
        int width = size.width() + 2 * MenuMargin + 8;
        if (item->menuHasCheckableItems || item->maxIconWidth > 0)
            width += m_appearance.scaled(MenuMarkRoom);
        if (item->menuItemType == QStyleOptionMenuItem::SubMenu)
            width += scaledIcon(MenuArrowSide);
        if (item->text.contains(u'\t'))
            width += 2 * MenuMargin;
        return {width, height};
    }
    case CT_ItemViewItem:
        return QProxyStyle::sizeFromContents(type, option, size, widget).expandedTo({0, height});
    case CT_HeaderSection:
        return QProxyStyle::sizeFromContents(type, option, size, widget)
            .expandedTo({0, m_appearance.scaled(HeaderHeight)});
    default:
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

int AppStyle::pixelMetric(PixelMetric which, const QStyleOption *option, const QWidget *widget) const
{
    switch (which) {
    case PM_ScrollBarExtent:
        return ScrollBarWidth;
    case PM_ScrollView_ScrollBarOverlap:
        return isBarFloating(widget) ? ScrollBarWidth : 0;
    case PM_ScrollBarSliderMin:
        return 28;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseHeight:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabOverlap:
        return 0;
    case PM_MenuVMargin:
        return 4;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return m_appearance.scaled(IndicatorSide);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
    case PM_LineEditIconSize:
        return scaledPicture(m_appearance, ButtonIcon);
    case PM_SliderThickness:
    case PM_SliderControlThickness:
        return scaledPicture(m_appearance, SliderHandle) + SliderThickness - SliderHandle;
    case PM_SliderLength:
        return scaledPicture(m_appearance, SliderHandle);
    case PM_HeaderMargin:
        return 8;
    case PM_DefaultFrameWidth:
        return isTextArea(widget)    ? TextFrame
               : isBoxedList(widget) ? ListFrame
                                     : QProxyStyle::pixelMetric(which, option, widget);
    case PM_ToolTipLabelFrameWidth:
        return 5;
    case PM_SplitterWidth:
        return 1;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 2 * metric::Grid;
    default:
        return QProxyStyle::pixelMetric(which, option, widget);
    }
}

int AppStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                        QStyleHintReturn *result) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_ScrollBar_Transient:
    case SH_UnderlineShortcut:
    case SH_ComboBox_Popup: // a list below, not a menu over it
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_Widget_Animation_Duration:
        return m_appearance.isMotionReduced ? 0 : QProxyStyle::styleHint(hint, option, widget, result);
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

} // namespace tierdesk::ui::theme
