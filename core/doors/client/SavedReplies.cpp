#include "core/doors/client/SavedReplies.h"

namespace tierdesk::client {

SavedReplies::SavedReplies(Connection &connection)
    : m_connection(connection)
{}

void SavedReplies::list(QObject *context, Done<deskapi::SavedReplies> done)
{
    m_connection.get(QStringLiteral("/desk/saved-replies"), {}, context, Connection::decoded(std::move(done)));
}

void SavedReplies::create(const deskapi::SaveReply &request, QObject *context, Done<SavedReply> done)
{
    m_connection.post(QStringLiteral("/desk/saved-replies"), deskapi::encode(request), context,
                      Connection::decoded(std::move(done)));
}

void SavedReplies::save(SavedReplyId id, const deskapi::SaveReply &request, QObject *context, Done<SavedReply> done)
{
    m_connection.put(QStringLiteral("/desk/saved-replies/%1").arg(id.value), deskapi::encode(request), context,
                     Connection::decoded(std::move(done)));
}

void SavedReplies::remove(SavedReplyId id, QObject *context, Done<void> done)
{
    m_connection.remove(QStringLiteral("/desk/saved-replies/%1").arg(id.value), context,
                        [done = std::move(done)](const base::Result<QJsonObject> &result) {
                            done(result ? base::Result<void>() : base::Result<void>(result.error()));
                        });
}

} // namespace tierdesk::client
