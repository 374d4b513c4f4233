#include "core/doors/client/Configs.h"

namespace tierdesk::client {

void Configs::open(QObject *context, Done<deskapi::Config> done)
{
    m_connection.call(route::ShowConfig, {}, context, std::move(done));
}

void Configs::save(const QJsonObject &patch, QObject *context, Done<deskapi::Config> done)
{
    m_connection.call(route::SaveConfig, {}, patch, context, std::move(done));
}

void Configs::versions(int limit, QObject *context, Done<deskapi::ConfigVersions> done)
{
    QUrlQuery query;
    query.addQueryItem(u"limit"_s, QString::number(limit));
    m_connection.call(route::ListConfigVersions, {}, query, context, std::move(done));
}

void Configs::openWebChat(QObject *context, Done<QJsonObject> done)
{
    m_connection.call(route::ShowWebChat, {}, context, std::move(done));
}

void Configs::saveWebChat(const QJsonObject &patch, QObject *context, Done<QJsonObject> done)
{
    m_connection.call(route::SaveWebChat, {}, patch, context, std::move(done));
}

} // namespace tierdesk::client
