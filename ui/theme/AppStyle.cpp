#include "ui/theme/AppStyle.h"

#include "core/base/Literals.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Paint.h"
#include "ui/theme/StyleLengths.h"
#include "ui/theme/StylePaint.h"

#include <QtGui/QPainter>
#include <QtWidgets/QAbstractSpinBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyleFactory>
#include <QtWidgets/QStyleOptionButton>

#include <algorithm>

namespace tierdesk::ui::theme {

using namespace inner;

namespace {

constexpr int CapHeight = 16;
constexpr double Faded = 0.35;   ///< of the accent, in a primary button that cannot be pressed
constexpr double FadedInk = 0.6; ///< of the ink, in its words: fainter than others, and still to be read
constexpr int ComboIconGap = 4;
constexpr int SortGap = 6;
constexpr int SortSide = 10;

bool isDown(const QStyleOption *option)
{
    return option->state.testFlag(QStyle::State_Sunken) || option->state.testFlag(QStyle::State_On);
}

/// The first column begins where the rest of a page does.
int headerInset(const QStyleOptionHeader &header)
{
    // Qt tells it as it lies from the left.
    const auto first = header.direction == Qt::RightToLeft ? QStyleOptionHeader::End : QStyleOptionHeader::Beginning;
    const bool isFirst = header.position == first || header.position == QStyleOptionHeader::OnlyOneSection;
    return isFirst && header.orientation == Qt::Horizontal ? metric::PageMargin : metric::CellMargin;
}

/// Beside the words, however wide the column is: the rectangle in the option is the base style's own, at its far end.
QRect sortArrowRect(const QStyleOptionHeader &header, const QHeaderView *view)
{
    if (!view || view->orientation() != Qt::Horizontal || header.textAlignment.testFlag(Qt::AlignHCenter))
        return header.rect;
    const QRect section(view->sectionViewportPosition(header.section), 0, view->sectionSize(header.section),
                        view->height());
    const int after = headerInset(header) + header.fontMetrics.horizontalAdvance(header.text) + SortGap;
    const QRect arrow(section.left() + std::min(after, section.width() - SortSide - 2), 0, SortSide, section.height());
    return QStyle::visualRect(header.direction, section, arrow);
}

bool isFocusShown(const QStyleOption *option)
{
    return option->state.testFlag(QStyle::State_HasFocus);
}

} // namespace

AppStyle::AppStyle(Scheme scheme, const Appearance &appearance)
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
    , m_tokens(theme::tokens(scheme))
    , m_appearance(appearance)
{
    setObjectName(u"tierdesk"_s);
    m_appearance.fontPercent = std::clamp(m_appearance.fontPercent, SmallestFont, LargestFont);
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
        fill = !isEnabled       ? mixed(t.panel, t.accent, Faded)
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
            ? (isEnabled ? t.onAccent : mixed(mixed(t.panel, t.accent, Faded), t.text, FadedInk))
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
    const bool hasMenu = button->features.testFlag(QStyleOptionButton::HasMenu);
    const int arrowWidth = hasMenu ? scaledIcon(MenuArrowSide) : 0;
    const QRect at = option->rect;
    int left = at.left() + std::max(0, (at.width() - textWidth - iconWidth - capWidth - arrowWidth) / 2);
    // Laid out in reading direction; each piece is mirrored where one reads from the right.
    const auto placed = [&](int x, int width, int height) {
        return visualRect(option->direction, at, QRect(x, at.center().y() - height / 2 + 1, width, height));
    };
    if (iconWidth > 0) {
        button->icon.paint(painter, placed(left, button->iconSize.width(), button->iconSize.height()), Qt::AlignCenter,
                           isEnabled ? QIcon::Normal : QIcon::Disabled);
        left += iconWidth;
    }
    const int room = std::max(0, std::min(textWidth, at.right() - left - capWidth - arrowWidth));
    const QRect text = visualRect(option->direction, at, QRect(left, at.top(), room + 1, at.height()));
    proxy()->drawItemText(painter, text, Qt::AlignCenter | Qt::TextShowMnemonic, button->palette, isEnabled,
                          button->text);
    const int gap = button->text.isEmpty() ? 0 : CapGap;
    left += room + gap;
    if (!key.isEmpty()) {
        paintKeyCap(*painter, placed(left, keyCapWidth(key), m_appearance.scaled(CapHeight)), key,
                    !isEnabled || isPrimary(widget, option) ? ink : t.dimOn(t.panel));
        left += capWidth;
    }
    if (hasMenu) {
        const QRect arrow = placed(left, arrowWidth - gap, arrowWidth);
        if (isPrimary(widget, option))
            paintArrow(*painter, ink, arrow, false);
        else
            paintArrow(*painter, t, arrow, false, isEnabled);
    }
    painter->restore();
}

void AppStyle::drawHeaderLabel(const QStyleOptionHeader &header, QPainter *painter) const
{
    // By the reading direction, whatever the painter's is; and a heading is not bold for what is chosen below it.
    const Qt::Alignment side = header.textAlignment & Qt::AlignHorizontal_Mask;
    const Qt::Alignment seen = visualAlignment(header.direction, side ? side : Qt::AlignLeft);
    const int extra = headerInset(header) - metric::CellMargin;
    const QRect room = visualRect(header.direction, header.rect, header.rect.adjusted(extra, 0, 0, 0));
    painter->save();
    painter->setPen(m_tokens.dimOn(m_tokens.panel));
    painter->drawText(room, static_cast<int>(seen | Qt::AlignAbsolute | Qt::AlignVCenter) | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(header.text, Qt::ElideRight, room.width()));
    painter->restore();
}

void AppStyle::drawFrame(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Tokens &t = m_tokens;
    if (isTextArea(widget)) {
        const bool hasFocus = isFocusShown(option);
        const QColor edge = isInvalid(widget) ? t.irate : hasFocus ? t.accent : t.line;
        paintBox(*painter, option->rect, metric::Radius - 2, t.field, edge, hasFocus ? 2 : 1);
        return;
    }
    const bool isList = qobject_cast<const QListView *>(widget);
    paintBox(*painter, option->rect, isList ? metric::Radius - 2 : 0, isList ? t.panel : QColor(), t.line);
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
            paintField(*painter, t, *option, isInvalid(dynamic_cast<const QWidget *>(option->styleObject)));
        return;
    case PE_FrameLineEdit:
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paintCheck(*painter, t, *option);
        return;
    case PE_IndicatorRadioButton:
        paintRadio(*painter, t, *option);
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowUp:
        paintArrow(*painter, t, option->rect, element == PE_IndicatorArrowUp, option->state.testFlag(State_Enabled));
        return;
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            paintArrow(*painter, t, sortArrowRect(*header, qobject_cast<const QHeaderView *>(widget)),
                       header->sortIndicator == QStyleOptionHeader::SortUp, true);
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
        drawFrame(option, painter, widget);
        return;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, option->palette.color(QPalette::Base));
        return;
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
    case CE_ComboBoxLabel:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            const QRect room = proxy()->subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
            const int icon = combo->currentIcon.isNull() ? 0 : combo->iconSize.width() + ComboIconGap;
            QStyleOptionComboBox fitting(*combo);
            fitting.currentText =
                option->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, room.width() - ComboInset - icon);
            QProxyStyle::drawControl(element, &fitting, painter, widget);
        }
        return;
    case CE_MenuItem:
        drawMenuItem(option, painter, widget);
        return;
    case CE_ItemViewItem:
        drawItem(option, painter, widget);
        return;
    case CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            paintHeaderSection(*painter, t, *header);
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, t.panel);
        painter->fillRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1, t.line);
        return;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            drawHeaderLabel(*header, painter);
        return;
    case CE_ProgressBarGroove:
    case CE_ProgressBarLabel:
        return;
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            const double range = std::max(1, bar->maximum - bar->minimum);
            paintProgress(*painter, tinted(t, widget), option->rect, (bar->progress - bar->minimum) / range,
                          option->direction == Qt::RightToLeft);
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
    const Tokens &t = m_tokens;
    const bool isEnabled = option->state.testFlag(State_Enabled);
    const auto part = [&](SubControl which) { return proxy()->subControlRect(control, option, which, widget); };
    switch (control) {
    case CC_ScrollBar:
        drawScrollBar(option, painter, widget);
        return;
    case CC_ComboBox:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            if (combo->editable)
                paintField(*painter, t, *option, isInvalid(widget));
            else if (combo->frame)
                paintOpener(*painter, t, *option);
            paintArrow(*painter, t, part(SC_ComboBoxArrow), false, isEnabled);
        }
        return;
    case CC_SpinBox:
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            if (spin->frame)
                paintField(*painter, t, *option, isInvalid(widget));
            if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
                return;
            paintArrow(*painter, t, part(SC_SpinBoxUp), true,
                       isEnabled && spin->stepEnabled.testFlag(QAbstractSpinBox::StepUpEnabled));
            paintArrow(*painter, t, part(SC_SpinBoxDown), false,
                       isEnabled && spin->stepEnabled.testFlag(QAbstractSpinBox::StepDownEnabled));
        }
        return;
    case CC_Slider:
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option))
            paintSlider(*painter, tinted(t, widget), *slider, part(SC_SliderGroove), part(SC_SliderHandle));
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace tierdesk::ui::theme
