#include "ui/replies/RepliesList.h"

#include "ui/models/Failures.h"
#include "ui/replies/RepliesDelegate.h"
#include "ui/replies/RepliesModel.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/Skeleton.h"
#include "ui/widgets/StatePanel.h"

#include <QtGui/QFocusEvent>
#include <QtGui/QShortcut>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using widgets::Panel;

RepliesList::RepliesList(RepliesModel &model, QWidget *parent)
    : Panel(Surface::Panel, parent)
    , m_model(model)
{
    setMinimumWidth(theme::scaledIcon(theme::metric::ListWidth));
    auto *strip = new Panel(Surface::Panel, Qt::BottomEdge, this);
    m_search = new QLineEdit(strip);
    m_search->setObjectName(u"replySearch"_s);
    m_search->setAccessibleName(tr("Search saved replies"));
    m_search->setPlaceholderText(tr("Shortcut or words (/)"));
    m_search->setToolTip(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model.setFilter(text);
        Q_EMIT filtered();
    });
    m_new = new QPushButton(tr("New"), strip);
    m_new->setObjectName(u"newReply"_s);
    m_new->setAccessibleName(tr("Write a new saved reply"));
    connect(m_new, &QPushButton::clicked, this, &RepliesList::newRequested);
    auto *line = new QHBoxLayout(strip);
    line->setContentsMargins(10, 8, 10, 9);
    line->setSpacing(8);
    line->addWidget(m_search, 1);
    line->addWidget(m_new);

    m_stack = new QStackedWidget(this);
    m_list = new QListView(m_stack);
    m_list->setObjectName(u"replyList"_s);
    m_list->setAccessibleName(tr("Saved replies"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new RepliesDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            Q_EMIT chosen(m_model.reply(index.row()).id);
    });
    auto *removal = new QShortcut(QKeySequence(QKeySequence::Delete), m_list);
    removal->setContext(Qt::WidgetShortcut);
    connect(removal, &QShortcut::activated, this, &RepliesList::removeRequested);
    m_skeleton = new widgets::Skeleton(widgets::Skeleton::Shape::ShortRows, false, m_stack);
    m_state = new widgets::StatePanel(m_stack);
    m_state->setObjectName(u"repliesState"_s);
    connect(m_state, &widgets::StatePanel::actionTriggered, this, &RepliesList::pressState);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_skeleton);
    m_stack->addWidget(m_state);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(strip);
    layout->addWidget(m_stack, 1);
}

void RepliesList::changeEvent(QEvent *event)
{
    Panel::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        setMinimumWidth(theme::scaledIcon(theme::metric::ListWidth));
}

void RepliesList::setKeys(QShortcut *refresh, QShortcut *begin)
{
    m_refresh = refresh;
    m_begin = begin;
}

void RepliesList::letGo()
{
    m_list->setModel(nullptr);
}

void RepliesList::pressState()
{
    if (m_shown == State::Failed)
        Q_EMIT retryRequested();
    else if (!m_search->text().isEmpty())
        m_search->clear();
    else
        Q_EMIT newRequested();
}

void RepliesList::show(State state, bool mayEdit, const std::optional<base::Error> &error)
{
    m_shown = state;
    m_new->setVisible(mayEdit);
    m_new->setEnabled(state == State::Ready);
    m_state->setAction({});
    if (m_model.rowCount() > 0) {
        m_stack->setCurrentWidget(m_list);
        return;
    }
    if (state != State::Ready && !(state == State::Failed && error)) {
        m_stack->setCurrentWidget(m_skeleton);
        return;
    }
    if (state == State::Failed) {
        const FailureWords words = failureWords(*error);
        m_state->show(words.icon, words.heading, words.sentence);
        m_state->setAction(tr("Try again"), m_refresh ? keys::text(m_refresh->key()) : QString());
    } else if (!m_search->text().isEmpty()) {
        m_state->show(theme::Icon::Search, tr("Nothing found"), tr("No saved replies contain these words."));
        m_state->setAction(tr("Show all"));
    } else {
        m_state->show(theme::Icon::Knowledge, tr("No saved replies yet"),
                      mayEdit ? tr("Save text that you use often. Type / in a reply to insert it.")
                              : tr("Supervisors can create saved replies. Type / in a reply to insert one."));
        if (mayEdit)
            m_state->setAction(tr("Create saved reply"), m_begin ? keys::text(m_begin->key()) : QString());
    }
    m_stack->setCurrentWidget(m_state);
}

void RepliesList::select(SavedReplyId id)
{
    m_list->setCurrentIndex(id.isSet() ? m_model.indexOf(id) : QModelIndex());
}

void RepliesList::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void RepliesList::clearSearch()
{
    m_search->clear();
}

void RepliesList::focusInEvent(QFocusEvent *event)
{
    m_list->setFocus(event->reason()); // a proxy would take the search out of the tab order
}

} // namespace tierdesk::ui
