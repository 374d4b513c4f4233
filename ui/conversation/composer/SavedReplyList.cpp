#include "ui/conversation/composer/SavedReplyList.h"

#include <algorithm>

namespace tierdesk::ui {

SavedReplyList::SavedReplyList(client::Connection &connection, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_source(connection)
{
    const auto again = [this] {
        if (m_isWanted)
            load();
    };
    connect(&m_connection, &client::Connection::connected, this, again);
    connect(&m_connection, &client::Connection::reset, this, again);
    connect(&m_connection, &client::Connection::eventReceived, this, [again](const deskapi::Event &event) {
        if (event.has(u"savedreplies.changed"))
            again();
    });
}

void SavedReplyList::want()
{
    if (m_isLoaded || (m_isWanted && !m_error))
        return;
    load();
}

void SavedReplyList::clear()
{
    ++m_load;
    m_isWanted = false;
    m_isLoaded = false;
    m_error.reset();
    m_replies.clear();
    Q_EMIT changed();
}

void SavedReplyList::load()
{
    m_isWanted = true;
    m_error.reset();
    m_source.list(this, [this, load = ++m_load](const base::Result<deskapi::SavedReplies> &list) {
        if (load != m_load)
            return;
        if (list) {
            m_replies = list->replies;
            m_isLoaded = true;
        } else {
            m_error = list.error();
        }
        Q_EMIT changed();
    });
}

std::vector<SavedReply> SavedReplyList::matching(const QString &typed) const
{
    std::vector<SavedReply> found;
    std::copy_if(m_replies.begin(), m_replies.end(), std::back_inserter(found),
                 [&](const SavedReply &reply) { return reply.shortcut.startsWith(typed, Qt::CaseInsensitive); });
    if (typed.isEmpty())
        return found;
    for (const SavedReply &reply : m_replies) {
        if (reply.shortcut.startsWith(typed, Qt::CaseInsensitive))
            continue;
        if (reply.shortcut.contains(typed, Qt::CaseInsensitive) || reply.title.contains(typed, Qt::CaseInsensitive) ||
            reply.text.contains(typed, Qt::CaseInsensitive))
            found.push_back(reply);
    }
    return found;
}

} // namespace tierdesk::ui
