#include "core/doors/client/SavedReplies.h"

namespace tierdesk::client {

void SavedReplies::list(QObject *context, Done<deskapi::SavedReplies> done)
{
    m_connection.call(route::ListSavedReplies, {}, context, std::move(done));
}

void SavedReplies::create(const deskapi::SaveReply &request, QObject *context, Done<SavedReply> done)
{
    m_connection.call(route::CreateSavedReply, {}, request, context, std::move(done));
}

void SavedReplies::save(SavedReplyId id, const deskapi::SaveReply &request, QObject *context, Done<SavedReply> done)
{
    m_connection.call(route::UpdateSavedReply, {id}, request, context, std::move(done));
}

void SavedReplies::remove(SavedReplyId id, QObject *context, Done<void> done)
{
    m_connection.call(route::RemoveSavedReply, {id}, context, std::move(done));
}

} // namespace tierdesk::client
