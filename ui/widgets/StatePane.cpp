#include "ui/widgets/StatePane.h"

#include "ui/widgets/Keys.h"
#include "ui/widgets/Loading.h"
#include "ui/widgets/Skeleton.h"
#include "ui/widgets/StatePanel.h"

#include <QtGui/QFocusEvent>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

#include <utility>

namespace tierdesk::ui::widgets {

StatePane::StatePane(const QString &name, Surface surface, Qt::Edges lines, QWidget *parent)
    : Panel(surface, lines, parent)
    , m_name(name)
    , m_stack(new QStackedWidget(this))
{
    m_stack->addWidget(new QWidget(m_stack)); // blank
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_stack, 1);
}

void StatePane::setStrip(QLayout *controls)
{
    auto *strip = new Panel(Surface::Panel, Qt::BottomEdge, this);
    strip->setLayout(controls);
    controls->setContentsMargins(10, 8, 10, 9);
    controls->setSpacing(8);
    static_cast<QBoxLayout *>(layout())->insertWidget(0, strip);
    m_controls = controls;
}

QLineEdit *StatePane::addSearch(const char *name, const QString &spoken, const QString &hint)
{
    m_search = new QLineEdit(this);
    m_search->setObjectName(QString::fromLatin1(name));
    m_search->setAccessibleName(spoken);
    m_search->setPlaceholderText(hint);
    m_search->setClearButtonEnabled(true);
    m_controls->addWidget(m_search);
    static_cast<QBoxLayout *>(m_controls)->setStretchFactor(m_search, 1);
    return m_search;
}

void StatePane::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

QPushButton *StatePane::addButton(const char *name, const QString &text, std::function<void()> act)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QString::fromLatin1(name));
    connect(button, &QPushButton::clicked, this, std::move(act));
    m_controls->addWidget(button);
    return button;
}

void StatePane::setContent(QWidget *content)
{
    // Only now: the tab order is the order in which widgets are made, and the strip comes first.
    m_skeleton = new Skeleton(Skeleton::Shape::ShortRows, false, m_stack);
    m_message = new StatePanel(m_stack);
    m_message->setObjectName(m_name);
    connect(m_message, &StatePanel::actionTriggered, this, [this] {
        const auto act = m_act; // it may show another message
        act();
    });
    m_content = content;
    for (QWidget *each : std::initializer_list<QWidget *>{m_content, m_skeleton, m_message})
        m_stack->addWidget(each);
}

void StatePane::setList(QListView *list)
{
    setContent(list);
    m_list = list;
    connect(list->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        const QScrollBar &bar = *m_list->verticalScrollBar();
        if (value >= bar.maximum() - bar.pageStep())
            Q_EMIT endReached();
    });
}

void StatePane::showContent()
{
    m_stack->setCurrentWidget(m_content);
}

void StatePane::showBlank()
{
    m_stack->setCurrentIndex(0);
}

void StatePane::say(const StateText &text, const StateAction &action)
{
    m_message->show(text.icon, text.heading, text.sentence);
    m_message->setAction(action.text, action.key ? keys::text(action.key->key()) : QString());
    m_act = action.act;
    m_stack->setCurrentWidget(m_message);
}

bool StatePane::showLoaded(const Loading &loading, const StateAction &retry)
{
    if (m_list && m_list->model()->rowCount() > 0)
        showContent();
    else if (loading.failure())
        say(*loading.failure(), retry);
    else if (!loading.isReady())
        m_stack->setCurrentWidget(m_skeleton);
    else
        return false;
    return true;
}

void StatePane::focusInEvent(QFocusEvent *event)
{
    if (m_list)
        m_list->setFocus(event->reason()); // a proxy would take the strip out of the tab order
}

} // namespace tierdesk::ui::widgets
