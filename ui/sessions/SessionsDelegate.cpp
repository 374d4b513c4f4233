#include "ui/sessions/SessionsDelegate.h"

#include "ui/sessions/SessionsModel.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableView>

namespace tierdesk::ui {

namespace {

namespace metric = theme::metric;

constexpr int Margin = metric::CellMargin;
constexpr int Dot = 8;
constexpr int ChosenBar = 3; ///< at the beginning of a chosen row, as in every list

} // namespace

SessionsDelegate::SessionsDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{}

int SessionsDelegate::rowHeight()
{
    return QFontMetrics(theme::font(theme::Type::Body)).height() + 5 * metric::Grid;
}

QSize SessionsDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const QFontMetrics metrics(theme::font(theme::Type::Body));
    return {metrics.horizontalAdvance(index.data(Qt::DisplayRole).toString()) + 2 * Margin + theme::scaledIcon(Dot) +
                metric::Grid,
            rowHeight()};
}

void SessionsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const theme::Tokens &t = theme::tokens(option.widget);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const QColor ground = isSelected                                       ? t.accentSoft
                          : option.state.testFlag(QStyle::State_MouseOver) ? t.hover
                                                                           : t.panel;
    painter->save();
    painter->setLayoutDirection(Qt::LayoutDirectionAuto); // words of customers run as they do
    painter->setClipRect(option.rect);
    painter->fillRect(option.rect, ground);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);

    const auto *table = qobject_cast<const QTableView *>(option.widget);
    // The first column begins where the rest of the page does, as its heading.
    const bool isFirst = table && table->horizontalHeader()->sectionPosition(index.column()) == 0;
    const QRect cell = QStyle::visualRect(option.direction, option.rect,
                                          option.rect.adjusted(isFirst ? metric::PageMargin : Margin, 0, -Margin, -1));
    const auto placed = [&](const QRect &logical) { return QStyle::visualRect(option.direction, cell, logical); };
    const QString text = index.data(Qt::DisplayRole).toString();
    const QVariant sentiment = index.data(SessionsModel::SentimentRole);
    const QVariant tier = index.data(SessionsModel::TierRole);
    if (sentiment.isValid()) {
        const auto value = static_cast<Sentiment>(sentiment.toInt());
        const QString words = u"%1 %2"_s.arg(theme::glyph(value), text);
        const int height = QFontMetrics(theme::font(theme::Type::Badge)).height() + metric::Grid;
        const QRect badge(cell.left(), cell.center().y() - height / 2, std::min(theme::badgeWidth(words), cell.width()),
                          height);
        theme::paintBadge(*painter, placed(badge), words, t.tone(value));
    } else {
        QRect words = cell;
        if (tier.isValid()) {
            const int side = theme::scaledIcon(Dot);
            const QRect dot(cell.left(), cell.center().y() - side / 2, side, side);
            theme::paintBox(*painter, placed(dot), 2, t.tier(static_cast<Tier>(tier.toInt())));
            words.setLeft(dot.right() + metric::Grid + 2);
        }
        const bool isName = index.column() == SessionsModel::Customer;
        const bool isMain = isName || index.column() == SessionsModel::Summary;
        painter->setFont(theme::font(isName ? theme::Type::Strong : theme::Type::Body));
        painter->setPen(isMain && !index.data(SessionsModel::IsClosedRole).toBool() ? t.text : t.dimOn(ground));
        const auto alignment =
            QStyle::visualAlignment(option.direction, Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()));
        painter->drawText(placed(words), static_cast<int>(alignment) | Qt::TextSingleLine,
                          QFontMetrics(painter->font()).elidedText(text, Qt::ElideRight, words.width()));
    }
    const QRect whole = option.rect;
    const bool isRight = option.direction == Qt::RightToLeft;
    const auto edge = [&](bool isAtBeginning, int width) {
        const int left = isAtBeginning != isRight ? whole.left() : whole.right() + 1 - width;
        painter->fillRect(QRect(left, whole.top(), width, whole.height()), t.accent);
    };
    if (isFirst && isSelected)
        edge(true, ChosenBar);
    // The current row is ringed, not its cell: it is rows that are chosen here.
    if (table && table->hasFocus() && table->currentIndex().row() == index.row()) {
        painter->fillRect(QRect(whole.left(), whole.top(), whole.width(), 2), t.accent);
        painter->fillRect(QRect(whole.left(), whole.bottom() - 1, whole.width(), 2), t.accent);
        const QHeaderView &header = *table->horizontalHeader();
        if (isFirst)
            edge(true, 2);
        if (header.sectionPosition(index.column()) + header.sectionSize(index.column()) == header.length())
            edge(false, 2);
    }
    painter->restore();
}

} // namespace tierdesk::ui
