#include "ui/settings/CardColumn.h"

#include "ui/theme/Appearance.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>

namespace tierdesk::ui {

namespace {

constexpr int Width = 720;
constexpr int Margin = 24;

} // namespace

CardColumn::CardColumn(const QString &name, QWidget *cards, QWidget *parent)
    : QScrollArea(parent)
    , m_cards(cards)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // its place is kept: no tab moves the others' cards
    setAccessibleName(name);
    setFocusPolicy(Qt::NoFocus); // what is in it is reached, and scrolls into sight
    viewport()->setAutoFillBackground(false);
    auto *page = new QWidget(this);
    auto *middle = new QHBoxLayout(page);
    middle->setContentsMargins(Margin, Margin, Margin, Margin);
    auto *column = new QVBoxLayout;
    column->addWidget(cards);
    column->addStretch();
    middle->addStretch(1);
    middle->addLayout(column, 100);
    middle->addStretch(1);
    page->setAutoFillBackground(false);
    setWidget(page);
    m_cards->setMaximumWidth(theme::scaled(Width));
}

void CardColumn::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        m_cards->setMaximumWidth(theme::scaled(Width));
}

} // namespace tierdesk::ui
