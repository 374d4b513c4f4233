#pragma once

#include "core/domain/Outbox.h"

#include <optional>
#include <vector>

/// Where a company is told of events, and what was sent there.
namespace tierdesk::deskapi {

struct EndpointRow {
    EndpointId id;
    OutboxChannel channel = OutboxChannel::Webhook;
    QString target;
    QStringList events;
    NoticeFormat format = NoticeFormat::Json;
    bool isEnabled = true;
    QString disabledReason;
    std::optional<Timestamp> oldSecretUntil; ///< while the secret before this one signs as well
    int pending = 0, failed = 0;             ///< deliveries
    Timestamp createdAt, updatedAt;
};

struct Endpoints {
    std::vector<EndpointRow> endpoints; ///< in the order in which they were made
    QStringList events;                 ///< all that may be asked for
};

struct NewEndpoint {
    OutboxChannel channel = OutboxChannel::Webhook; ///< webhook or email
    QString target;
    QStringList events;
    NoticeFormat format = NoticeFormat::Json; ///< of mail: text or html
    QString secret;                           ///< empty: one is made
};
struct CreatedEndpoint {
    EndpointRow endpoint;
    QString secret; ///< shown here only; empty for mail, and in the answer to a repeated request
};

/// What is given is changed.
struct ChangeEndpoint {
    std::optional<QString> target;
    std::optional<QStringList> events;
    std::optional<NoticeFormat> format;
    std::optional<bool> isEnabled;
};

struct RotateSecret {
    QString secret;        ///< empty: one is made
    int overlapHours = 24; ///< for how long the old one signs as well, at most 168
};

struct DeliveryRow {
    OutboxId id;
    EndpointId endpoint; ///< none for a reply to a customer
    OutboxChannel channel = OutboxChannel::Webhook;
    QString target;
    QString event;
    QString sessionId; ///< empty for none
    OutboxState state = OutboxState::Pending;
    int attempts = 0;
    Timestamp createdAt;
    std::optional<Timestamp> nextAt; ///< of a pending one that waits for no other
    std::optional<Timestamp> doneAt;
    QString lastError;
};

struct Deliveries {
    std::vector<DeliveryRow> deliveries; ///< newest first
    OutboxId next;                       ///< `before` of the next page; none on the last
};

struct DeliveryDetail {
    struct Attempt {
        Timestamp at;
        std::optional<int> status; ///< HTTP or SMTP; none: there was no answer
        QString error;
        qint64 tookMs = 0;
    };
    DeliveryRow delivery;
    QString body;
    std::vector<Attempt> attempts; ///< oldest first
};

struct SentAgain {
    int count = 0;
};

} // namespace tierdesk::deskapi
