#pragma once

#include "core/domain/CompanyConfig.h"
#include "core/domain/Decision.h"
#include "core/domain/Session.h"
#include "core/domain/Shop.h"
#include "core/engine/CommandContext.h"
#include "core/store/QueueQueries.h"

/// Steps that several commands share. They change the Session value and write rows beside it; the caller writes the
/// session itself, once.
namespace tierdesk::engine {

/// The session by its public id; NotFound when the company has none such.
[[nodiscard]] base::Result<Session> sessionOf(CommandContext &context, CompanyId company, const QString &id);

/// The customer of @p session, if the company knows them.
[[nodiscard]] base::Result<std::optional<Customer>> customerOf(CommandContext &context, const Session &session);

/// The company's entry in the directory; NotFound.
[[nodiscard]] base::Result<const CompanyEntry *> companyOf(CommandContext &context, CompanyId company);

/// What the journal keeps of a session's state before and after: {"status","tier","sentiment","holder"}.
[[nodiscard]] QByteArray stateJson(const Session &session);

struct EscalationDetails {
    Tier from = Tier::AiRep;
    Tier to = Tier::AiManager;
    std::vector<ReasonGiven> reasons;
    QString notes{};
    QString by;
    bool isAnswered = false;           ///< the new tier answers in the same commit
    Priority atLeast = Priority::Low;  ///< when the reasons alone give a less urgent one
    std::optional<Priority> exactly{}; ///< whatever the reasons give
};
/// Moves @p session up: its tier and status, the queue and SLA clocks at HUMAN_AGENT, and the escalation's row with its
/// id and ticket. What a tier below a person had asked is void. The session must have its key.
[[nodiscard]] base::Result<Escalation> escalate(CommandContext &context, Session &session, const CompanyConfig &config,
                                                const Customer *customer, const EscalationDetails &step);

/// Why a case begins with people.
[[nodiscard]] ReasonGiven peopleFirst();

/// Gives @p session, which is new, has its key and begins with people because no AI speaks for its company, what a
/// escalation gives: a ticket, which is returned, and its place in the queue with SLA clocks; ACTIVE. None for one that
/// begins with an AI.
[[nodiscard]] base::Result<std::optional<Escalation>> beginWithPeople(CommandContext &context, Session &session,
                                                                      const CompanyConfig &config,
                                                                      Priority atLeast = Priority::Low);

/// Puts a case that was closed, and is open again, where a person sees it: with its holder, if they are of the company
/// still, else in the queue; ACTIVE, and with new SLA clocks. An escalation that has ended does not open again: where
/// no other to HUMAN_AGENT is open, @p step makes the case's new ticket, which is returned.
[[nodiscard]] base::Result<std::optional<Escalation>> takeUpAgain(CommandContext &context, Session &session,
                                                                  const CompanyConfig &config, EscalationDetails step);

/// Ends the open escalations of @p session that led above @p tier, where it is now.
[[nodiscard]] base::Result<void> endEscalationsAbove(CommandContext &context, const Session &session, Tier tier);

/// Gives @p message, which is stored, the files that it names. Fails with Conflict when one was sent before.
[[nodiscard]] base::Result<void> sendFiles(CommandContext &context, const Message &message, CompanyId company);
[[nodiscard]] base::Error sentAlready(const QString &attachment);

/// Changes the status of @p session. Fails with Conflict where domain's canMove() does not allow it.
[[nodiscard]] base::Result<void> moveTo(Session &session, Status status);

/// The idle clock after an answer: WAITING_CUSTOMER and the clock running, or ACTIVE and none.
void awaitCustomer(Session &session, const CompanyConfig &config, Timestamp now, bool isAwaiting);

/// Stops the idle clock: the customer is not awaited, or no longer.
void stopAwaiting(Session &session);

/// Takes the session out of every queue and stops every clock.
void leaveQueues(Session &session);

/// Raises the version, stamps updatedAt and writes @p session if it still has @p basis; Conflict if not.
[[nodiscard]] base::Result<void> writeSession(CommandContext &context, Session &session, int basis);
/// The same for one that was read as @p before; cheaper where only the talk went on.
[[nodiscard]] base::Result<void> writeSession(CommandContext &context, Session &session, const Session &before);

/// Returns the place of @p session in the queue and how long its customer is likely to wait, as QueueQueries::stand
/// does, from what the writer keeps: it costs the same however many wait.
[[nodiscard]] base::Result<store::QueueStand> standOf(CommandContext &context, const Session &session);

/// Where @p outcome's session waits for a person, and for how long, as it stands in this transaction; its escalation.
[[nodiscard]] base::Result<void> findPlace(CommandContext &context, TurnOutcome &outcome);

/// Puts into a customer's message what was read of it; one of files alone has nothing to read.
void noteReading(Message &message, const Reading &reading);

/// Writes what models took into the company's books of today.
[[nodiscard]] base::Result<void> bookUses(CommandContext &context, CompanyId company,
                                          const std::vector<ModelUse> &uses);
/// The same of a turn whose answer is @p answeredBy's (empty: it has none): the figures count what each model took as
/// its own, also where what it said was refused and another one answered.
[[nodiscard]] base::Result<void> bookTurn(CommandContext &context, CompanyId company, const std::vector<ModelUse> &uses,
                                          const QString &answeredBy);

} // namespace tierdesk::engine
