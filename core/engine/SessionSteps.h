#pragma once

#include "core/domain/CompanyConfig.h"
#include "core/domain/Decision.h"
#include "core/domain/Session.h"
#include "core/domain/Shop.h"
#include "core/engine/CommandContext.h"
#include "core/store/QueueQueries.h"

/// Steps that several commands share. They change the Session value and write related rows; the caller writes the
/// session itself, once.
namespace tierdesk::engine {

/// Returns the session with a public ID. Fails with NotFound if the company does not have it.
[[nodiscard]] base::Result<Session> sessionOf(CommandContext &context, CompanyId company, const QString &id);

/// Returns the customer of @p session, if the company knows them.
[[nodiscard]] base::Result<std::optional<Customer>> customerOf(CommandContext &context, const Session &session);

/// Returns the company's entry in the directory. Fails with NotFound.
[[nodiscard]] base::Result<const CompanyEntry *> companyOf(CommandContext &context, CompanyId company);

/// Returns a session's state as the audit log keeps it before and after: {"status","tier","sentiment","holder"}.
[[nodiscard]] QByteArray stateJson(const Session &session);

struct EscalationDetails {
    Tier from = Tier::AiRep;
    Tier to = Tier::AiManager;
    std::vector<ReasonGiven> reasons;
    QString notes{};
    QString by;
    bool isAnswered = false;           ///< the new tier answers in the same commit
    Priority atLeast = Priority::Low;  ///< minimum, if the reasons alone give a less urgent one
    std::optional<Priority> exactly{}; ///< overrides what the reasons give
};
/// Escalates @p session: sets its tier and status, its queue and SLA times at HUMAN_AGENT, and writes the escalation's
/// row with its ID and ticket. An open question of a lower tier becomes void. The session must have its key.
[[nodiscard]] base::Result<Escalation> escalate(CommandContext &context, Session &session, const CompanyConfig &config,
                                                const Customer *customer, const EscalationDetails &step);

/// Returns the reason of a case that begins with people.
[[nodiscard]] ReasonGiven peopleFirst();

/// Gives a ticket, a place in the queue and SLA times to @p session, which is new, has its key and begins with people
/// because the company has no AI tier; its status becomes ACTIVE. Returns the escalation; none if the session begins
/// with an AI.
[[nodiscard]] base::Result<std::optional<Escalation>> beginWithPeople(CommandContext &context, Session &session,
                                                                      const CompanyConfig &config,
                                                                      Priority atLeast = Priority::Low);

/// Returns a reopened case to people: to its holder if they still belong to the company, else to the queue. Its status
/// becomes ACTIVE and its SLA times start again. An ended escalation stays ended: if no other one to HUMAN_AGENT is
/// open, @p step makes a new escalation for the case, which is returned.
[[nodiscard]] base::Result<std::optional<Escalation>> takeUpAgain(CommandContext &context, Session &session,
                                                                  const CompanyConfig &config, EscalationDetails step);

/// Ends the open escalations of @p session that led above @p tier, its current tier.
[[nodiscard]] base::Result<void> endEscalationsAbove(CommandContext &context, const Session &session, Tier tier);

/// Assigns the files that @p message names to it; the message is stored. Fails with Conflict if one was sent before.
[[nodiscard]] base::Result<void> sendFiles(CommandContext &context, const Message &message, CompanyId company);
[[nodiscard]] base::Error sentAlready(const QString &attachment);

/// Changes the status of @p session. Fails with Conflict if the domain's canMove() does not allow it.
[[nodiscard]] base::Result<void> moveTo(Session &session, Status status);

/// Sets status and idle clock after an answer: WAITING_CUSTOMER with the clock running, or ACTIVE without it.
void awaitCustomer(Session &session, const CompanyConfig &config, Timestamp now, bool isAwaiting);

/// Stops the idle clock, since the customer's answer is not awaited.
void stopAwaiting(Session &session);

/// Takes the session out of every queue and stops its queue, snooze and idle clocks.
void leaveQueues(Session &session);

/// Increments the version and writes @p session if its stored version is @p basis. Fails with Conflict if not.
[[nodiscard]] base::Result<void> writeSession(CommandContext &context, Session &session, int basis);
/// The same for a session that was read as @p before; cheaper if only the conversation has changed.
[[nodiscard]] base::Result<void> writeSession(CommandContext &context, Session &session, const Session &before);

/// Returns the place of @p session in the queue and the expected wait, as QueueQueries::stand does, but from data that
/// the writer maintains: the cost does not depend on how many wait.
[[nodiscard]] base::Result<store::QueueStand> standOf(CommandContext &context, const Session &session);

/// Fills in the queue place, expected wait and open escalation of @p outcome's session, as of this transaction.
[[nodiscard]] base::Result<void> findPlace(CommandContext &context, TurnOutcome &outcome);

/// Copies the reading into a customer's message; a message that has only files has no reading.
void noteReading(Message &message, const Reading &reading);

/// Adds the cost of @p uses to the company's books for today.
[[nodiscard]] base::Result<void> bookUses(CommandContext &context, CompanyId company,
                                          const std::vector<ModelUse> &uses);
/// The same for a turn that was answered by the model @p answeredBy (empty: no answer). The statistics charge each
/// model its own cost, also if its reply was refused and another model answered.
[[nodiscard]] base::Result<void> bookTurn(CommandContext &context, CompanyId company, const std::vector<ModelUse> &uses,
                                          const QString &answeredBy);

} // namespace tierdesk::engine
