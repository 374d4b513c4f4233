#include "core/doors/client/Configs.h"

namespace tierdesk::client {

Configs::Configs(Connection &connection)
    : m_connection(connection)
{}

void Configs::open(QObject *context, Done<deskapi::Config> done)
{
    m_connection.get(QStringLiteral("/desk/config"), {}, context, Connection::decoded(std::move(done)));
}

void Configs::save(const QJsonObject &patch, QObject *context, Done<deskapi::Config> done)
{
    m_connection.put(QStringLiteral("/desk/config"), patch, context, Connection::decoded(std::move(done)));
}

void Configs::versions(int limit, QObject *context, Done<deskapi::ConfigVersions> done)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    m_connection.get(QStringLiteral("/desk/config/versions"), query, context, Connection::decoded(std::move(done)));
}

void Configs::openWebChat(QObject *context, Done<QJsonObject> done)
{
    m_connection.get(QStringLiteral("/desk/webchat"), {}, context, std::move(done));
}

void Configs::saveWebChat(const QJsonObject &patch, QObject *context, Done<QJsonObject> done)
{
    m_connection.put(QStringLiteral("/desk/webchat"), patch, context, std::move(done));
}

} // namespace tierdesk::client
