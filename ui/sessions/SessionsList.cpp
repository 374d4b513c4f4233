#include "ui/sessions/SessionsList.h"

#include "ui/models/Failures.h"
#include "ui/sessions/SessionsFeed.h"
#include "ui/sessions/SessionsTable.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Keys.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Skeleton.h"
#include "ui/widgets/StatePanel.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using widgets::Label;
using widgets::Panel;
namespace metric = theme::metric;

SessionsList::SessionsList(SessionsFeed &feed, QSettings &settings, QWidget *parent)
    : Panel(Surface::Panel, parent)
    , m_feed(feed)
{
    setMinimumWidth(theme::scaledIcon(metric::ListWidth));
    m_banner = new widgets::Banner(this);
    m_banner->hide();
    connect(m_banner, &widgets::Banner::actionTriggered, this, &SessionsList::retryRequested);

    auto *line = new Panel(Panel::Surface::Panel, Qt::BottomEdge, this);
    m_count = new Label(theme::Type::Small, Label::Ink::Dim, line);
    m_count->setObjectName(u"sessionCount"_s);
    m_count->setElided(true);
    auto *lineLayout = new QHBoxLayout(line);
    lineLayout->setContentsMargins(metric::PageMargin, 4, metric::PageMargin, 5);
    lineLayout->addWidget(m_count, 1);
    m_countLine = line;

    m_stack = new QStackedWidget(this);
    m_table = new SessionsTable(m_feed.model(), settings, m_stack);
    m_skeleton = new widgets::Skeleton(widgets::Skeleton::Shape::Table, false, m_stack);
    m_state = new widgets::StatePanel(m_stack);
    m_state->setObjectName(u"sessionsState"_s);
    connect(m_state, &widgets::StatePanel::actionTriggered, this, [this] {
        if (m_feed.state() == SessionsFeed::State::Failed)
            Q_EMIT retryRequested();
        else
            Q_EMIT allRequested();
    });
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_skeleton);
    m_stack->addWidget(m_state);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(line);
    layout->addWidget(m_stack, 1);
}

void SessionsList::changeEvent(QEvent *event)
{
    Panel::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        setMinimumWidth(theme::scaledIcon(metric::ListWidth));
}

void SessionsList::setRefreshKey(QShortcut *key)
{
    m_refresh = key;
}

void SessionsList::refresh()
{
    const bool isEmpty = m_feed.model().rowCount() == 0;
    m_state->setAction({});
    if (!isEmpty) {
        m_stack->setCurrentWidget(m_table);
    } else if (m_feed.state() == SessionsFeed::State::Failed) {
        const FailureWords words = failureWords(*m_feed.error());
        m_state->show(words.icon, words.heading, words.sentence);
        m_state->setAction(tr("Try again"), m_refresh ? keys::text(m_refresh->key()) : QString());
        m_stack->setCurrentWidget(m_state);
    } else if (m_feed.state() != SessionsFeed::State::Ready) {
        m_stack->setCurrentWidget(m_skeleton);
    } else if (m_feed.filter().isEmpty()) {
        m_state->show(theme::Icon::Sessions, tr("No sessions yet"),
                      tr("Every customer conversation appears here as soon as it starts, whoever is handling it."));
        m_stack->setCurrentWidget(m_state);
    } else {
        m_state->show(theme::Icon::Search, tr("No results"),
                      tr("No sessions match these filters. Remove a filter to see more."));
        m_state->setAction(tr("Show all sessions"));
        m_stack->setCurrentWidget(m_state);
    }

    using Mood = widgets::Banner::Mood;
    if (m_feed.state() == SessionsFeed::State::Ready && m_feed.error()) {
        m_banner->say(Mood::Bad, theme::Icon::Alert,
                      tr("The list could not be refreshed. %1").arg(failureWords(*m_feed.error()).sentence),
                      tr("Try again"));
        m_banner->show();
    } else {
        m_banner->hide();
    }
    showCount();
}

void SessionsList::showCount()
{
    m_countLine->setVisible(m_feed.state() == SessionsFeed::State::Ready);
    if (m_feed.state() != SessionsFeed::State::Ready)
        return;
    m_count->setText(m_feed.total() == 1 ? tr("1 session") : tr("%Ln sessions", nullptr, m_feed.total()));
}

} // namespace tierdesk::ui
