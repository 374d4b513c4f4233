#pragma once

#include "core/domain/Ids.h"
#include "core/domain/Words.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace tierdesk {

/// How a delivery is sent.
enum class OutboxChannel { Webhook, Email, Sms };
template<>
struct Words<OutboxChannel> {
    static constexpr std::array table{std::pair{OutboxChannel::Webhook, "webhook"},
                                      std::pair{OutboxChannel::Email, "email"}, std::pair{OutboxChannel::Sms, "sms"}};
};

/// Pending: due at nextAt, or waiting for an earlier one of its lane. The others are final unless it is sent again.
enum class OutboxState { Pending, Delivered, Failed };
template<>
struct Words<OutboxState> {
    static constexpr std::array table{std::pair{OutboxState::Pending, "pending"},
                                      std::pair{OutboxState::Delivered, "delivered"},
                                      std::pair{OutboxState::Failed, "failed"}};
};

/// The format of a notification: JSON for webhooks, text or HTML for e-mail.
enum class NoticeFormat { Json, Text, Html };
template<>
struct Words<NoticeFormat> {
    static constexpr std::array table{std::pair{NoticeFormat::Json, "json"}, std::pair{NoticeFormat::Text, "text"},
                                      std::pair{NoticeFormat::Html, "html"}};
};

/// A webhook or e-mail address that a company registers for events.
struct Endpoint {
    EndpointId id;
    CompanyId company;
    OutboxChannel channel = OutboxChannel::Webhook;
    QString target;     ///< a URL or an e-mail address
    QStringList events; ///< "session.escalated"; from outboxEvents()
    NoticeFormat format = NoticeFormat::Json;
    QByteArray secret;                       ///< encrypted; signs webhooks; empty for e-mail
    QByteArray oldSecret;                    ///< encrypted; the previous one
    std::optional<Timestamp> oldSecretUntil; ///< until then the previous one signs as well
    bool isEnabled = true;
    QString disabledReason; ///< English; if disabled
    Timestamp createdAt, updatedAt;
    std::optional<Timestamp> removedAt; ///< its deliveries are kept
};

/// A delivery. It is written in the transaction of the change that it reports.
struct OutboxRow {
    OutboxId id;
    CompanyId company;
    SessionKey session; ///< unset: belongs to no session and waits for no other delivery
    OutboxChannel channel = OutboxChannel::Webhook;
    EndpointId endpoint; ///< unset for a reply to a customer
    QString target;      ///< URL, mail address or telephone number
    QString event;       ///< "session.escalated"
    QByteArray body;     ///< UTF-8: the bytes of every attempt, or the data that the channel formats
    QString reference;   ///< the receiver's id for it, once known
    OutboxState state = OutboxState::Pending;
    int attempts = 0; ///< since it was created or last sent again
    Timestamp createdAt;
    std::optional<Timestamp> nextAt; ///< unset while it waits for another delivery, and if final
    Timestamp giveUpAt;              ///< an attempt that fails after this time is the last
    std::optional<Timestamp> doneAt;
    QString lastError; ///< English; empty once delivered
};

/// One delivery attempt.
struct OutboxAttempt {
    OutboxId row;
    Timestamp at;
    std::optional<int> status; ///< HTTP or SMTP; unset: no response
    QString error;             ///< English; empty if accepted
    Millis took;
};

/// How long a delivery is retried.
inline constexpr Millis OutboxLife = Millis::hours(72);

/// Returns all events that an endpoint can subscribe to, in display order.
[[nodiscard]] const QStringList &outboxEvents();
/// The event of a test delivery; endpoints cannot subscribe to it.
inline constexpr const char *PingEvent = "ping";

} // namespace tierdesk
