#include "ui/conversation/transcript/BubbleText.h"

#include "ui/models/Direction.h"

#include <QtGui/QPainter>

#include <algorithm>

namespace tierdesk::ui {

namespace {

std::unique_ptr<QTextLayout> layoutOf(QString text, const QFont &font, Qt::LayoutDirection runs)
{
    // One character for another, so that a place in the layout is the same place in the text.
    text.replace(u'\n', QChar::LineSeparator);
    auto layout = std::make_unique<QTextLayout>(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(runs);
    option.setAlignment(runs == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    layout->setTextOption(option);
    layout->setCacheEnabled(true);
    return layout;
}

} // namespace

BubbleText::BubbleText(const QString &text, const QFont &font)
{
    // Whatever the program's direction is: a layout has one, so that each turn of it begins another.
    Qt::LayoutDirection runs = direction::of(text, Qt::LeftToRight);
    qsizetype from = 0;
    for (qsizetype begin = 0; begin <= text.size();) {
        const qsizetype found = text.indexOf(u'\n', begin);
        const qsizetype end = found < 0 ? text.size() : found;
        const Qt::LayoutDirection next = direction::of(QStringView(text).mid(begin, end - begin), runs);
        if (next != runs && begin > from) {
            m_stretches.push_back({static_cast<int>(from), 0, layoutOf(text.mid(from, begin - 1 - from), font, runs)});
            from = begin;
        }
        runs = next;
        begin = end + 1;
    }
    m_stretches.push_back({static_cast<int>(from), 0, layoutOf(text.mid(from), font, runs)});
}

void BubbleText::setCentred()
{
    for (const Stretch &each : m_stretches) {
        QTextOption option = each.layout->textOption();
        option.setAlignment(Qt::AlignHCenter);
        each.layout->setTextOption(option);
    }
}

QSizeF BubbleText::breakLines(qreal room, qreal lineHeight)
{
    QSizeF size(0, 0);
    for (Stretch &each : m_stretches) {
        each.top = size.height();
        qreal below = 0;
        each.layout->beginLayout();
        for (QTextLine line = each.layout->createLine(); line.isValid(); line = each.layout->createLine()) {
            line.setLineWidth(room);
            line.setPosition({0, below + (lineHeight - line.height()) / 2});
            below += lineHeight;
            size.setWidth(std::max(size.width(), line.naturalTextWidth()));
        }
        each.layout->endLayout();
        size.setHeight(each.top + below);
    }
    return size;
}

void BubbleText::draw(QPainter &painter, const QPointF &at, const Mark *mark) const
{
    for (const Stretch &each : m_stretches) {
        QList<QTextLayout::FormatRange> marked;
        if (mark) {
            const auto length = static_cast<int>(each.layout->text().size());
            const int from = std::clamp(mark->from - each.from, 0, length);
            const int to = std::clamp(mark->from + mark->length - each.from, 0, length);
            if (from < to)
                marked.append({from, to - from, mark->format});
        }
        each.layout->draw(&painter, at + QPointF(0, each.top), marked);
    }
}

int BubbleText::positionAt(const QPointF &point, qreal bottom, bool isNearest) const
{
    for (std::size_t at = 0; at < m_stretches.size(); ++at) {
        const Stretch &stretch = m_stretches[at];
        for (int number = 0; number < stretch.layout->lineCount(); ++number) {
            const bool isLastHere = number + 1 == stretch.layout->lineCount();
            const bool isLast = isLastHere && at + 1 == m_stretches.size();
            const qreal end = isLast       ? bottom
                              : isLastHere ? m_stretches[at + 1].top
                                           : stretch.top + stretch.layout->lineAt(number + 1).y();
            if (point.y() < end || (isLast && isNearest))
                return stretch.from + stretch.layout->lineAt(number).xToCursor(point.x());
        }
    }
    return -1;
}

} // namespace tierdesk::ui
