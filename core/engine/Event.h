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

/// What a command changed, told after its commit and kept in the journal under the same number. One command, one event.
/// Kinds: session.created, session.updated, session.escalated, session.claimed, session.released, session.resolved,
/// session.abandoned, session.reopened, session.snoozed, message.created, note.created, reply.held,
/// reply.sent, reply.undone, reply.dropped, action.updated, presence.changed, config.saved, users.changed,
/// credentials.changed, savedreplies.changed, articles.changed, shop.changed, examples.changed, training.changed,
/// endpoints.changed, deliveries.changed.
struct Event {
    qint64 seq = 0; ///< the journal's number; grows by commit order, over all companies
    CompanyId company;
    Timestamp at;
    QByteArrayList kinds;
    std::shared_ptr<const Session> session; ///< as it stands after the command; null for what concerns none
    std::vector<Message> messages;          ///< new ones, notes among them
    std::vector<Message> read;              ///< told of by an earlier event, now with their reading
    std::vector<Escalation> escalations;    ///< new ones
    std::vector<Escalation> raised;         ///< open ones that have become more urgent: for the Announcer only
    std::vector<Action> actions;            ///< new or changed ones
    std::vector<HeldReply> held;            ///< new or settled ones: for consoles only
    UserId user;                            ///< of presence.changed and session.claimed
    quint64 sending = 0;                    ///< TurnRequest::sending; the journal does not keep it
    QByteArray requestId{};                 ///< of the request that caused it; the journal does not keep it
    bool notifies = false;                  ///< a person should be told (config.humanAgent.notifyOnEscalation)
};

/// A new row of the outbox and the request that wrote it, for the log.
struct QueuedDelivery {
    OutboxId row;
    OutboxChannel channel = OutboxChannel::Webhook;
    QByteArray requestId; ///< empty if no request wrote it
};
using QueuedDeliveries = std::vector<QueuedDelivery>;

} // namespace tierdesk::engine
