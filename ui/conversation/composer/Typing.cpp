#include "ui/conversation/composer/Typing.h"

#include "core/doors/client/Connection.h"
#include "ui/conversation/CaseFeed.h"
#include "ui/conversation/composer/Placeholders.h"
#include "ui/models/Direction.h"
#include "ui/models/Phrases.h"

namespace tierdesk::ui {

namespace {

/// "Is typing" is told again this often while it goes on, and ends this long after the last letter.
constexpr int TellEveryMs = 4000;
constexpr int EndsAfterMs = 5000;

} // namespace

TypingTeller::TypingTeller(client::Connection &connection, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
{
    m_ends.setSingleShot(true);
    m_ends.setInterval(EndsAfterMs);
    connect(&m_ends, &QTimer::timeout, this, [this] { tell(false); });
}

void TypingTeller::setSession(const QString &session)
{
    tell(false);
    m_session = session;
}

void TypingTeller::tell(bool isTyping)
{
    if (isTyping)
        m_ends.start();
    else
        m_ends.stop();
    const bool isDue = isTyping && (!m_told.isValid() || m_told.hasExpired(TellEveryMs));
    if (m_session.isEmpty() || (isTyping == m_isTyping && !isDue))
        return;
    m_isTyping = isTyping;
    m_told.start();
    m_connection.sendTyping(m_session, isTyping);
}

QString typingWords(const CaseFeed &feed)
{
    QStringList names;
    if (feed.isCustomerTyping())
        names.append(firstName(phrases::customerName(feed.row())));
    for (const deskapi::Person &person : feed.typists())
        names.append(person.name);
    return names.isEmpty()     ? QString()
           : names.size() == 1 ? TypingTeller::tr("%1 is typing…").arg(direction::isolated(names.front()))
                               : TypingTeller::tr("%1 are typing…").arg(phrases::listed(names));
}

} // namespace tierdesk::ui
