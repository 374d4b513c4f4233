#include "ui/shell/CaseTroubles.h"

#include "ui/models/Direction.h"
#include "ui/models/Phrases.h"
#include "ui/queue/QueueFeed.h"
#include "ui/widgets/Banner.h"

#include <algorithm>

namespace tierdesk::ui {

CaseTroubles::CaseTroubles(QueueFeed &feed, QWidget *parent)
    : QObject(parent)
    , m_feed(feed)
    , m_strip(new widgets::Banner(parent))
{
    m_strip->setObjectName(u"caseTrouble"_s);
    m_strip->setCloseable(true);
    m_strip->hide();
    connect(m_strip, &widgets::Banner::actionTriggered, this, [this] { Q_EMIT openRequested(takeFirst()); });
    connect(m_strip, &widgets::Banner::closed, this, [this] { takeFirst(); });
    // What was told before the queue was here has a name now.
    connect(&m_feed, &QueueFeed::stateChanged, this, &CaseTroubles::show);
}

void CaseTroubles::tell(const QString &session, const QString &text)
{
    std::erase_if(m_troubles, [&](const Trouble &each) { return each.session == session; });
    m_troubles.push_back({session, text});
    show();
}

void CaseTroubles::clear()
{
    m_troubles.clear();
    show();
}

QString CaseTroubles::takeFirst()
{
    const QString session = m_troubles.front().session;
    m_troubles.erase(m_troubles.begin());
    show();
    return session;
}

void CaseTroubles::show()
{
    m_strip->setVisible(!m_troubles.empty());
    if (m_troubles.empty())
        return;
    const Trouble &first = m_troubles.front();
    const deskapi::SessionRow *row = m_feed.find(first.session);
    const QString who =
        row ? tr("%1 (%2)", "customer, session id")
                  .arg(direction::isolated(phrases::customerName(*row)), direction::isolated(first.session))
            : direction::isolated(first.session);
    m_strip->say(widgets::Banner::Mood::Bad, theme::Icon::Alert,
                 tr("%1: %2", "a case, what went wrong with it").arg(who, first.text), tr("Open case"));
}

} // namespace tierdesk::ui
