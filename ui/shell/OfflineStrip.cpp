#include "ui/shell/OfflineStrip.h"

#include "core/doors/client/Address.h"
#include "ui/models/Direction.h"
#include "ui/widgets/Banner.h"

#include <QtCore/QLocale>

namespace tierdesk::ui {

using client::Connection;

OfflineStrip::OfflineStrip(Connection &connection, QWidget *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_strip(new widgets::Banner(parent))
{
    m_strip->setObjectName(u"offline"_s);
    m_strip->hide();
    connect(m_strip, &widgets::Banner::actionTriggered, &m_connection, &Connection::retryNow);
}

void OfflineStrip::setOpen(bool isOpen)
{
    m_isOpen = isOpen;
    m_wasLive = false;
    show();
}

void OfflineStrip::show()
{
    const Connection::State state = m_connection.state();
    m_wasLive = m_wasLive || state == Connection::State::Live;
    m_isCut =
        m_isOpen && (state == Connection::State::Waiting || (state == Connection::State::Connecting && m_wasLive));
    if (m_isCut) {
        const int seconds = (m_connection.retryIn().value_or(0) + 999) / 1000;
        const QString server = client::addressText(m_connection.server());
        // What matters first: nothing is lost, and what is seen may be old.
        const QString text = tr("Not connected to %1. The data shown may be out of date. What you write is saved.")
                                 .arg(direction::isolated(server));
        m_strip->say(widgets::Banner::Mood::Warning, theme::Icon::Offline,
                     seconds > 1 ? tr("%1 Next try in %2\u00A0s.").arg(text, QLocale().toString(seconds))
                                 : tr("%1 Trying again…").arg(text),
                     state == Connection::State::Waiting ? tr("Try now") : QString());
    }
    m_strip->setVisible(m_isCut);
}

} // namespace tierdesk::ui
