#include "ui/delegates/PaletteDelegate.h"

#include "ui/models/PaletteModel.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtGui/QPainter>

#include <algorithm>

namespace tierdesk::ui {

namespace {

constexpr int Height = 38;
constexpr int SideMargin = 16;
constexpr int IconSide = 18;
constexpr int IconGap = 12;
constexpr int CapHeight = 16;

} // namespace

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, theme::scaled(Height)};
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const theme::Tokens &t = theme::tokens(option.widget);
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    const QColor ground = isChosen ? t.accentSoft : t.panel;
    painter->save();
    painter->setLayoutDirection(Qt::LayoutDirectionAuto); // each text runs its own way
    if (isChosen)
        theme::paintBox(*painter, QRectF(option.rect).adjusted(6, 1, -6, -1), theme::metric::Radius - 2, ground);
    const auto kind = static_cast<PaletteModel::Kind>(index.data(PaletteModel::KindRole).toInt());
    const auto placed = [&](const QRect &piece) { return QStyle::visualRect(option.direction, option.rect, piece); };
    const auto aligned = [&](Qt::Alignment side) {
        return static_cast<int>(QStyle::visualAlignment(option.direction, side)) | Qt::AlignVCenter |
               Qt::TextSingleLine;
    };
    QRect rest = option.rect.adjusted(SideMargin, 0, -SideMargin, 0);
    const int side = theme::scaled(IconSide);
    theme::paintIcon(*painter, placed(QRect(rest.left(), rest.center().y() - side / 2 + 1, side, side)),
                     PaletteModel::icon(kind), isChosen ? t.accentOn(ground) : t.dimOn(ground));
    rest.setLeft(rest.left() + side + IconGap);

    if (const QString key = index.data(PaletteModel::KeyRole).toString(); !key.isEmpty()) {
        const int width = theme::keyCapWidth(key);
        const int height = theme::scaled(CapHeight);
        theme::paintKeyCap(*painter,
                           placed(QRect(rest.right() - width, rest.center().y() - height / 2 + 1, width, height)), key,
                           t.dimOn(ground));
        rest.setRight(rest.right() - width - IconGap);
    } else if (kind != PaletteModel::Kind::Command) {
        const QString name = PaletteModel::kindName(kind);
        painter->setFont(theme::font(theme::Type::Small));
        painter->setPen(t.dimOn(ground));
        painter->drawText(placed(rest), aligned(Qt::AlignRight), name);
        rest.setRight(rest.right() - QFontMetrics(painter->font()).horizontalAdvance(name) - IconGap);
    }

    const QFont strong = theme::font(isChosen ? theme::Type::Strong : theme::Type::Body);
    const QFontMetrics metrics(strong);
    // What it is called comes first; what is known of it gets the room that is left, and never all of it.
    const QString hint = index.data(PaletteModel::HintRole).toString();
    const int share = hint.isEmpty() ? rest.width() : rest.width() * 2 / 3;
    const QString title = metrics.elidedText(index.data().toString(), Qt::ElideRight, share);
    painter->setFont(strong);
    painter->setPen(t.text);
    painter->drawText(placed(rest), aligned(Qt::AlignLeft), title);
    rest.setLeft(std::min(rest.right(), rest.left() + metrics.horizontalAdvance(title) + IconGap));
    painter->setFont(theme::font(theme::Type::Small));
    painter->setPen(t.dimOn(ground));
    painter->drawText(placed(rest), aligned(Qt::AlignLeft),
                      QFontMetrics(painter->font()).elidedText(hint, Qt::ElideRight, rest.width()));
    painter->restore();
}

} // namespace tierdesk::ui
