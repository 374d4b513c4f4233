#include "ui/conversation/transcript/BubbleView.h"
#include "ui/conversation/transcript/ConversationModel.h"
#include "ui/models/Direction.h"

#include <QtCore/QTextBoundaryFinder>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QMenu>

#include <algorithm>

/// The half of BubbleView that a reader takes text from: by mouse, by keys, by a menu.
namespace tierdesk::ui {

void BubbleView::select(const BubbleDelegate::Selection &selection)
{
    m_selection = selection;
    m_bubbles->setSelection(selection);
    viewport()->update();
}

QString BubbleView::selectedText() const
{
    if (!m_selection.isEmpty()) {
        for (int row = 0; row < rows(); ++row) {
            const QModelIndex index = model()->index(row, 0);
            if (index.data(ConversationModel::KeyRole).toLongLong() == m_selection.key)
                return index.data(Qt::DisplayRole).toString().mid(m_selection.first(), m_selection.length());
        }
    }
    return currentIndex().data(Qt::DisplayRole).toString();
}

void BubbleView::copy()
{
    if (const QString text = selectedText(); !text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

std::optional<Attachment> BubbleView::fileAt(const QPointF &point) const
{
    const QModelIndex index = indexAt(point.toPoint());
    if (!index.isValid())
        return std::nullopt;
    return m_bubbles->fileAt(index, viewport()->width(), point - visualRect(index).topLeft());
}

void BubbleView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        const auto files = currentIndex().data(ConversationModel::FilesRole).value<std::vector<Attachment>>();
        if (!files.empty()) {
            Q_EMIT fileOpened(files.front()); // the others stand in the menu
            event->accept();
            return;
        }
    }
    if (event->matches(QKeySequence::Copy)) {
        copy();
        event->accept();
        return;
    }
    if (event->matches(QKeySequence::Cancel) && !m_selection.isEmpty()) {
        select({});
        event->accept();
        return;
    }
    // Letters are the page's keys, not a search in the list.
    if (!event->text().isEmpty() && event->text().at(0).isPrint()) {
        event->ignore();
        return;
    }
    QAbstractItemView::keyPressEvent(event);
}

void BubbleView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid())
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    if (event->button() != Qt::LeftButton)
        return;
    const auto file = fileAt(event->position());
    m_pressed = file ? file->id : QString();
    BubbleDelegate::Selection next;
    if (index.isValid()) {
        const QPointF inRow = event->position() - visualRect(index).topLeft();
        if (const int place = m_bubbles->positionAt(index, viewport()->width(), inRow, false); place >= 0)
            next = {index.data(ConversationModel::KeyRole).toLongLong(), place, place};
    }
    select(next);
}

void BubbleView::mouseMoveEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (!event->buttons().testFlag(Qt::LeftButton)) {
        const bool isText =
            index.isValid() && m_bubbles->positionAt(index, viewport()->width(),
                                                     event->position() - visualRect(index).topLeft(), false) >= 0;
        viewport()->setCursor(isText                      ? Qt::IBeamCursor
                              : fileAt(event->position()) ? Qt::PointingHandCursor
                                                          : Qt::ArrowCursor);
        return;
    }
    const QModelIndex current = currentIndex();
    if (m_selection.key < 0 || current.data(ConversationModel::KeyRole).toLongLong() != m_selection.key)
        return;
    const QPointF inRow = event->position() - visualRect(current).topLeft();
    auto next = m_selection;
    next.to = inRow.y() < 0 ? 0 : std::max(0, m_bubbles->positionAt(current, viewport()->width(), inRow, true));
    select(next);
}

void BubbleView::mouseReleaseEvent(QMouseEvent *event)
{
    const auto file = fileAt(event->position());
    if (event->button() == Qt::LeftButton && file && file->id == m_pressed)
        Q_EMIT fileOpened(*file);
    m_pressed.clear();
    if (m_selection.isEmpty())
        select({});
}

void BubbleView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (!index.isValid() || event->button() != Qt::LeftButton)
        return;
    const QPointF inRow = event->position() - visualRect(index).topLeft();
    const int place = m_bubbles->positionAt(index, viewport()->width(), inRow, false);
    if (place < 0)
        return;
    const QString text = index.data(Qt::DisplayRole).toString();
    QTextBoundaryFinder words(QTextBoundaryFinder::Word, text);
    words.setPosition(place);
    int from = place;
    if (!words.isAtBoundary() || place == text.size())
        from = static_cast<int>(std::max<qsizetype>(0, words.toPreviousBoundary()));
    words.setPosition(from);
    const auto to = static_cast<int>(words.toNextBoundary());
    select({index.data(ConversationModel::KeyRole).toLongLong(), from, to < 0 ? static_cast<int>(text.size()) : to});
}

void BubbleView::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint place = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard)
        place = viewport()->mapToGlobal(visualRect(currentIndex()).center());
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString text = selectedText();
    const QModelIndex index = currentIndex();
    const QString whole = index.data(Qt::DisplayRole).toString();
    const auto put = [](const QString &words) { QGuiApplication::clipboard()->setText(words); };
    if (!m_selection.isEmpty())
        menu->addAction(tr("Copy the selection"), QKeySequence::Copy, menu, [put, text] { put(text); });
    QAction *message = menu->addAction(tr("Copy the message"), menu, [put, whole] { put(whole); });
    message->setEnabled(!whole.isEmpty());
    if (m_selection.isEmpty())
        message->setShortcut(QKeySequence::Copy);
    const auto files = index.data(ConversationModel::FilesRole).value<std::vector<Attachment>>();
    for (const Attachment &each : files) {
        const QString name = direction::isolated(each.name);
        menu->addAction(tr("Open %1").arg(name), menu, [this, each] { Q_EMIT fileOpened(each); });
        menu->addAction(tr("Save %1 as…").arg(name), menu, [this, each] { Q_EMIT fileSaved(each); });
    }
    menu->addAction(tr("Copy the conversation"), menu, [put, all = m_conversation->transcript()] { put(all); });
    menu->popup(place);
}

} // namespace tierdesk::ui
