#include "ui/widgets/Skeleton.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtGui/QPainter>

#include <algorithm>
#include <array>

namespace tierdesk::ui::widgets {

namespace {

constexpr int ShortRowAir = 24; ///< of a row beside its two lines
constexpr int TableRowAir = 20; ///< and of one beside its one
constexpr int TableHead = 34;
constexpr int CardGap = 12;
constexpr int FigureHeight = 80;
constexpr int CardHeight = 300;
constexpr int TalkMargin = 22;
constexpr int TalkLine = 18; ///< at a font size of 100 %
// Uneven, as names are.
constexpr std::array Shares{0.34, 0.27, 0.31, 0.24, 0.36};

/// Rows of words grow as their words do.
int heightOf(theme::Type type)
{
    return QFontMetrics(theme::font(type)).height();
}

QColor barColor(const theme::Tokens &t)
{
    return theme::mixed(t.panel, t.line, 0.7);
}

} // namespace

Skeleton::Skeleton(QWidget *parent)
    : Skeleton(Shape::Rows, false, parent)
{}

Skeleton::Skeleton(Shape shape, bool hasFigures, QWidget *parent)
    : QWidget(parent)
    , m_shape(shape)
    , m_hasFigures(hasFigures)
{
    setAccessibleName(tr("Loading"));
}

void Skeleton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (layoutDirection() == Qt::RightToLeft) {
        painter.translate(width(), 0);
        painter.scale(-1, 1);
    }
    switch (m_shape) {
    case Shape::Rows:
        paintRows(painter);
        break;
    case Shape::ShortRows:
        paintShortRows(painter);
        break;
    case Shape::Table:
        paintTable(painter);
        break;
    case Shape::Cards:
        paintCards(painter);
        break;
    case Shape::Talk:
        paintTalk(painter);
        break;
    }
}

void Skeleton::paintRows(QPainter &painter) const
{
    namespace metric = theme::metric;
    const theme::Tokens &t = theme::tokens(this);
    const QColor bar = barColor(t);
    for (int row = 0; row < static_cast<int>(Shares.size()); ++row) {
        const qreal top = row * theme::rowHeight();
        const qreal left = metric::RowMargin;
        const qreal width = this->width() - 2 * metric::RowMargin;
        const qreal share = Shares.at(static_cast<std::size_t>(row));
        painter.setOpacity(1.0 - row * 0.18);
        const auto put = [&](qreal x, int y, qreal wide, int high) {
            theme::paintBox(painter, QRectF(left + x, top + theme::scaled(y), wide, theme::scaled(high)), 5, bar);
        };
        put(0, 16, width * share, 10);
        put(width - theme::scaled(34), 16, theme::scaled(34), 10);
        put(0, 38, width * (share + 0.4), 10);
        put(0, 57, theme::scaled(62), 14);
        put(theme::scaled(70), 57, theme::scaled(96), 14);
        painter.fillRect(QRectF(0, top + theme::rowHeight() - 1, this->width(), 1), t.line);
    }
}

void Skeleton::paintShortRows(QPainter &painter) const
{
    const theme::Tokens &t = theme::tokens(this);
    const QColor bar = barColor(t);
    const qreal high = heightOf(theme::Type::Body) + heightOf(theme::Type::Small) + ShortRowAir;
    const qreal left = theme::metric::RowMargin;
    const qreal width = this->width() - 2 * left;
    for (int row = 0; row < static_cast<int>(Shares.size()); ++row) {
        const qreal top = row * high;
        const qreal share = Shares.at(static_cast<std::size_t>(row));
        painter.setOpacity(1.0 - row * 0.18);
        theme::paintBox(painter, {left, top + high * 0.26, width * (share + 0.1), 10}, 5, bar);
        theme::paintBox(painter, {left, top + high * 0.58, width * (share + 0.5), 10}, 5, bar);
        painter.fillRect(QRectF(0, top + high - 1, this->width(), 1), t.line);
    }
}

void Skeleton::paintTable(QPainter &painter) const
{
    const theme::Tokens &t = theme::tokens(this);
    const QColor bar = barColor(t);
    const qreal head = theme::scaled(TableHead);
    const qreal high = heightOf(theme::Type::Body) + TableRowAir;
    painter.fillRect(QRectF(0, head - 1, width(), 1), t.line);
    const int rows = std::min(10, static_cast<int>((height() - head) / high));
    for (int row = 0; row < rows; ++row) {
        const qreal top = head + row * high;
        painter.setOpacity(1.0 - row * 0.09);
        const qreal share = Shares.at(static_cast<std::size_t>(row) % Shares.size());
        const auto put = [&](qreal at, qreal part) {
            theme::paintBox(painter, {theme::metric::PageMargin + at * width(), top + high / 2 - 5, width() * part, 10},
                            5, bar);
        };
        // A name, a sentence, and a few short words, each in its column.
        put(0, 0.28 * share);
        put(0.115, 0.55 * share);
        for (const qreal at : {0.335, 0.455, 0.54, 0.62, 0.71})
            put(at, at < 0.7 ? 0.05 : 0.03);
        painter.fillRect(QRectF(0, top + high - 1, width(), 1), t.line);
    }
}

void Skeleton::paintCards(QPainter &painter) const
{
    const theme::Tokens &t = theme::tokens(this);
    const QColor bar = barColor(t);
    const int margin = theme::metric::PageMargin;
    qreal top = margin;
    const auto line = [&](int cards, qreal height, qreal opacity) {
        painter.setOpacity(opacity);
        const qreal wide = (width() - 2.0 * margin - (cards - 1) * CardGap) / cards;
        for (int card = 0; card < cards; ++card) {
            const QRectF place(margin + card * (wide + CardGap), top, wide, height);
            theme::paintBox(painter, place, theme::metric::Radius, t.panel, t.line);
            theme::paintBox(painter, {place.left() + 16, top + 18, wide * 0.4, 10}, 5, bar);
            for (qreal y = top + 42; y + 30 < place.bottom() || y < top + 44; y += 34)
                theme::paintBox(painter, {place.left() + 16, y, wide * 0.65, 14}, 5, bar);
        }
        top += height + CardGap;
    };
    if (m_hasFigures)
        line(6, theme::scaled(FigureHeight), 1);
    line(m_hasFigures ? 2 : 3, theme::scaled(CardHeight), 0.8);
    line(3, theme::scaled(CardHeight), 0.4);
}

void Skeleton::paintTalk(QPainter &painter) const
{
    struct Bubble {
        bool isAtEnd;
        int lines;
        double share;
    };
    constexpr std::array bubbles{Bubble{false, 1, 0.52}, Bubble{true, 3, 0.62}, Bubble{false, 2, 0.6},
                                 Bubble{true, 2, 0.56}};
    const theme::Tokens &t = theme::tokens(this);
    painter.fillRect(rect(), t.window);
    const int lineHeight = theme::scaled(TalkLine);
    int top = 14;
    double strength = 0.8;
    for (const Bubble &each : bubbles) {
        const auto wide = static_cast<int>((width() - 2 * TalkMargin) * each.share);
        const int high = each.lines * lineHeight + 2 * lineHeight;
        const QRect box(each.isAtEnd ? width() - TalkMargin - wide : TalkMargin, top, wide, high);
        painter.setOpacity(strength);
        theme::paintBox(painter, box, theme::metric::Radius, t.bubble);
        for (int line = 0; line < each.lines; ++line)
            theme::paintBox(painter, QRectF(box.left() + 15, top + 14 + line * lineHeight, wide - 30 - line * 46, 8), 4,
                            t.line);
        top += high + 9;
        strength -= 0.18;
    }
}

} // namespace tierdesk::ui::widgets
