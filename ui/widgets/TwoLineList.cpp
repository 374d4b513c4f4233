#include "ui/widgets/TwoLineList.h"

#include <QtWidgets/QListView>
#include <QtWidgets/QStyledItemDelegate>

namespace tierdesk::ui::widgets {

namespace {

using RowPainter = void (*)(TwoLineRow &, const QModelIndex &);

class TwoLineDelegate final : public QStyledItemDelegate
{
public:
    TwoLineDelegate(const TwoLineRow::Shape &shape, RowPainter painter, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_shape(shape)
        , m_paint(painter)
    {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return TwoLineRow::sizeHint(m_shape);
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        TwoLineRow row(*painter, option, m_shape);
        m_paint(row, index);
    }

private:
    TwoLineRow::Shape m_shape;
    RowPainter m_paint;
};

} // namespace

void setTwoLineRows(QListView &list, const char *name, const QString &spoken, QAbstractItemModel &model,
                    const TwoLineRow::Shape &shape, RowPainter paint)
{
    list.setObjectName(QString::fromLatin1(name));
    list.setAccessibleName(spoken);
    list.setFrameShape(QFrame::NoFrame);
    list.setModel(&model);
    list.setItemDelegate(new TwoLineDelegate(shape, paint, &list));
    list.setUniformItemSizes(true);
    list.setMouseTracking(true);
    list.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list.setEditTriggers(QAbstractItemView::NoEditTriggers);
}

} // namespace tierdesk::ui::widgets
