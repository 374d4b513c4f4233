#include "ui/delegates/ColleagueDelegate.h"

#include "core/domain/Enums.h"
#include "ui/models/ColleagueModel.h"
#include "ui/models/Direction.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

namespace tierdesk::ui {

namespace {

constexpr int Padding = 10;
constexpr int DotSide = 8; ///< at a font size of 100 %

} // namespace

QSize ColleagueDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, QFontMetrics(theme::font(theme::Type::Strong)).height() + 2 * theme::metric::Grid + 4};
}

void ColleagueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const theme::Tokens &t = theme::tokens(option.widget);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const QColor ground = isSelected                                       ? t.accentSoft
                          : option.state.testFlag(QStyle::State_MouseOver) ? t.hover
                                                                           : t.panel;
    painter->save();
    painter->setLayoutDirection(Qt::LayoutDirectionAuto); // each text runs its own way
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(option.rect, ground);
    if (isSelected && option.state.testFlag(QStyle::State_HasFocus))
        theme::paintFocusRing(*painter, option.rect, theme::metric::SmallRadius, t.accent);

    const auto placed = [&](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    const QRect room = option.rect.adjusted(Padding, 0, -Padding, 0);
    const auto presence = static_cast<Presence>(index.data(ColleagueModel::PresenceRole).toInt());
    const int side = theme::scaledIcon(DotSide);
    const QRect dot = placed(QRect(room.left(), room.center().y() - side / 2 + 1, side, side));
    // Filled, half, hollow: the shape tells what the colour does.
    painter->setPen(QPen(presence == Presence::Offline ? t.dim
                         : presence == Presence::Away  ? t.frustrated
                                                       : t.happy,
                         1.5));
    painter->setBrush(presence == Presence::Available ? QBrush(t.happy) : QBrush(Qt::NoBrush));
    painter->drawEllipse(dot);
    if (presence == Presence::Away) {
        painter->setBrush(t.frustrated);
        painter->drawPie(dot, 90 * 16, 180 * 16);
    }

    const QFont small = theme::font(theme::Type::Small);
    const QString detail = direction::joined(
        {index.data(ColleagueModel::PresenceTextRole).toString(), index.data(ColleagueModel::RoleTextRole).toString()});
    const int detailWidth = QFontMetrics(small).horizontalAdvance(detail);
    const int nameLeft = room.left() + side + Padding;
    const QRect nameRect = placed(
        QRect(nameLeft, room.top(), std::max(0, room.right() - nameLeft - detailWidth - Padding), room.height()));
    const QRect detailRect = placed(QRect(room.right() - detailWidth, room.top(), detailWidth + 1, room.height()));
    const int leading = static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter);
    const QFont strong = theme::font(theme::Type::Strong);
    painter->setFont(strong);
    painter->setPen(t.text);
    painter->drawText(nameRect, leading,
                      QFontMetrics(strong).elidedText(index.data().toString(), Qt::ElideRight, nameRect.width()));
    painter->setFont(small);
    painter->setPen(t.dimOn(ground));
    painter->drawText(detailRect, leading, detail);
    painter->restore();
}

} // namespace tierdesk::ui
