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

/// A new session as a door asks for it.
struct StartSession {
    CompanyId company;
    QString id; ///< empty: one is made, as its door's are
    QString customerRef;
    bool isVerified = true;
    Channel channel = Channel::Chat;
    Door door = Door::Cs;
    std::optional<Category> category;
    QJsonObject metadata;
    QString previous;
};

/// A POST that may be repeated: its first answer is kept for 24 h with the writes that it stands for, and a customer's
/// message that has none yet is known by it.
struct Keyed {
    QByteArray scope; ///< door and principal
    QByteArray key;
    QByteArray bodyHash;
};

struct TurnOutcome {
    Session session;                  ///< after the turn
    std::optional<Customer> customer; ///< as the company knows them
    Message customerMessage;
    std::optional<Message> answer;       ///< none at HUMAN_AGENT
    std::vector<Escalation> escalations; ///< of this turn
    std::vector<Action> actions;         ///< of this turn
    bool isAwaitingHuman = false;
    int queuePlace = 0;                 ///< 1 is next; 0 when not waiting
    std::optional<Millis> expectedWait; ///< none until enough cases were taken to know
    std::optional<Escalation> ticket;   ///< at HUMAN_AGENT: the escalation that is open
    std::optional<QByteArray> replay; ///< the kept answer of an earlier request with the same key; nothing else is set
};

/// Words of an answer that is still being planned. They are not said: the turn's outcome holds what is, and any of
/// them may be taken back before.
struct PartialReply {
    CompanyId company;
    QString sessionId;
    Tier tier = Tier::AiRep; ///< who is about to say it
    QString text;            ///< goes behind what was heard before
    qsizetype at = 0;        ///< so many characters were told before it: who came later has missed them
    bool isReset = false;    ///< what was heard before is void
};

/// A customer's message, to an existing session or with a new one.
struct TurnRequest {
    CompanyId company;
    QString sessionId; ///< of an existing session; unused with `start`
    std::optional<StartSession> start;
    bool joins = false; ///< with `start`: the session of that id is gone on with where there is one; it must be the
                        ///< same customer's (Forbidden)
    QString text;
    Actor actor;
    bool reopens = true; ///< false: a resolved session answers AlreadyResolved (the cs door)
    std::optional<Keyed> keyed;
    std::function<QByteArray(const TurnOutcome &)>
        encode; ///< with `keyed`: the answer to keep; called on the engine thread. None where no client is there: the
                ///< next request with the key prints it
    /// Told of the words while they come, on the thread of the turn's context, before its outcome. The embedded
    /// responder's come at once with the outcome, and are not told here.
    std::function<void(const PartialReply &)> words{};
    quint64 sending = 0; ///< a number by which whoever sends the message knows it in the event that tells of it (a copy
                         ///< of its words would be taken for it); 0: nobody does
    QStringList attachments{};             ///< ids of files that were brought for it; with them it may have no words
    std::vector<StoredAttachment> files{}; ///< that come with it (LooseFiles.h), as if they had been brought
    /// Writes what belongs to the message into the transaction that first stores it, on the engine thread, perhaps more
    /// than once (a group that failed is run again). Its refusal is the turn's, and nothing of it is stored then.
    std::function<base::Result<void>(CommandContext &, const Session &)> beside{};
};

} // namespace tierdesk::engine
