#include "core/doors/client/Configs.h"

namespace tierdesk::client {

Configs::Configs(Connection &connection)
    : m_connection(connection)
{}

void Configs::open(QObject *context, Done<deskapi::Config> done)
{
    m_connection.get(u"/desk/config"_s, {}, context, Connection::decoded(std::move(done)));
}

void Configs::save(const QJsonObject &patch, QObject *context, Done<deskapi::Config> done)
{
    m_connection.put(u"/desk/config"_s, patch, context, Connection::decoded(std::move(done)));
}

void Configs::versions(int limit, QObject *context, Done<deskapi::ConfigVersions> done)
{
    QUrlQuery query;
    query.addQueryItem(u"limit"_s, QString::number(limit));
    m_connection.get(u"/desk/config/versions"_s, query, context, Connection::decoded(std::move(done)));
}

void Configs::openWebChat(QObject *context, Done<QJsonObject> done)
{
    m_connection.get(u"/desk/webchat"_s, {}, context, std::move(done));
}

void Configs::saveWebChat(const QJsonObject &patch, QObject *context, Done<QJsonObject> done)
{
    m_connection.put(u"/desk/webchat"_s, patch, context, std::move(done));
}

} // namespace tierdesk::client
