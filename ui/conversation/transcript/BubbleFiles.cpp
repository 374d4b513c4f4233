#include "ui/conversation/transcript/BubbleFiles.h"

#include "ui/conversation/CaseWords.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <algorithm>

namespace tierdesk::ui::files {

namespace {

constexpr qreal PictureWidth = 176;
constexpr qreal PictureHeight = 132;
constexpr int RowWidth = 280;
constexpr int RowHeight = 44;
constexpr int IconSize = 20;
constexpr qreal FileGap = 8;
constexpr qreal Pad = 10;
namespace metric = theme::metric;

void paintPicture(QPainter &painter, const QRectF &place, const QImage &picture)
{
    QSizeF size = picture.deviceIndependentSize();
    // A small one is not blown up.
    if (size.width() > place.width() || size.height() > place.height())
        size.scale(place.size(), Qt::KeepAspectRatio);
    QRectF at({}, size);
    at.moveCenter(place.center());
    QPainterPath shape;
    shape.addRoundedRect(place, metric::SmallRadius, metric::SmallRadius);
    painter.save();
    painter.setClipPath(shape, Qt::IntersectClip);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(at, picture);
    painter.restore();
}

void paintName(QPainter &painter, const QRectF &place, const QString &text, theme::Type type, Qt::Alignment alignment)
{
    painter.setFont(theme::font(type));
    const QFontMetricsF metrics(painter.font());
    painter.drawText(place, static_cast<int>(alignment | Qt::AlignVCenter | Qt::TextSingleLine),
                     metrics.elidedText(text, Qt::ElideMiddle, place.width()));
}

} // namespace

QSize pictureSize()
{
    return {static_cast<int>(PictureWidth), static_cast<int>(PictureHeight)};
}

std::vector<Placed> arranged(const std::vector<Attachment> &all, qreal room, bool isMirrored)
{
    std::vector<Placed> placed;
    qreal x = 0, y = 0, lineHeight = 0;
    const auto endLine = [&] {
        y += lineHeight > 0 ? lineHeight + FileGap : 0;
        x = 0;
        lineHeight = 0;
    };
    for (const Attachment &each : all) {
        const bool isPicture = isImage(each.type);
        const qreal width = std::min(room, isPicture ? PictureWidth : theme::scaled(RowWidth));
        const qreal height = isPicture ? PictureHeight : theme::scaled(RowHeight);
        if (x > 0 && (!isPicture || lineHeight < height || x + width > room))
            endLine();
        placed.push_back({each, QRectF(isMirrored ? room - x - width : x, y, width, height)});
        x += width + FileGap;
        lineHeight = height;
    }
    return placed;
}

qreal heightOf(const std::vector<Attachment> &all, qreal room)
{
    qreal bottom = 0;
    for (const Placed &each : arranged(all, room, false))
        bottom = std::max(bottom, each.place.bottom());
    return bottom;
}

void paint(QPainter &painter, const Placed &placed, const QImage &picture, const theme::Tokens &tokens,
           Qt::LayoutDirection direction)
{
    const QRectF &place = placed.place;
    theme::paintBox(painter, place, metric::SmallRadius, tokens.panel, tokens.line);
    if (!picture.isNull()) {
        paintPicture(painter, place.adjusted(1, 1, -1, -1), picture);
        return;
    }
    painter.save();
    const bool isRow = !isImage(placed.file.type);
    const bool isMirrored = direction == Qt::RightToLeft;
    const qreal iconSize = theme::scaledIcon(IconSize);
    QRectF icon(0, 0, iconSize, iconSize);
    QRectF name = place.adjusted(Pad, 0, -Pad, 0);
    if (isRow) {
        icon.moveCenter(place.center());
        icon.moveLeft(isMirrored ? place.right() - Pad - iconSize : place.left() + Pad);
        name.adjust(isMirrored ? 0 : iconSize + Pad, 0, isMirrored ? -(iconSize + Pad) : 0, 0);
    } else {
        icon.moveCenter(place.center() - QPointF(0, iconSize));
        name.setTop(icon.bottom());
    }
    theme::paintIcon(painter, icon, theme::Icon::File, tokens.dimOn(tokens.panel));
    const Qt::Alignment side = !isRow ? Qt::AlignHCenter : isMirrored ? Qt::AlignRight : Qt::AlignLeft;
    const QRectF upper(name.left(), name.top() + 4, name.width(), name.height() / 2 - 4);
    const QRectF lower(name.left(), name.center().y(), name.width(), name.height() / 2 - 4);
    painter.setPen(tokens.text);
    paintName(painter, upper, placed.file.name, theme::Type::Strong, side);
    painter.setPen(tokens.dimOn(tokens.panel));
    paintName(painter, lower, words::fileKind(placed.file), theme::Type::Fine, side);
    painter.restore();
}

} // namespace tierdesk::ui::files
