#include "core/doors/client/SavedReplies.h"

namespace tierdesk::client {

SavedReplies::SavedReplies(Connection &connection)
    : m_connection(connection)
{}

void SavedReplies::list(QObject *context, Done<deskapi::SavedReplies> done)
{
    m_connection.get(u"/desk/saved-replies"_s, {}, context, Connection::decoded(std::move(done)));
}

void SavedReplies::create(const deskapi::SaveReply &request, QObject *context, Done<SavedReply> done)
{
    m_connection.post(u"/desk/saved-replies"_s, deskapi::encode(request), context,
                      Connection::decoded(std::move(done)));
}

void SavedReplies::save(SavedReplyId id, const deskapi::SaveReply &request, QObject *context, Done<SavedReply> done)
{
    m_connection.put(u"/desk/saved-replies/%1"_s.arg(id.value), deskapi::encode(request), context,
                     Connection::decoded(std::move(done)));
}

void SavedReplies::remove(SavedReplyId id, QObject *context, Done<void> done)
{
    m_connection.remove(u"/desk/saved-replies/%1"_s.arg(id.value), context,
                        [done = std::move(done)](const base::Result<QJsonObject> &result) {
                            done(result ? base::Result<void>() : base::Result<void>(result.error()));
                        });
}

} // namespace tierdesk::client
