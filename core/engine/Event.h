#pragma once

#include "core/domain/Action.h"
#include "core/domain/HeldReply.h"
#include "core/domain/Outbox.h"
#include "core/domain/Session.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayList>

#include <memory>
#include <vector>

namespace tierdesk::engine {

/// A change made by one command, published after its commit and kept in the audit log under the same number. One
/// command makes one event. Kinds: session.created, session.updated, session.escalated, session.claimed,
/// session.released, session.resolved, session.abandoned, session.reopened, session.snoozed, message.created,
/// note.created, reply.held, reply.sent, reply.undone, reply.dropped, action.updated, presence.changed, config.saved,
/// users.changed, credentials.changed, savedreplies.changed, articles.changed, shop.changed, examples.changed,
/// training.changed, endpoints.changed, deliveries.changed.
struct Event {
    qint64 seq = 0; ///< the audit log's number; increases with each commit, across all companies
    CompanyId company;
    Timestamp at;
    QByteArrayList kinds;
    std::shared_ptr<const Session> session; ///< its state after the command; null if the command concerns no session
    std::vector<Message> messages;          ///< new ones, including notes
    std::vector<Message> read;              ///< published by an earlier event, now with their reading
    std::vector<Escalation> escalations;    ///< new ones
    std::vector<Escalation> raised;         ///< open ones that have become more urgent; for the Announcer only
    std::vector<Action> actions;            ///< new or changed ones
    std::vector<HeldReply> held;            ///< new or settled ones; for consoles only
    UserId user;                            ///< of presence.changed and session.claimed
    quint64 sending = 0;                    ///< TurnRequest::sending; not kept in the audit log
    QByteArray requestId{};                 ///< of the request that caused it; not kept in the audit log
    bool notifies = false;                  ///< a person should be notified (config.humanAgent.notifyOnEscalation)
};

/// A new row of the outbox and the request that wrote it, for the log.
struct QueuedDelivery {
    OutboxId row;
    OutboxChannel channel = OutboxChannel::Webhook;
    QByteArray requestId; ///< empty if no request wrote it
};
using QueuedDeliveries = std::vector<QueuedDelivery>;

} // namespace tierdesk::engine
