#pragma once

#include "core/base/Result.h"
#include "core/domain/Action.h"
#include "core/domain/Actor.h"
#include "core/domain/Session.h"
#include "core/domain/Shop.h"

#include <QtCore/QByteArray>

#include <functional>
#include <optional>
#include <vector>

namespace tierdesk::engine {

class CommandContext;

/// A request for a new session.
struct StartSession {
    CompanyId company;
    QString id; ///< empty: generated in the format of its API
    QString customerRef;
    bool isVerified = true;
    Channel channel = Channel::Chat;
    Door door = Door::Cs;
    std::optional<Category> category;
    QJsonObject metadata;
    QString previous;
};

/// The key of a POST that may be repeated. Its first response is kept for 24 h and stored with the request's writes;
/// the key also identifies a customer's message that has no answer yet.
struct Keyed {
    QByteArray scope; ///< API and principal
    QByteArray key;
    QByteArray bodyHash;
};

struct TurnOutcome {
    Session session;                  ///< after the turn
    std::optional<Customer> customer; ///< if the company knows them
    Message customerMessage;
    std::optional<Message> answer;       ///< none at HUMAN_AGENT
    std::vector<Escalation> escalations; ///< of this turn
    std::vector<Action> actions;         ///< of this turn
    bool isAwaitingHuman = false;
    int queuePlace = 0;                 ///< 1 is next; 0 when not waiting
    std::optional<Millis> expectedWait; ///< none until enough cases were claimed for an estimate
    std::optional<Escalation> ticket;   ///< at HUMAN_AGENT: the open escalation
    std::optional<QByteArray> replay; ///< the stored response to an earlier request with the same key; nothing else is
                                      ///< set
};

/// Text of a reply that is still being planned. It is not final: it may be withdrawn, and only the turn's outcome holds
/// the reply.
struct PartialReply {
    CompanyId company;
    QString sessionId;
    Tier tier = Tier::AiRep; ///< the tier that replies
    QString text;            ///< to append to the text so far
    qsizetype at = 0;        ///< characters published before it; a later subscriber has missed them
    bool isReset = false;    ///< the text so far is withdrawn
};

/// A customer's message, to an existing session or with a new one.
struct TurnRequest {
    CompanyId company;
    QString sessionId; ///< of an existing session; unused with `start`
    std::optional<StartSession> start;
    bool joins = false; ///< with `start`: continue the session with that id if it exists; it must belong to the same
                        ///< customer (Forbidden)
    QString text;
    Actor actor;
    bool reopens = true; ///< false: fail with AlreadyResolved if the session is resolved (cs API)
    std::optional<Keyed> keyed;
    std::function<QByteArray(const TurnOutcome &)>
        encode; ///< with `keyed`: formats the response to store; runs on the engine thread. None if no client is there:
                ///< the next request with the key formats it
    /// Receives partial replies on the thread of the turn's context, before its outcome. Not called for the built-in
    /// responder, whose reply is complete at once.
    std::function<void(const PartialReply &)> words{};
    quint64 sending = 0; ///< a number by which the sender recognizes its message in the event about it (the text alone
                         ///< could be a repeat); 0: none
    QStringList attachments{};             ///< ids of uploaded files for the message; with files, the text may be empty
    std::vector<StoredAttachment> files{}; ///< that come with the message (InlineAttachments.h), treated as uploaded
    /// Writes related rows in the transaction that first stores the message. Runs on the engine thread, possibly more
    /// than once (a failed group runs again). If it fails, the turn fails with its error and nothing is stored.
    std::function<base::Result<void>(CommandContext &, const Session &)> beside{};
};

} // namespace tierdesk::engine
