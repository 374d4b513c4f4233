#include "ui/conversation/composer/SavedReplyPopup.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QStyledItemDelegate>

#include <algorithm>
#include <cmath>

namespace tierdesk::ui {

using theme::Type;

namespace {

constexpr int PadX = 12;
constexpr int PadY = 6;
constexpr int Gap = 10;
constexpr int Frame = 4;
constexpr int MostRows = 6;
constexpr int WidestList = 560;

enum Role { ShortcutRole = Qt::UserRole + 1, PreviewRole };

class Painter final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        const qreal lines =
            QFontMetricsF(theme::font(Type::Strong)).height() + QFontMetricsF(theme::font(Type::Small)).height();
        return {200, static_cast<int>(std::ceil(lines)) + 2 * PadY};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const theme::Tokens &t = theme::tokens(option.widget);
        const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
        const QColor ground = isCurrent ? t.accentSoft : t.panel;
        painter->save();
        painter->setLayoutDirection(Qt::LayoutDirectionAuto); // each text runs its own way
        theme::paintBox(*painter, option.rect, theme::metric::SmallRadius, ground);
        const QRect inner = option.rect.adjusted(PadX, PadY, -PadX, -PadY);
        const QString shortcut = index.data(ShortcutRole).toString();
        const QString title = index.data(Qt::DisplayRole).toString();
        painter->setFont(theme::font(Type::Strong));
        const QFontMetrics strong = painter->fontMetrics();
        QRect line(inner.left(), inner.top(), inner.width(), strong.height());
        const auto drawn = [&](const QRect &where, int flags, const QString &text, const QFontMetrics &metrics) {
            painter->drawText(where, flags | Qt::AlignVCenter | Qt::AlignAbsolute | Qt::TextSingleLine,
                              metrics.elidedText(text, Qt::ElideRight, where.width()));
        };
        const int start = option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
        const int end = option.direction == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight;
        int taken = 0;
        if (!shortcut.isEmpty()) {
            const QString typed = u"/"_s + shortcut;
            taken = strong.horizontalAdvance(typed) + Gap;
            painter->setPen(t.accentOn(ground));
            drawn(line, end, typed, strong);
        }
        painter->setPen(t.text);
        drawn(start == Qt::AlignRight ? line.adjusted(taken, 0, 0, 0) : line.adjusted(0, 0, -taken, 0), start, title,
              strong);
        painter->setFont(theme::font(Type::Small));
        painter->setPen(t.dimOn(ground));
        line = QRect(inner.left(), line.bottom() + 1, inner.width(), painter->fontMetrics().height());
        drawn(line, start, index.data(PreviewRole).toString(), painter->fontMetrics());
        painter->restore();
    }
};

} // namespace

SavedReplyPopup::SavedReplyPopup(QWidget *parent)
    : QListWidget(parent)
{
    setObjectName(u"savedReplies"_s);
    setAccessibleName(tr("Saved replies"));
    setFrameShape(QFrame::NoFrame);
    setViewportMargins(Frame, Frame, Frame, Frame);
    viewport()->setAutoFillBackground(false);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setItemDelegate(new Painter(this));
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { choose(row(item)); });
    hide();
}

void SavedReplyPopup::offer(const std::vector<SavedReply> &replies, const QString &instead, const QRect &edge)
{
    // A list that was loaded again leaves the choice where it is.
    const qint64 chosen = currentRow() >= 0 && currentRow() < static_cast<int>(m_replies.size()) && isVisible()
                              ? m_replies[static_cast<std::size_t>(currentRow())].id.value
                              : 0;
    const bool isSame = std::equal(replies.begin(), replies.end(), m_replies.begin(), m_replies.end(),
                                   [](const SavedReply &a, const SavedReply &b) { return a.id == b.id; });
    m_replies = replies;
    clear();
    for (const SavedReply &reply : replies) {
        auto *item = new QListWidgetItem(reply.title, this);
        item->setData(ShortcutRole, reply.shortcut);
        item->setData(PreviewRole, reply.text.simplified());
        item->setData(Qt::AccessibleTextRole, tr("%1, slash %2", "a saved reply").arg(reply.title, reply.shortcut));
    }
    if (replies.empty()) {
        auto *item = new QListWidgetItem(instead, this);
        item->setFlags(Qt::ItemIsEnabled);
    } else {
        const auto kept = std::find_if(replies.begin(), replies.end(),
                                       [chosen](const SavedReply &each) { return each.id.value == chosen; });
        setCurrentRow(isSame && kept != replies.end() ? static_cast<int>(kept - replies.begin()) : 0);
    }
    place(edge);
    raise();
    show();
}

void SavedReplyPopup::place(const QRect &edge)
{
    const int rows = std::min(count(), MostRows);
    const int height = rows * sizeHintForRow(0) + 2 * Frame;
    const int width = std::min(theme::scaled(WidestList), edge.width());
    const int left = isRightToLeft() ? edge.right() + 1 - width : edge.left();
    setGeometry(left, std::max(0, edge.top() - height - Frame), width,
                std::min(height, std::max(0, edge.top() - Frame)));
}

void SavedReplyPopup::choose(int row)
{
    if (row >= 0 && row < static_cast<int>(m_replies.size()))
        Q_EMIT chosen(m_replies[static_cast<std::size_t>(row)]);
}

void SavedReplyPopup::press(int key)
{
    const int last = static_cast<int>(m_replies.size()) - 1;
    switch (key) {
    case Qt::Key_Up:
        setCurrentRow(currentRow() <= 0 ? last : currentRow() - 1);
        break;
    case Qt::Key_Down:
        setCurrentRow(currentRow() >= last ? 0 : currentRow() + 1);
        break;
    case Qt::Key_PageUp:
        setCurrentRow(std::max(0, currentRow() - MostRows));
        break;
    case Qt::Key_PageDown:
        setCurrentRow(std::min(last, currentRow() + MostRows));
        break;
    case Qt::Key_Escape:
        Q_EMIT dismissed();
        break;
    default:
        choose(currentRow());
        break;
    }
}

bool SavedReplyPopup::event(QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        const theme::Tokens &t = theme::tokens(this);
        QPainter painter(this);
        theme::paintBox(painter, rect(), theme::metric::Radius, t.panel, t.line);
        return true;
    }
    return QListWidget::event(event);
}

} // namespace tierdesk::ui
