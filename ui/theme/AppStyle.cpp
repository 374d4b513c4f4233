#include "ui/theme/AppStyle.h"

#include "ui/theme/Controls.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Paint.h"

#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractScrollArea>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyleFactory>
#include <QtWidgets/QStyleOptionButton>
#include <QtWidgets/QTabBar>

namespace tierdesk::ui::theme {

namespace {

constexpr int ScrollBarWidth = 10;
constexpr int ButtonPadding = 13;
constexpr int CapGap = 8;
constexpr int CapHeight = 18;

bool isDown(const QStyleOption *option)
{
    return option->state.testFlag(QStyle::State_Sunken) || option->state.testFlag(QStyle::State_On);
}

bool isFocusShown(const QStyleOption *option)
{
    return option->state.testFlag(QStyle::State_HasFocus);
}

} // namespace

AppStyle::AppStyle(Scheme scheme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    , m_tokens(theme::tokens(scheme))
{
    setObjectName(QStringLiteral("tierdesk"));
}

QPalette AppStyle::standardPalette() const
{
    const Tokens &t = m_tokens;
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor &color, const QColor &disabled) {
        palette.setColor(QPalette::Active, role, color);
        palette.setColor(QPalette::Inactive, role, color);
        palette.setColor(QPalette::Disabled, role, disabled);
    };
    const QColor faded = mixed(t.panel, t.dim, 0.65);
    set(QPalette::Window, t.window, t.window);
    set(QPalette::WindowText, t.text, faded);
    set(QPalette::Base, t.panel, t.window);
    set(QPalette::AlternateBase, t.window, t.window);
    set(QPalette::Text, t.text, faded);
    set(QPalette::PlaceholderText, t.dimOn(t.field), faded);
    set(QPalette::Button, t.panel, t.panel);
    set(QPalette::ButtonText, t.text, faded);
    set(QPalette::BrightText, t.irate, faded);
    set(QPalette::Highlight, t.accent, faded);
    set(QPalette::HighlightedText, t.onAccent, t.panel);
    set(QPalette::Link, t.accentOn(t.panel), faded);
    set(QPalette::LinkVisited, legible(t.aiManager, t.panel), faded);
    set(QPalette::ToolTipBase, t.isDark() ? t.line : t.text, t.text);
    set(QPalette::ToolTipText, t.isDark() ? t.text : t.panel, t.panel);
    set(QPalette::Light, t.panel, t.panel);
    set(QPalette::Midlight, t.window, t.window);
    set(QPalette::Mid, t.line, t.line);
    set(QPalette::Dark, mixed(t.line, t.dim, 0.5), t.line);
    set(QPalette::Shadow, mixed(t.window, t.text, 0.3), t.line);
    return palette;
}

void AppStyle::polish(QWidget *widget)
{
    // Controls that answer to the pointer repaint when it comes and goes.
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QScrollBar *>(widget) ||
        qobject_cast<QTabBar *>(widget) || qobject_cast<QLineEdit *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    QProxyStyle::polish(widget);
}

void AppStyle::drawField(const QStyleOption *option, QPainter *painter) const
{
    const Tokens &t = m_tokens;
    const bool isEnabled = option->state.testFlag(State_Enabled);
    const bool hasFocus = isFocusShown(option);
    QColor edge = hasFocus ? t.accent : option->state.testFlag(State_MouseOver) && isEnabled ? t.scroll : t.line;
    const auto *edit = dynamic_cast<const QWidget *>(option->styleObject);
    if (isInvalid(edit))
        edge = t.irate;
    paintBox(*painter, option->rect, metric::Radius - 2, isEnabled ? t.field : t.window, edge, hasFocus ? 2 : 1);
}

void AppStyle::drawButton(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Tokens &t = m_tokens;
    const bool isEnabled = option->state.testFlag(State_Enabled);
    const bool isHovered = option->state.testFlag(State_MouseOver) && isEnabled;
    const bool primary = isPrimary(widget, option);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool isFlat = button && button->features.testFlag(QStyleOptionButton::Flat);
    QColor fill;
    QColor edge;
    if (primary) {
        fill = !isEnabled       ? mixed(t.panel, t.accent, 0.35)
               : isDown(option) ? t.accentDown
               : isHovered      ? mixed(t.accent, t.accentDown, 0.5)
                                : t.accent;
    } else {
        fill = isDown(option) ? t.controlDown : isHovered ? t.hover : isFlat ? QColor() : t.panel;
        edge = isFlat ? QColor() : t.line;
    }
    paintBox(*painter, option->rect, metric::Radius - 1, fill, edge);
    if (!isFocusShown(option))
        return;
    if (primary)
        paintFocusRing(*painter, QRectF(option->rect).adjusted(2, 2, -2, -2), metric::Radius - 3, t.onAccent);
    else
        paintFocusRing(*painter, option->rect, metric::Radius - 1, t.accent);
}

void AppStyle::drawButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (!button)
        return;
    const Tokens &t = m_tokens;
    const bool isEnabled = option->state.testFlag(State_Enabled);
    const QColor ink =
        isPrimary(widget, option)
            ? t.onAccent
            : button->palette.color(isEnabled ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText);
    const QString key = keyHint(widget);
    painter->save();
    QFont words = widget ? widget->font() : font(Type::Body);
    words.setWeight(QFont::Medium);
    painter->setFont(words);
    painter->setPen(ink);
    const QFontMetrics metrics(words);
    const int textWidth = metrics.horizontalAdvance(button->text);
    const int iconWidth = button->icon.isNull() ? 0 : button->iconSize.width() + (button->text.isEmpty() ? 0 : 6);
    const int capWidth = key.isEmpty() ? 0 : keyCapWidth(key) + CapGap;
    QRect at = option->rect;
    int left = at.left() + std::max(0, (at.width() - textWidth - iconWidth - capWidth) / 2);
    if (iconWidth > 0) {
        const QRect place(QPoint(left, at.center().y() - button->iconSize.height() / 2 + 1), button->iconSize);
        button->icon.paint(painter, place, Qt::AlignCenter, isEnabled ? QIcon::Normal : QIcon::Disabled);
        left += iconWidth;
    }
    const int room = std::max(0, std::min(textWidth, at.right() - left - capWidth));
    proxy()->drawItemText(painter, QRect(left, at.top(), room + 1, at.height()),
                          Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, button->palette, isEnabled,
                          button->text);
    left += room + CapGap;
    if (!key.isEmpty()) {
        paintKeyCap(*painter, QRectF(left, at.center().y() - CapHeight / 2.0 + 0.5, keyCapWidth(key), CapHeight), key,
                    isPrimary(widget, option) ? ink : t.dimOn(t.panel));
    }
    painter->restore();
}

void AppStyle::drawTab(const QStyleOption *option, QPainter *painter) const
{
    const Tokens &t = m_tokens;
    const bool isSelected = option->state.testFlag(State_Selected);
    const QRect pill = option->rect.adjusted(1, 1, -1, -1);
    if (isSelected)
        paintBox(*painter, pill, metric::Radius - 2, t.accentSoft);
    else if (option->state.testFlag(State_MouseOver) && option->state.testFlag(State_Enabled))
        paintBox(*painter, pill, metric::Radius - 2, t.hover);
    if (isSelected && isFocusShown(option))
        paintFocusRing(*painter, pill, metric::Radius - 2, t.accent);
}

void AppStyle::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const Tokens &t = m_tokens;
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!slider || slider->maximum <= slider->minimum)
        return;
    QRectF handle = proxy()->subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    if (slider->orientation == Qt::Vertical)
        handle.adjust(2, 2, -2, -2);
    else
        handle.adjust(2, 2, -2, -2);
    const bool isActive =
        option->state.testFlag(State_MouseOver) || option->activeSubControls.testFlag(SC_ScrollBarSlider);
    paintBox(*painter, handle, 3, isActive ? t.dim : t.scroll);
}

void AppStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    const Tokens &t = m_tokens;
    switch (element) {
    case PE_PanelButtonCommand:
        drawButton(option, painter, widget);
        return;
    case PE_FrameDefaultButton:
    case PE_FrameTabBarBase:
    case PE_PanelItemViewRow:
        return;
    case PE_FrameFocusRect:
        paintFocusRing(*painter, option->rect, metric::SmallRadius, t.accent);
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            drawField(option, painter);
        return;
    case PE_FrameLineEdit:
        return;
    case PE_PanelItemViewItem:
        if (option->state.testFlag(State_Selected))
            painter->fillRect(option->rect, t.accentSoft);
        else if (option->state.testFlag(State_MouseOver))
            painter->fillRect(option->rect, t.hover);
        return;
    case PE_PanelButtonTool: {
        const bool isHovered = option->state.testFlag(State_MouseOver) && option->state.testFlag(State_Enabled);
        if (option->state.testFlag(State_On))
            paintBox(*painter, option->rect, metric::Radius, t.accentSoft);
        else if (isDown(option) || isHovered)
            paintBox(*painter, option->rect, metric::Radius, isDown(option) ? t.controlDown : t.hover);
        if (isFocusShown(option))
            paintFocusRing(*painter, option->rect, metric::Radius, t.accent);
        return;
    }
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, option->palette.color(QPalette::ToolTipBase));
        return;
    case PE_Frame:
    case PE_FrameMenu:
        paintBox(*painter, option->rect, 0, {}, t.line);
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, t.panel);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void AppStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                           const QWidget *widget) const
{
    const Tokens &t = m_tokens;
    switch (element) {
    case CE_PushButton:
        // Fusion would add a dotted focus rectangle of its own.
        proxy()->drawControl(CE_PushButtonBevel, option, painter, widget);
        proxy()->drawControl(CE_PushButtonLabel, option, painter, widget);
        return;
    case CE_PushButtonBevel:
        drawButton(option, painter, widget);
        return;
    case CE_PushButtonLabel:
        drawButtonLabel(option, painter, widget);
        return;
    case CE_TabBarTabShape:
        drawTab(option, painter);
        return;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            const bool isSelected = option->state.testFlag(State_Selected);
            painter->save();
            QFont words = font(Type::Body);
            words.setWeight(isSelected ? QFont::Medium : QFont::Normal);
            painter->setFont(words);
            painter->setPen(isSelected ? t.accentOn(t.accentSoft) : t.dimOn(t.panel));
            painter->drawText(tab->rect, Qt::AlignCenter | Qt::TextHideMnemonic, tab->text);
            painter->restore();
        }
        return;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            // Fusion fills the chosen entry with the full accent; ours is a soft one, so the words keep their colour.
            QStyleOptionMenuItem calm(*item);
            if (item->menuItemType != QStyleOptionMenuItem::Separator && item->state.testFlag(State_Selected) &&
                item->state.testFlag(State_Enabled)) {
                paintBox(*painter, QRectF(item->rect).adjusted(4, 1, -4, -1), metric::SmallRadius, t.accentSoft);
                calm.state.setFlag(State_Selected, false);
            }
            QProxyStyle::drawControl(element, &calm, painter, widget);
        }
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, t.line);
        return;
    case CE_ScrollBarSlider:
    case CE_ScrollBarAddPage:
    case CE_ScrollBarSubPage:
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void AppStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                  const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        drawScrollBar(option, painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect AppStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                               const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
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
    if (element == SE_PushButtonContents)
        return option->rect.adjusted(ButtonPadding - 4, 0, -(ButtonPadding - 4), 0);
    return QProxyStyle::subElementRect(element, option, widget);
}

QSize AppStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                 const QWidget *widget) const
{
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
        }
        if (const QString key = keyHint(widget); !key.isEmpty())
            width += CapGap + keyCapWidth(key);
        return {width, metric::ControlHeight};
    }
    case CT_LineEdit:
        return {size.width() + 16, metric::ControlHeight};
    case CT_ComboBox:
    case CT_SpinBox:
        return QProxyStyle::sizeFromContents(type, option, size, widget).expandedTo({0, metric::ControlHeight});
    case CT_TabBarTab:
        return {size.width() + 4, metric::ControlHeight};
    case CT_MenuItem:
        return QProxyStyle::sizeFromContents(type, option, size, widget) + QSize(16, 6);
    default:
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

int AppStyle::pixelMetric(PixelMetric which, const QStyleOption *option, const QWidget *widget) const
{
    switch (which) {
    case PM_ScrollBarExtent:
        return ScrollBarWidth;
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
        return 0;
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
