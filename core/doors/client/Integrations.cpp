#include "core/doors/client/Integrations.h"

#include "core/doors/deskapi/Codec.h"

namespace tierdesk::client {

namespace {

QString pathOf(EndpointId id, const char *act = "")
{
    return u"/desk/endpoints/%1%2"_s.arg(id.value).arg(QLatin1String(act));
}

QString pathOf(AccountKind kind, const char *act = "")
{
    return u"/desk/accounts/"_s + (kind == AccountKind::Mail ? "mail"_L1 : "sms"_L1) + QLatin1String(act);
}

} // namespace

Integrations::Integrations(Connection &connection)
    : m_connection(connection)
{}

void Integrations::endpoints(QObject *context, Done<deskapi::Endpoints> done)
{
    m_connection.get(u"/desk/endpoints"_s, {}, context, Connection::decoded(std::move(done)));
}

void Integrations::create(const deskapi::NewEndpoint &request, QObject *context, Done<deskapi::CreatedEndpoint> done)
{
    m_connection.post(u"/desk/endpoints"_s, deskapi::encode(request), context, Connection::decoded(std::move(done)));
}

void Integrations::change(EndpointId id, const deskapi::ChangeEndpoint &request, QObject *context,
                          Done<deskapi::EndpointRow> done)
{
    m_connection.put(pathOf(id), deskapi::encode(request), context, Connection::decoded(std::move(done)));
}

void Integrations::remove(EndpointId id, QObject *context, Done<QJsonObject> done)
{
    m_connection.remove(pathOf(id), context, std::move(done));
}

void Integrations::rotate(EndpointId id, const deskapi::RotateSecret &request, QObject *context,
                          Done<deskapi::CreatedEndpoint> done)
{
    m_connection.post(pathOf(id, "/rotate"), deskapi::encode(request), context, Connection::decoded(std::move(done)));
}

void Integrations::ping(EndpointId id, QObject *context, Done<deskapi::DeliveryRow> done)
{
    m_connection.post(pathOf(id, "/ping"), {}, context, Connection::decoded(std::move(done)));
}

void Integrations::sendAllAgain(EndpointId id, QObject *context, Done<deskapi::SentAgain> done)
{
    m_connection.post(pathOf(id, "/again"), {}, context, Connection::decoded(std::move(done)));
}

void Integrations::deliveries(const DeliveryQuery &query, QObject *context, Done<deskapi::Deliveries> done)
{
    QUrlQuery parameters;
    if (query.endpoint.isSet())
        parameters.addQueryItem(u"endpoint"_s, QString::number(query.endpoint.value));
    if (query.state)
        parameters.addQueryItem(u"state"_s, word(*query.state));
    if (query.before.isSet())
        parameters.addQueryItem(u"before"_s, QString::number(query.before.value));
    parameters.addQueryItem(u"limit"_s, QString::number(query.limit));
    m_connection.get(u"/desk/deliveries"_s, parameters, context, Connection::decoded(std::move(done)));
}

void Integrations::delivery(OutboxId id, QObject *context, Done<deskapi::DeliveryDetail> done)
{
    m_connection.get(u"/desk/deliveries/%1"_s.arg(id.value), {}, context, Connection::decoded(std::move(done)));
}

void Integrations::sendAgain(OutboxId id, QObject *context, Done<deskapi::DeliveryRow> done)
{
    m_connection.post(u"/desk/deliveries/%1/again"_s.arg(id.value), {}, context, Connection::decoded(std::move(done)));
}

void Integrations::account(AccountKind kind, QObject *context, Done<deskapi::Account> done)
{
    m_connection.get(pathOf(kind), {}, context, Connection::decoded(std::move(done)));
}

void Integrations::saveAccount(AccountKind kind, const QJsonObject &request, QObject *context,
                               Done<deskapi::Account> done)
{
    m_connection.put(pathOf(kind), request, context, Connection::decoded(std::move(done)));
}

void Integrations::tryAccount(AccountKind kind, const QJsonObject &request, QObject *context,
                              Done<deskapi::TriedAccount> done)
{
    m_connection.post(pathOf(kind, "/try"), request, context, Connection::decoded(std::move(done)));
}

void Integrations::ignoredMessages(IgnoredMessageId before, int limit, QObject *context,
                                   Done<deskapi::IgnoredMessages> done)
{
    QUrlQuery parameters;
    if (before.isSet())
        parameters.addQueryItem(u"before"_s, QString::number(before.value));
    parameters.addQueryItem(u"limit"_s, QString::number(limit));
    m_connection.get(u"/desk/letters/ignored"_s, parameters, context, Connection::decoded(std::move(done)));
}

} // namespace tierdesk::client
