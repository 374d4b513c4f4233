#include "core/doors/client/Integrations.h"

namespace tierdesk::client {

void Integrations::endpoints(QObject *context, Done<deskapi::Endpoints> done)
{
    m_connection.call(route::ListEndpoints, {}, context, std::move(done));
}

void Integrations::create(const deskapi::NewEndpoint &request, QObject *context, Done<deskapi::CreatedEndpoint> done)
{
    m_connection.call(route::CreateEndpoint, {}, request, context, std::move(done));
}

void Integrations::change(EndpointId id, const deskapi::ChangeEndpoint &request, QObject *context,
                          Done<deskapi::EndpointRow> done)
{
    m_connection.call(route::UpdateEndpoint, {id}, request, context, std::move(done));
}

void Integrations::remove(EndpointId id, QObject *context, Done<QJsonObject> done)
{
    m_connection.call(route::RemoveEndpoint, {id}, context, std::move(done));
}

void Integrations::rotate(EndpointId id, const deskapi::RotateSecret &request, QObject *context,
                          Done<deskapi::CreatedEndpoint> done)
{
    m_connection.call(route::RotateEndpointSecret, {id}, request, context, std::move(done));
}

void Integrations::ping(EndpointId id, QObject *context, Done<deskapi::DeliveryRow> done)
{
    m_connection.call(route::PingEndpoint, {id}, context, std::move(done));
}

void Integrations::sendAllAgain(EndpointId id, QObject *context, Done<deskapi::SentAgain> done)
{
    m_connection.call(route::ResendFailed, {id}, context, std::move(done));
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
    m_connection.call(route::ListDeliveries, {}, parameters, context, std::move(done));
}

void Integrations::delivery(OutboxId id, QObject *context, Done<deskapi::DeliveryDetail> done)
{
    m_connection.call(route::ShowDelivery, {id}, context, std::move(done));
}

void Integrations::sendAgain(OutboxId id, QObject *context, Done<deskapi::DeliveryRow> done)
{
    m_connection.call(route::ResendDelivery, {id}, context, std::move(done));
}

void Integrations::account(AccountKind kind, QObject *context, Done<deskapi::Account> done)
{
    m_connection.call(kind == AccountKind::Mail ? route::ShowMailAccount : route::ShowSmsAccount, {}, context,
                      std::move(done));
}

void Integrations::saveAccount(AccountKind kind, const QJsonObject &request, QObject *context,
                               Done<deskapi::Account> done)
{
    if (kind == AccountKind::Mail)
        m_connection.call(route::UpdateMailAccount, {}, request, context, std::move(done));
    else
        m_connection.call(route::UpdateSmsAccount, {}, request, context, std::move(done));
}

void Integrations::tryAccount(AccountKind kind, const QJsonObject &request, QObject *context,
                              Done<deskapi::TriedAccount> done)
{
    if (kind == AccountKind::Mail)
        m_connection.call(route::TryMailAccount, {}, request, context, std::move(done));
    else
        m_connection.call(route::TrySmsAccount, {}, request, context, std::move(done));
}

void Integrations::ignoredMessages(IgnoredMessageId before, int limit, QObject *context,
                                   Done<deskapi::IgnoredMessages> done)
{
    QUrlQuery parameters;
    if (before.isSet())
        parameters.addQueryItem(u"before"_s, QString::number(before.value));
    parameters.addQueryItem(u"limit"_s, QString::number(limit));
    m_connection.call(route::ListIgnoredMessages, {}, parameters, context, std::move(done));
}

} // namespace tierdesk::client
