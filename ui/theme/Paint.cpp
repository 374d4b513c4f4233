#include "ui/theme/Paint.h"

#include "core/base/Literals.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Fonts.h"

#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>

#include <cmath>

namespace tierdesk::ui::theme {

namespace {

constexpr qreal BadgePadding = 8;
constexpr qreal CapPadding = 5;

int textWidth(const QString &text)
{
    return static_cast<int>(std::ceil(QFontMetricsF(font(Type::Badge)).horizontalAdvance(text)));
}

} // namespace

QString glyph(Sentiment value)
{
    switch (value) {
    case Sentiment::Happy:
        return u"\u25B2"_s;
    case Sentiment::Satisfied:
        return u"\u25B3"_s;
    case Sentiment::Neutral:
        return u"\u2013"_s;
    case Sentiment::Frustrated:
        return u"\u25BD"_s;
    case Sentiment::Angry:
        return u"\u25BC"_s;
    case Sentiment::Irate:
        return u"\u25BC\u25BC"_s;
    case Sentiment::Unknown:
        return u"?"_s;
    }
    return {};
}

int badgeWidth(const QString &text)
{
    return textWidth(text) + 2 * static_cast<int>(BadgePadding);
}

void paintBox(QPainter &painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &edge,
              qreal edgeWidth)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    QRectF box = rect;
    if (edge.isValid()) {
        painter.setPen(QPen(edge, edgeWidth));
        const qreal half = edgeWidth / 2;
        box.adjust(half, half, -half, -half);
    } else {
        painter.setPen(Qt::NoPen);
    }
    painter.drawRoundedRect(box, radius, radius);
    painter.restore();
}

void paintBadge(QPainter &painter, const QRectF &rect, const QString &text, const Tone &tone)
{
    paintBox(painter, rect, metric::SmallRadius, tone.soft, tone.edge);
    painter.save();
    painter.setFont(font(Type::Badge));
    painter.setPen(tone.ink);
    const qreal room = rect.width() - 2 * BadgePadding + 1;
    painter.drawText(rect, Qt::AlignCenter, QFontMetricsF(painter.font()).elidedText(text, Qt::ElideRight, room));
    painter.restore();
}

int keyCapWidth(const QString &key)
{
    return std::max(textWidth(key) + 2 * static_cast<int>(CapPadding), scaled(18));
}

void paintKeyCap(QPainter &painter, const QRectF &rect, const QString &key, const QColor &ink)
{
    QColor edge = ink;
    edge.setAlphaF(0.28F);
    paintBox(painter, rect, 4, {}, edge);
    painter.save();
    painter.setFont(font(Type::Badge));
    painter.setPen(ink);
    painter.drawText(rect, Qt::AlignCenter, key);
    painter.restore();
}

void paintFocusRing(QPainter &painter, const QRectF &rect, qreal radius, const QColor &color)
{
    paintBox(painter, rect, radius, {}, color, 2);
}

} // namespace tierdesk::ui::theme
