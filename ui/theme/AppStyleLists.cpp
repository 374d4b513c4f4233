#include "ui/theme/AppStyle.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Paint.h"
#include "ui/theme/StyleLengths.h"
#include "ui/theme/StylePaint.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyleOption>

/// What lists and menus are drawn with.
namespace tierdesk::ui::theme {

using namespace inner;

void AppStyle::drawMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (!item)
        return;
    const Tokens &t = m_tokens;
    const QRect rect = item->rect;
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(rect.left() + 4, rect.center().y(), rect.width() - 8, 1, t.line);
        return;
    }
    const bool isEnabled = item->state.testFlag(State_Enabled);
    if (item->state.testFlag(State_Selected) && isEnabled)
        paintBox(*painter, QRectF(rect).adjusted(4, 1, -4, -1), metric::SmallRadius, t.accentSoft);
    const QColor ink = item->palette.color(isEnabled ? QPalette::Active : QPalette::Disabled, QPalette::Text);
    const auto placed = [&](const QRect &piece) { return visualRect(item->direction, rect, piece); };
    QRect inner = rect.adjusted(MenuMargin, 0, -MenuMargin, 0);
    if (item->menuHasCheckableItems || item->maxIconWidth > 0) {
        const int side = m_appearance.scaled(IndicatorSide);
        const QRect mark(inner.left(), inner.center().y() - side / 2, side, side);
        if (item->checkType != QStyleOptionMenuItem::NotCheckable) {
            if (item->checked)
                paintIcon(*painter, placed(mark), Icon::Check, t.accentOn(t.panel));
        } else if (!item->icon.isNull()) {
            item->icon.paint(painter, placed(mark), Qt::AlignCenter, isEnabled ? QIcon::Normal : QIcon::Disabled);
        }
        inner.setLeft(inner.left() + m_appearance.scaled(MenuMarkRoom));
    }
    painter->save();
    painter->setFont(item->font);
    painter->setPen(ink);
    const QString words = item->text.section(u'\t', 0, 0);
    const QString key = item->text.section(u'\t', 1, 1);
    painter->drawText(placed(inner),
                      static_cast<int>(visualAlignment(item->direction, Qt::AlignLeft)) | Qt::AlignVCenter |
                          Qt::TextSingleLine | Qt::TextShowMnemonic,
                      words);
    if (!key.isEmpty()) {
        painter->setPen(isEnabled ? t.dimOn(t.panel) : ink);
        painter->drawText(placed(inner),
                          static_cast<int>(visualAlignment(item->direction, Qt::AlignRight)) | Qt::AlignVCenter |
                              Qt::TextSingleLine,
                          key);
    }
    painter->restore();
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow = placed(QRect(inner.right() - 12, rect.top(), 12, rect.height()));
        painter->save();
        painter->translate(QRectF(arrow).center());
        painter->rotate(item->direction == Qt::RightToLeft ? 90 : -90);
        paintArrow(*painter, t, QRectF(-6, -6, 12, 12), false, isEnabled);
        painter->restore();
    }
}

void AppStyle::drawItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    if (!item)
        return;
    // What is chosen stands on a soft ground, so its words keep their colour.
    QStyleOptionViewItem calm(*item);
    for (const auto group : {QPalette::Active, QPalette::Inactive})
        calm.palette.setColor(group, QPalette::HighlightedText, m_tokens.text);
    QProxyStyle::drawControl(CE_ItemViewItem, &calm, painter, widget);
}

void AppStyle::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const Tokens &t = m_tokens;
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!slider || slider->maximum <= slider->minimum)
        return;
    QRectF handle = proxy()->subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    handle.adjust(2, 2, -2, -2);
    const bool isActive =
        option->state.testFlag(State_MouseOver) || option->activeSubControls.testFlag(SC_ScrollBarSlider);
    paintBox(*painter, handle, 3, isActive ? t.dim : t.scroll);
}

} // namespace tierdesk::ui::theme
