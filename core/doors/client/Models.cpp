#include "core/doors/client/Models.h"

namespace tierdesk::client {

void Models::open(QObject *context, Done<deskapi::Models> done)
{
    m_connection.call(route::ShowModels, {}, context, std::move(done));
}

void Models::save(const QString &name, const QJsonObject &patch, QObject *context, Done<deskapi::Provider> done)
{
    m_connection.call(route::SaveProvider, {name}, patch, context, std::move(done));
}

void Models::remove(const QString &name, QObject *context, Done<QJsonObject> done)
{
    m_connection.call(route::RemoveProvider, {name}, context, std::move(done));
}

void Models::setKey(const QString &name, const QString &key, QObject *context, Done<deskapi::Provider> done)
{
    m_connection.call(route::SaveProviderKey, {name}, deskapi::ProviderKey{key}, context, std::move(done));
}

void Models::list(const QString &name, QObject *context, Done<deskapi::ModelList> done)
{
    m_connection.call(route::ListProviderModels, {name}, context, std::move(done));
}

void Models::findLocal(QObject *context, Done<LocalSearch> done)
{
    m_connection.call(route::FindLocalModels, {}, context, std::move(done));
}

void Models::useLocal(const deskapi::UseLocalModel &choice, QObject *context, Done<deskapi::Provider> done)
{
    m_connection.call(route::ChooseLocalModel, {}, choice, context, std::move(done));
}

void Models::tryOut(const QString &name, const deskapi::TryModel &question, QObject *context, Done<deskapi::Tried> done)
{
    m_connection.call(route::TryProvider, {name}, question, context, std::move(done));
}

} // namespace tierdesk::client
