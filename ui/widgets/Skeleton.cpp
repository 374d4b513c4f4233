#include "ui/widgets/Skeleton.h"

#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtGui/QPainter>

#include <algorithm>
#include <array>

namespace tierdesk::ui::widgets {

namespace {

constexpr int TableRow = 36;
constexpr int TableHead = 34;
constexpr int CardGap = 12;
constexpr int FigureHeight = 80;
constexpr int CardHeight = 300;
// Uneven, as names are.
constexpr std::array Shares{0.34, 0.27, 0.31, 0.24, 0.36};

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
    switch (m_shape) {
    case Shape::Rows:
        paintRows(painter);
        break;
    case Shape::Table:
        paintTable(painter);
        break;
    case Shape::Cards:
        paintCards(painter);
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
        theme::paintBox(painter, {left, top + 16, width * share, 10}, 5, bar);
        theme::paintBox(painter, {left + width - 34, top + 16, 34, 10}, 5, bar);
        theme::paintBox(painter, {left, top + 38, width * (share + 0.4), 10}, 5, bar);
        theme::paintBox(painter, {left, top + 57, 62, 14}, 5, bar);
        theme::paintBox(painter, {left + 70, top + 57, 96, 14}, 5, bar);
        painter.fillRect(QRectF(0, top + theme::rowHeight() - 1, this->width(), 1), t.line);
    }
}

void Skeleton::paintTable(QPainter &painter) const
{
    const theme::Tokens &t = theme::tokens(this);
    const QColor bar = barColor(t);
    const qreal head = theme::scaled(TableHead);
    const qreal high = theme::scaled(TableRow);
    painter.fillRect(QRectF(0, head - 1, width(), 1), t.line);
    const int rows = std::min(10, static_cast<int>((height() - head) / high));
    for (int row = 0; row < rows; ++row) {
        const qreal top = head + row * high;
        painter.setOpacity(1.0 - row * 0.09);
        const qreal share = Shares.at(static_cast<std::size_t>(row) % Shares.size());
        const auto put = [&](qreal at, qreal part) {
            theme::paintBox(painter, {8 + at * width(), top + high / 2 - 5, width() * part, 10}, 5, bar);
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
    line(3, theme::scaled(CardHeight), 0.8);
    line(3, theme::scaled(CardHeight), 0.4);
}

} // namespace tierdesk::ui::widgets
