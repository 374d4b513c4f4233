#include "ui/widgets/Overlay.h"

#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Panel.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>

#include <algorithm>

namespace tierdesk::ui::widgets {

namespace {

constexpr int Margin = 24;
constexpr int Top = 72;

} // namespace

Overlay::Overlay(QWidget *below)
    : QWidget(below)
    , m_below(below)
    , m_card(new Panel(Panel::Surface::Card, this))
{
    hide();
    below->installEventFilter(this);
}

void Overlay::open()
{
    if (isOpen())
        return;
    m_before = QApplication::focusWidget();
    setGeometry(m_below->rect());
    placeCard();
    show();
    raise();
    if (QWidget *first = firstFocus())
        first->setFocus(Qt::ActiveWindowFocusReason);
}

void Overlay::closeOverlay()
{
    if (!isOpen())
        return;
    hide();
    if (QWidget *before = m_before.data(); before && before->isVisible())
        before->setFocus(Qt::OtherFocusReason);
    Q_EMIT closed();
}

void Overlay::placeCard()
{
    const int width = std::min(theme::scaled(m_cardWidth), this->width() - 2 * Margin);
    const int top = std::min(Top, height() / 10);
    const int room = height() - top - Margin;
    m_card->setGeometry((this->width() - width) / 2, top, width, std::min(cardHeight(room), room));
}

bool Overlay::event(QEvent *event)
{
    // A shortcut of the window below asks first whether anybody wants the key: here, always.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

bool Overlay::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_below && event->type() == QEvent::Resize && isOpen()) {
        setGeometry(m_below->rect());
        placeCard();
    }
    return QWidget::eventFilter(watched, event);
}

void Overlay::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange && isOpen())
        placeCard();
}

void Overlay::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), theme::tokens(this).shade);
}

void Overlay::mousePressEvent(QMouseEvent *event)
{
    event->accept(); // nothing that lies below is pressed
    closeOverlay();
}

void Overlay::keyPressEvent(QKeyEvent *event)
{
    event->accept();
    if (event->key() == Qt::Key_Escape)
        closeOverlay();
}

bool Overlay::focusNextPrevChild(bool isNext)
{
    // Around within the card: what lies below is not to be reached.
    QWidget *from = QApplication::focusWidget();
    QWidget *each = from ? from : this;
    do {
        each = isNext ? each->nextInFocusChain() : each->previousInFocusChain();
        if (!each)
            break;
        if (m_card->isAncestorOf(each) && each->isVisible() && each->isEnabled() &&
            (each->focusPolicy() & Qt::TabFocus)) {
            each->setFocus(isNext ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    } while (each != from && each != this);
    return true;
}

} // namespace tierdesk::ui::widgets
