#pragma once

#include "core/domain/Brief.h"
#include "core/domain/Company.h"
#include "core/domain/HeldReply.h"
#include "core/domain/LocalModels.h"
#include "core/domain/Outbox.h"
#include "core/domain/People.h"
#include "core/domain/Ticket.h"
#include "core/domain/Training.h"
#include "core/domain/WebChat.h"
#include "core/engine/Turn.h"
#include "core/mind/policy/OrderProof.h"

#include <QtCore/QJsonObject>

/// The commands other than a customer's turn. Each is a free function on a CommandContext, runs on the engine thread
/// inside the group's transaction, writes its audit log entry and returns what it changed. A refusal is an Error and
/// leaves nothing behind. Sessions are identified by company and public ID; those of other companies are NotFound.
namespace tierdesk::nlu {
struct Taught;
}
namespace tierdesk::store {
struct Repositories;
}

namespace tierdesk::engine {

class CommandContext;

namespace commands {

// --- sessions (commands/Sessions.cpp)
[[nodiscard]] base::Result<Session> startSession(CommandContext &context, const StartSession &request);

struct Escalate {
    CompanyId company;
    QString sessionId;
    Reason reason = Reason::CustomerRequest;
    Tier target = Tier::HumanAgent;
    QString notes;
};
struct Escalated {
    Session session;
    std::vector<Escalation> history;
};
/// Fails with AlreadyResolved, or with InvalidTarget for the current, a lower or a disabled tier.
[[nodiscard]] base::Result<Escalated> escalate(CommandContext &context, const Escalate &request);

struct Resolve {
    CompanyId company;
    QString sessionId;
    Resolution resolution;
};
[[nodiscard]] base::Result<Session> resolve(CommandContext &context, const Resolve &request);

/// Closes a session that its client no longer needs: resolves it as UNRESOLVED unless it is already resolved.
[[nodiscard]] base::Result<Session> archive(CommandContext &context, CompanyId company, const QString &sessionId);

/// Stores the customer's rating, 1 to 5 (else InvalidInput); a later one replaces it.
[[nodiscard]] base::Result<Session> rate(CommandContext &context, CompanyId company, const QString &sessionId,
                                         int rating);

struct ProveOrder {
    CompanyId company;
    QString sessionId;
    policy::OrderClaim claim;
};
struct OrderProof {
    Session session;
    QString orderNumber; ///< as the shop writes it; empty: not proven
};
/// Gives a session whose customer is not known access to one order, if @p request proves that it is theirs: the session
/// may then read that order and act on it, but on nothing else of the customer's. A wrong claim and an order that does
/// not exist look the same: no error, and only the attempt is recorded. Callers limit the number of attempts.
[[nodiscard]] base::Result<OrderProof> proveOrder(CommandContext &context, const ProveOrder &request);

/// The idle clock: abandons sessions whose customer did not answer, wakes snoozed ones, reopens due follow-ups, sends
/// held replies, removes idempotency keys over 24 h, expired tokens and reports over 30 days. Called by a timer.
struct Swept {
    int abandoned = 0, woken = 0, followedUp = 0, sent = 0, dropped = 0;
};
[[nodiscard]] base::Result<Swept> sweep(CommandContext &context);

// --- tickets, as a client's ticketing system sees escalations (commands/Tickets.cpp)
struct OpenTicket {
    CompanyId company;
    QString sessionId;
    Reason reason = Reason::CustomerRequest;
    Priority priority = Priority::Normal; ///< of the ticket; overrides the company's table
    QString notes;
    QString explanation; ///< the client's explanation, for the brief
};
struct Ticket {
    Session session;
    Escalation escalation;
    bool isNew = false; ///< created by this command
    int queuePlace = 0; ///< 1 is next; 0 if it does not wait
    std::optional<Millis> expectedWait;
    QString clientAgent{}; ///< id of the client's own employee who has it; empty: none
};
/// Escalates a session to people, or to the highest tier that the company has. A session that is already with people
/// keeps its ticket: the notes are added, and the priority is raised if that of @p request is more urgent. Fails with
/// AlreadyResolved, or with InvalidTarget if there is no higher tier.
[[nodiscard]] base::Result<Ticket> openTicket(CommandContext &context, const OpenTicket &request);

struct ChangeTicket {
    CompanyId company;
    QString number; ///< "TKT-…" or "esc-…"
    std::optional<TicketStatus> status;
    UserId agent;          ///< to assign the case to; unset: no change
    QString clientAgent{}; ///< the client's own employee to assign it to; empty: no change
    std::optional<QString> resolutionNotes;
    std::optional<int> satisfaction; ///< 1 to 5: the customer's rating of the session
};
/// Applies the fields in the order of their declaration, but the status last. Assigning an agent escalates a case that
/// the AI manager has; resolved and closed end the case. Fails with NotFound; with Conflict for a status that cannot
/// follow the current one; with InvalidInput, `where` agent or status, if assigned is requested without an agent, or
/// the agent does not belong to the company. A case of a client's own employee stays in the queue, with a note that
/// says so.
[[nodiscard]] base::Result<Ticket> changeTicket(CommandContext &context, const ChangeTicket &request);

// --- a person at tier 3 (commands/SessionEdit.cpp); context.actor().user acts
/// Fails with Conflict and details {holder, holderName} if somebody else holds it; claiming one's own case is no error.
[[nodiscard]] base::Result<Session> claim(CommandContext &context, CompanyId company, const QString &sessionId);
/// Returns the case to the queue.
[[nodiscard]] base::Result<Session> release(CommandContext &context, CompanyId company, const QString &sessionId);
struct Said {
    Session session;
    Message message;
};
[[nodiscard]] base::Result<Said> note(CommandContext &context, CompanyId company, const QString &sessionId,
                                      const QString &text);
struct Acted {
    Session session;
    Action action;
};
/// Performs an action with tier 3's authority; only for the holder. NotAuthorized carries the verdict; the refusal is
/// recorded. With @p isDryRun, only computes the verdict and writes nothing.
[[nodiscard]] base::Result<Acted> act(CommandContext &context, CompanyId company, const QString &sessionId,
                                      const ActionRequest &request, bool isDryRun = false);
/// Passes the case to another user, who must belong to the company.
[[nodiscard]] base::Result<Session> transfer(CommandContext &context, CompanyId company, const QString &sessionId,
                                             UserId to, const QString &note);
[[nodiscard]] base::Result<Session> snooze(CommandContext &context, CompanyId company, const QString &sessionId,
                                           Timestamp until);
/// Returns the case to the AI at @p tier and records the end of the human part.
[[nodiscard]] base::Result<Session> handBack(CommandContext &context, CompanyId company, const QString &sessionId,
                                             Tier tier);
[[nodiscard]] base::Result<Session> setTags(CommandContext &context, CompanyId company, const QString &sessionId,
                                            const QStringList &tags);
/// Takes over a session that the AI has: escalates it to HUMAN_AGENT and claims it.
[[nodiscard]] base::Result<Session> takeOver(CommandContext &context, CompanyId company, const QString &sessionId,
                                             const QString &notes);

// --- an agent's replies (commands/Replies.cpp). A held reply is sent at its time unless it is undone; its author's
// next step in the session (another reply, release, transfer, snooze, hand back, resolve) sends it first.
/// Sends a reply; only the holder may (Forbidden), and it implies no claim. @p files are IDs of files that they have
/// uploaded for it (InvalidInput, `where` attachments) and not sent yet (Conflict). @p then sets the next state.
[[nodiscard]] base::Result<Said> reply(CommandContext &context, CompanyId company, const QString &sessionId,
                                       const QString &text, const QStringList &files = {},
                                       AfterReply then = AfterReply::StayOpen);
struct HeldBack {
    Session session;
    HeldReply held;
};
/// Sends a reply after @p wait, unless it is undone or its author has lost the session by then. If the customer writes
/// meanwhile, the session stays open regardless of @p then.
[[nodiscard]] base::Result<HeldBack> holdReply(CommandContext &context, CompanyId company, const QString &sessionId,
                                               const QString &text, Millis wait, const QStringList &files = {},
                                               AfterReply then = AfterReply::StayOpen);
/// Only for its author (Forbidden); undoing twice is no error. Conflict with details.state if it was sent or dropped.
[[nodiscard]] base::Result<HeldBack> undoReply(CommandContext &context, CompanyId company, const QString &sessionId,
                                               HeldReplyId held);
/// Sends the actor's held replies of a session now; sendDue() handles those of a session that the actor no longer
/// holds. None of them resolves the session, since its holder is about to change it.
[[nodiscard]] base::Result<void> sendHeld(CommandContext &context, CompanyId company, const QString &sessionId);
struct RepliesSent {
    int sent = 0, dropped = 0;
    std::optional<Timestamp> next; ///< when the next one is due
};
/// Sends every due held reply in its author's name, or drops it with a reason. Called by a timer.
[[nodiscard]] base::Result<RepliesSent> sendDue(CommandContext &context);

// --- files (commands/Attachments.cpp)
struct BringFile {
    CompanyId company;
    QString sessionId;
    QString name; ///< the client's name for it
    MediaType type = MediaType::Png;
    qint64 size = 0;
    QByteArray sha256; ///< of the bytes, which are already in AttachmentFiles
};
/// Checks whether bringFile() would accept a file, before its bytes are stored. Fails as that does, except with
/// Unavailable. Writes nothing and does not read `sha256`.
[[nodiscard]] base::Result<void> mayBringFile(CommandContext &context, const BringFile &file);
/// Adds a file for a later message: the customer's, or that of the acting agent, who must hold the session (Forbidden).
/// Fails with TooLarge if the customer has added too many files or bytes to the session, and with Unavailable if the
/// bytes have been removed meanwhile.
[[nodiscard]] base::Result<StoredAttachment> bringFile(CommandContext &context, const BringFile &file);
/// Removes the rows of at most @p limit files not sent within a day; returns how many. removeFiles() follows.
[[nodiscard]] base::Result<int> forgetUnsent(CommandContext &context, int limit);
/// Removes those files of @p contents that have no row and are at least @p ageMs old; returns how many.
[[nodiscard]] base::Result<int> removeFiles(CommandContext &context, const std::vector<QByteArray> &contents,
                                            qint64 ageMs);

// --- actions coming back from a gateway (commands/Actions.cpp)
[[nodiscard]] base::Result<Action> settleAction(CommandContext &context, ActionId action, bool isConfirmed,
                                                const QString &reference, const QString &failure);

// --- endpoints, and what is sent to them (commands/Endpoints.cpp)
/// Maximum outbox rows that one command changes: an endpoint may have millions, and other commands must not wait.
constexpr int OutboxSlice = 500;
/// Creates the endpoint if its id is unset, else replaces what may change (all but company and channel). Pending rows
/// of a disabled endpoint are failed: a slice here, the rest by failStranded(). Fails with NotFound.
[[nodiscard]] base::Result<Endpoint> saveEndpoint(CommandContext &context, const Endpoint &endpoint);
/// Removes an endpoint. Its rows are kept; pending ones are failed, as above. Fails with NotFound.
[[nodiscard]] base::Result<void> removeEndpoint(CommandContext &context, CompanyId company, EndpointId endpoint);
/// Disables an endpoint that has answered at @p target that it wants no more deliveries. Does nothing if it is already
/// disabled or removed, or has another address by now.
[[nodiscard]] base::Result<void> disableEndpoint(CommandContext &context, EndpointId endpoint, const QString &target,
                                                 const QString &reason);
/// Fails the next slice of rows pending for an endpoint that was disabled or removed; true if there may be more.
[[nodiscard]] base::Result<bool> failStranded(CommandContext &context, EndpointId endpoint);
/// Makes @p sealed the signing secret; the previous one also signs for @p overlap. Fails with NotFound, or with
/// InvalidInput if the endpoint is not a webhook.
[[nodiscard]] base::Result<Endpoint> rotateSecret(CommandContext &context, CompanyId company, EndpointId endpoint,
                                                  const QByteArray &sealed, Millis overlap);
/// Sends @p body as a test delivery. Fails with NotFound, or with Conflict if the endpoint is disabled.
[[nodiscard]] base::Result<OutboxRow> pingEndpoint(CommandContext &context, CompanyId company, EndpointId endpoint,
                                                   const QByteArray &body);
/// The result of a delivery attempt.
struct AttemptMade {
    OutboxAttempt attempt;
    OutboxState state = OutboxState::Pending; ///< the row's new state
    std::optional<Timestamp> nextAt;          ///< if pending
    bool isGone = false;                      ///< the endpoint wants no more deliveries
    QString reference;                        ///< the receiver's own id for it, if given
    QString target;                           ///< address of the attempt; empty: the row's
};
/// Records the attempt, and a final failure also in the audit log; other attempts appear only in the log of attempts.
/// If the refusal came from a previous address of the endpoint, the row becomes due again at the current one.
[[nodiscard]] base::Result<void> settleAttempt(CommandContext &context, const AttemptMade &made);
/// Retries a failed row. Fails with NotFound, or with Conflict if it has not failed or its endpoint accepts nothing.
[[nodiscard]] base::Result<OutboxRow> sendAgain(CommandContext &context, CompanyId company, OutboxId row);
/// Retries the next slice of the endpoint's failed rows; returns how many: fewer than OutboxSlice were the last. Fails
/// with NotFound, or with Conflict if the endpoint is disabled.
[[nodiscard]] base::Result<int> sendAllAgain(CommandContext &context, CompanyId company, EndpointId endpoint);

// --- companies and what is theirs (commands/Administration.cpp)
[[nodiscard]] base::Result<Company> createCompany(CommandContext &context, const QString &key, const QString &name,
                                                  const CompanyConfig &config);
/// Merges @p patch and saves the result as a new version, if it differs.
[[nodiscard]] base::Result<Company> saveConfig(CommandContext &context, CompanyId company, const QJsonObject &patch);
[[nodiscard]] base::Result<Credential> createCredential(CommandContext &context, const Credential &credential);
[[nodiscard]] base::Result<void> revokeCredential(CommandContext &context, CompanyId company, CredentialId credential);
/// Stores when credentials were last used. No audit log entry, since using a credential changes nothing.
[[nodiscard]] base::Result<void> noteUses(CommandContext &context,
                                          const std::vector<std::pair<CredentialId, Timestamp>> &uses);
[[nodiscard]] base::Result<SavedReply> saveReply(CommandContext &context,
                                                 const SavedReply &reply); ///< creates when id is unset
[[nodiscard]] base::Result<void> deleteReply(CommandContext &context, CompanyId company, SavedReplyId reply);

// --- people (commands/People.cpp)
/// Creates a user; the caller computes passwordHash. A revoked user who is added again to one of their companies by
/// somebody who belongs to all of them keeps the old id; otherwise a new user is created.
[[nodiscard]] base::Result<User> createUser(CommandContext &context, const User &user);
/// Changes a user. Cases that they hold in companies that they leave return to the queue.
[[nodiscard]] base::Result<User> updateUser(CommandContext &context, const User &user);
/// Revokes a user: all their cases return to the queue, and their tokens end.
[[nodiscard]] base::Result<void> revokeUser(CommandContext &context, UserId user);
[[nodiscard]] base::Result<User> setPresence(CommandContext &context, UserId user, Presence presence);
/// Records a failed sign-in.
[[nodiscard]] base::Result<void> recordFailedSignIn(CommandContext &context, UserId user);
[[nodiscard]] base::Result<void> recordSignIn(CommandContext &context, const DeskToken &token);
[[nodiscard]] base::Result<void> signOut(CommandContext &context, const QByteArray &tokenHash);

// --- models (commands/Models.cpp); keys are kept elsewhere (dialects/ModelDesk.h)
/// Merges @p patch into the company's provider @p name, or into a new one. Fails with InvalidInput.
[[nodiscard]] base::Result<ModelProvider> saveProvider(CommandContext &context, CompanyId company, const QString &name,
                                                       const QJsonObject &patch);
/// Puts @p model of the server at @p place, which a search has just found, first in the chain of @p tier (AiRep or
/// AiManager), through its existing provider or a new one. Other local providers leave the tier's chain; the rest
/// follow. Fails with InvalidInput for another tier.
[[nodiscard]] base::Result<ModelProvider> useLocalModel(CommandContext &context, CompanyId company,
                                                        const LocalPlace &place, const QString &model, Tier tier);
/// Fails with NotFound, or with Conflict while a tier's chain names the provider.
[[nodiscard]] base::Result<void> removeProvider(CommandContext &context, CompanyId company, const QString &name);
/// Records that the provider's key was set or removed; the key itself is not passed here. Fails with NotFound.
[[nodiscard]] base::Result<ModelProvider> noteProviderKey(CommandContext &context, CompanyId company,
                                                          const QString &name, bool isSet);

/// Books the cost of a user's test of a model.
[[nodiscard]] base::Result<bool> bookTrial(CommandContext &context, CompanyId company, const ModelUse &use);

/// Books the cost of drafting a reply for an agent, with the company and with the case.
[[nodiscard]] base::Result<Session> bookDraft(CommandContext &context, CompanyId company, const QString &sessionId,
                                              const std::vector<ModelUse> &uses);
/// Books the cost of rewriting the brief @p own. @p worded is shown instead as long as the computed brief equals
/// @p own; none: the model returned no text.
[[nodiscard]] base::Result<Session> wordBrief(CommandContext &context, CompanyId company, const QString &sessionId,
                                              const Brief &own, const std::optional<Brief> &worded,
                                              const std::vector<ModelUse> &uses);

// --- rows of an upload: in order, each whole; a bad row is named and the others go in
struct RowError {
    int row = 0; ///< from 0
    QString reason;
    QString where;
};
struct Upserted {
    int accepted = 0;
    std::vector<RowError> errors;
};

// --- what a company teaches the reader (commands/Training.cpp): its examples, and what the trainer makes of them
/// A correction of a message's category, intent or both: the session's category changes, and the message becomes an
/// example (personal data masked). The message must be a customer's; unset: the one that the session's category comes
/// from. Only supervisors may add an intent that has no examples yet (Forbidden).
struct Correction {
    CompanyId company;
    QString sessionId;
    MessageId message;
    std::optional<Category> category;
    QString intent; ///< empty: unchanged
};
struct Corrected {
    Session session;
    Message message;
};
[[nodiscard]] base::Result<Corrected> correct(CommandContext &context, const Correction &correction);
/// Adds rows {"text","label"} in order; a known text gets the new label. TooLarge beyond 20,000.
[[nodiscard]] base::Result<Upserted> addExamples(CommandContext &context, CompanyId company, TrainingKind kind,
                                                 const QJsonArray &rows);
/// Returns how many were removed; unknown ones are skipped.
[[nodiscard]] base::Result<int> removeExamples(CommandContext &context, CompanyId company,
                                               const std::vector<TrainingExampleId> &examples);
/// Stores a model's row, before its parts; it is not in service yet.
[[nodiscard]] base::Result<TrainedModelId> storeModel(CommandContext &context, const TrainedModel &model);
[[nodiscard]] base::Result<bool> storeModelPart(CommandContext &context, TrainedModelId model, int part,
                                                const QByteArray &bytes);
/// Puts @p models into service for the company from this commit on and replaces the previous model.
[[nodiscard]] base::Result<TrainedModel> serveModel(CommandContext &context, TrainedModelId model,
                                                    const nlu::Taught &models);
/// Records that a candidate was not put into service.
[[nodiscard]] base::Result<TrainedModel> refuseModel(CommandContext &context, const TrainedModel &model);
/// Takes the model of @p kind out of service, as Broken or Withdrawn. False if none is in service.
[[nodiscard]] base::Result<bool> retireModel(CommandContext &context, CompanyId company, TrainingKind kind,
                                             TrainedState state, const QString &problem);

// --- the web chat (commands/WebChat.cpp)
/// Returns the company's brand as it is stored. Fails with StorageFailed.
[[nodiscard]] base::Result<WebChatBrand> webChatOf(const store::Repositories &store, CompanyId company);
/// Merges @p patch into the company's brand, as mergeWebChat() does.
[[nodiscard]] base::Result<WebChatBrand> saveWebChat(CommandContext &context, CompanyId company,
                                                     const QJsonObject &patch);

// --- the shop (commands/Upserts.cpp)
[[nodiscard]] base::Result<Upserted> upsertOrders(CommandContext &context, CompanyId company, const QJsonArray &rows);
[[nodiscard]] base::Result<Upserted> upsertCustomers(CommandContext &context, CompanyId company,
                                                     const QJsonArray &rows);
[[nodiscard]] base::Result<Upserted> upsertProducts(CommandContext &context, CompanyId company, const QJsonArray &rows);
[[nodiscard]] base::Result<Upserted> upsertSubscriptions(CommandContext &context, CompanyId company,
                                                         const QJsonArray &rows);
[[nodiscard]] base::Result<Upserted> upsertArticles(CommandContext &context, CompanyId company, const QJsonArray &rows);
/// Answers no longer use the article from the commit on. Fails with NotFound.
[[nodiscard]] base::Result<void> deleteArticle(CommandContext &context, CompanyId company, const QString &ref);

} // namespace commands
} // namespace tierdesk::engine
