#pragma once

#include "core/domain/Ids.h"
#include "core/domain/Words.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace tierdesk {

/// By what a thing leaves for another system.
enum class OutboxChannel { Webhook, Email, Sms };
template<>
struct Words<OutboxChannel> {
    static constexpr std::array table{std::pair{OutboxChannel::Webhook, "webhook"},
                                      std::pair{OutboxChannel::Email, "email"}, std::pair{OutboxChannel::Sms, "sms"}};
};

/// Pending: it is due at nextAt, or waits behind another of its lane. The others are final until it is sent again.
enum class OutboxState { Pending, Delivered, Failed };
template<>
struct Words<OutboxState> {
    static constexpr std::array table{std::pair{OutboxState::Pending, "pending"},
                                      std::pair{OutboxState::Delivered, "delivered"},
                                      std::pair{OutboxState::Failed, "failed"}};
};

/// How a notice is written: webhooks are JSON, mail is text or HTML.
enum class NoticeFormat { Json, Text, Html };
template<>
struct Words<NoticeFormat> {
    static constexpr std::array table{std::pair{NoticeFormat::Json, "json"}, std::pair{NoticeFormat::Text, "text"},
                                      std::pair{NoticeFormat::Html, "html"}};
};

/// Where a company wants to be told of events.
struct Endpoint {
    EndpointId id;
    CompanyId company;
    OutboxChannel channel = OutboxChannel::Webhook;
    QString target;     ///< a URL, or an address for mail
    QStringList events; ///< "session.escalated"; of outboxEvents()
    NoticeFormat format = NoticeFormat::Json;
    QByteArray secret;                       ///< sealed; signs webhooks; empty for mail
    QByteArray oldSecret;                    ///< sealed; the one before it
    std::optional<Timestamp> oldSecretUntil; ///< until when the old one signs as well
    bool isEnabled = true;
    QString disabledReason; ///< English; of one that is not enabled
    Timestamp createdAt, updatedAt;
    std::optional<Timestamp> removedAt; ///< what was sent to it stays on record
};

/// One thing that leaves, written in the transaction of the change that it tells of.
struct OutboxRow {
    OutboxId id;
    CompanyId company;
    SessionKey session; ///< unset: it belongs to none, and waits for nobody
    OutboxChannel channel = OutboxChannel::Webhook;
    EndpointId endpoint; ///< unset for what nobody subscribed to: a reply to a customer
    QString target;      ///< URL, mail address or telephone number
    QString event;       ///< "session.escalated"
    QByteArray body;     ///< UTF-8, as it is sent on every attempt, or what the channel makes it from
    QString reference;   ///< the receiver's own name for it, once known
    OutboxState state = OutboxState::Pending;
    int attempts = 0; ///< since it was written, or last sent again
    Timestamp createdAt;
    std::optional<Timestamp> nextAt; ///< none while it waits behind another, and when it is final
    Timestamp giveUpAt;              ///< an attempt that fails from then on is the last
    std::optional<Timestamp> doneAt;
    QString lastError; ///< English; empty once it is delivered
};

/// One try, whatever came of it.
struct OutboxAttempt {
    OutboxId row;
    Timestamp at;
    std::optional<int> status; ///< HTTP or SMTP; none: there was no answer
    QString error;             ///< English; empty for one that was taken
    Millis took;
};

/// For how long a row is tried.
inline constexpr Millis OutboxLife = Millis::hours(72);

/// Every event that an endpoint may ask for, in the order in which they are shown.
[[nodiscard]] const QStringList &outboxEvents();
/// What an endpoint is sent to try it out; nobody subscribes to it.
inline constexpr const char *PingEvent = "ping";

} // namespace tierdesk
