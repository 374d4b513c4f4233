#include "core/doors/client/Models.h"

namespace tierdesk::client {

namespace {

QString pathOf(const QString &name, const char *rest = "")
{
    return u"/desk/models/providers/"_s + QString::fromLatin1(QUrl::toPercentEncoding(name)) +
           QString::fromLatin1(rest);
}

} // namespace

Models::Models(Connection &connection)
    : m_connection(connection)
{}

void Models::open(QObject *context, Done<deskapi::Models> done)
{
    m_connection.get(u"/desk/models"_s, {}, context, Connection::decoded(std::move(done)));
}

void Models::save(const QString &name, const QJsonObject &patch, QObject *context, Done<deskapi::Provider> done)
{
    m_connection.put(pathOf(name), patch, context, Connection::decoded(std::move(done)));
}

void Models::remove(const QString &name, QObject *context, Done<QJsonObject> done)
{
    m_connection.remove(pathOf(name), context, std::move(done));
}

void Models::setKey(const QString &name, const QString &key, QObject *context, Done<deskapi::Provider> done)
{
    m_connection.put(pathOf(name, "/key"), deskapi::encode(deskapi::ProviderKey{key}), context,
                     Connection::decoded(std::move(done)));
}

void Models::list(const QString &name, QObject *context, Done<deskapi::ModelList> done)
{
    m_connection.get(pathOf(name, "/models"), {}, context, Connection::decoded(std::move(done)));
}

void Models::findLocal(QObject *context, Done<LocalSearch> done)
{
    m_connection.get(u"/desk/models/local"_s, {}, context, Connection::decoded(std::move(done)));
}

void Models::useLocal(const deskapi::UseLocalModel &choice, QObject *context, Done<deskapi::Provider> done)
{
    m_connection.post(u"/desk/models/local/use"_s, deskapi::encode(choice), context,
                      Connection::decoded(std::move(done)));
}

void Models::tryOut(const QString &name, const deskapi::TryModel &question, QObject *context, Done<deskapi::Tried> done)
{
    m_connection.post(pathOf(name, "/try"), deskapi::encode(question), context, Connection::decoded(std::move(done)));
}

} // namespace tierdesk::client
