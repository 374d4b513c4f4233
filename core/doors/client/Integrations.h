#pragma once

#include "core/doors/client/Resource.h"
#include "core/doors/deskapi/Accounts.h"
#include "core/doors/deskapi/IgnoredMessages.h"
#include "core/doors/deskapi/Outbox.h"

namespace tierdesk::client {

/// Which deliveries to list.
struct DeliveryQuery {
    EndpointId endpoint;
    std::optional<OutboxState> state; ///< none: all
    OutboxId before;
    int limit = 50; ///< 1 to 200
};

/// Which of the company's accounts.
enum class AccountKind { Mail, Sms };

/// Where the company is told of events, what was sent there, and its accounts for mail and text messages. A supervisor
/// reads and sends again, an admin changes.
class Integrations final : public Resource
{
public:
    using Resource::Resource;

    void endpoints(QObject *context, Done<deskapi::Endpoints> done);
    void create(const deskapi::NewEndpoint &request, QObject *context, Done<deskapi::CreatedEndpoint> done);
    void change(EndpointId id, const deskapi::ChangeEndpoint &request, QObject *context,
                Done<deskapi::EndpointRow> done);
    void remove(EndpointId id, QObject *context, Done<QJsonObject> done);
    void rotate(EndpointId id, const deskapi::RotateSecret &request, QObject *context,
                Done<deskapi::CreatedEndpoint> done);
    void ping(EndpointId id, QObject *context, Done<deskapi::DeliveryRow> done);
    void sendAllAgain(EndpointId id, QObject *context, Done<deskapi::SentAgain> done);

    void deliveries(const DeliveryQuery &query, QObject *context, Done<deskapi::Deliveries> done);
    void delivery(OutboxId id, QObject *context, Done<deskapi::DeliveryDetail> done);
    void sendAgain(OutboxId id, QObject *context, Done<deskapi::DeliveryRow> done);

    void account(AccountKind kind, QObject *context, Done<deskapi::Account> done);
    /// @p request is a SaveMailAccount or a SaveSmsAccount as JSON; InvalidInput names the field of the configuration
    /// in `where`, "mail.smtp.host".
    void saveAccount(AccountKind kind, const QJsonObject &request, QObject *context, Done<deskapi::Account> done);
    /// The same request, of which nothing is kept.
    void tryAccount(AccountKind kind, const QJsonObject &request, QObject *context, Done<deskapi::TriedAccount> done);

    /// Mails and text messages that were not answered, newest first: @p limit of them, 1 to 200, behind @p before.
    void ignoredMessages(IgnoredMessageId before, int limit, QObject *context, Done<deskapi::IgnoredMessages> done);
};

} // namespace tierdesk::client
