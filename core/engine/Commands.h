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

/// The commands that are not a customer's turn. Each is a free function on a CommandContext, runs on the engine thread
/// inside the group's transaction, writes its journal row, and returns what it changed. A refusal is an Error and
/// leaves nothing behind. Sessions are named by company and public id; what is another company's is NotFound.
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
/// Fails with AlreadyResolved, or InvalidTarget for the same, a lower or a disabled tier.
[[nodiscard]] base::Result<Escalated> escalate(CommandContext &context, const Escalate &request);

struct Resolve {
    CompanyId company;
    QString sessionId;
    Resolution resolution;
};
[[nodiscard]] base::Result<Session> resolve(CommandContext &context, const Resolve &request);

/// Puts away a session that its client is done with: resolved as UNRESOLVED unless it is resolved already.
[[nodiscard]] base::Result<Session> archive(CommandContext &context, CompanyId company, const QString &sessionId);

/// The customer's own mark, 1 to 5 (else InvalidInput); a later one replaces it.
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
/// Opens one order to a session whose customer is not known, where @p request proves that it is theirs: from then on
/// the session may read that order and act on it, and nothing else of the customer's. A wrong claim and an order that
/// does not exist are alike: no error, and nothing but the attempt is on record. Callers limit how often it is tried.
[[nodiscard]] base::Result<OrderProof> proveOrder(CommandContext &context, const ProveOrder &request);

/// The idle clock: abandons what has waited too long for its customer, wakes what was snoozed, brings back follow-ups,
/// sends held replies, forgets idempotency keys over 24 h, expired tokens and reports over 30 days. Called by a timer.
struct Swept {
    int abandoned = 0, woken = 0, followedUp = 0, sent = 0, dropped = 0;
};
[[nodiscard]] base::Result<Swept> sweep(CommandContext &context);

// --- tickets, as a client's ticketing system sees escalations (commands/Tickets.cpp)
struct OpenTicket {
    CompanyId company;
    QString sessionId;
    Reason reason = Reason::CustomerRequest;
    Priority priority = Priority::Normal; ///< of the ticket, whatever the company's table gives
    QString notes;
    QString explanation; ///< what the client says of it, for the brief
};
struct Ticket {
    Session session;
    Escalation escalation;
    bool isNew = false; ///< this command has made it
    int queuePlace = 0; ///< 1 is next; 0 when it does not wait
    std::optional<Millis> expectedWait;
    QString clientAgent{}; ///< who has it of the client's own people, by the client's id; empty: nobody
};
/// Brings a session to a person, or to the highest tier that the company has. One that is with people already keeps its
/// ticket: the notes are added, and the priority rises if @p request's is more urgent. Fails with AlreadyResolved, or
/// InvalidTarget where there is no higher tier.
[[nodiscard]] base::Result<Ticket> openTicket(CommandContext &context, const OpenTicket &request);

struct ChangeTicket {
    CompanyId company;
    QString number; ///< "TKT-…" or "esc-…"
    std::optional<TicketStatus> status;
    UserId agent;          ///< who is to have the case; unset: as it is
    QString clientAgent{}; ///< one of the client's own people who is to have it; empty: as it is
    std::optional<QString> resolutionNotes;
    std::optional<int> satisfaction; ///< 1 to 5: the customer's mark of the session
};
/// Does what the fields ask for, in the order in which they stand here but the status last. A case that the AI manager
/// holds escalates to the agent; resolved and closed end the case. Fails with NotFound; with Conflict for a status that
/// does not follow from the present one; with InvalidInput, `where` agent or status, when nobody is named for assigned,
/// or somebody who is not the company's. A case that one of the client's own people has stays in the queue, with a
/// note that says so.
[[nodiscard]] base::Result<Ticket> changeTicket(CommandContext &context, const ChangeTicket &request);

// --- a person at tier 3 (commands/Handling.cpp); unit.actor().user acts
/// Fails with Conflict and details {holder, holderName} when somebody else was first; claiming one's own is no error.
[[nodiscard]] base::Result<Session> claim(CommandContext &context, CompanyId company, const QString &sessionId);
/// Puts it back into the queue.
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
/// Performs an action with tier 3's authority; only the holder. NotAuthorized carries the verdict; the refusal is on
/// record. With @p isDryRun only the verdict is computed and nothing is written.
[[nodiscard]] base::Result<Acted> act(CommandContext &context, CompanyId company, const QString &sessionId,
                                      const ActionRequest &request, bool isDryRun = false);
/// To another user's hands; they must belong to the company.
[[nodiscard]] base::Result<Session> transfer(CommandContext &context, CompanyId company, const QString &sessionId,
                                             UserId to, const QString &note);
[[nodiscard]] base::Result<Session> snooze(CommandContext &context, CompanyId company, const QString &sessionId,
                                           Timestamp until);
/// Back to the AI at @p tier: the human stretch ends, and its end is on record.
[[nodiscard]] base::Result<Session> handBack(CommandContext &context, CompanyId company, const QString &sessionId,
                                             Tier tier);
[[nodiscard]] base::Result<Session> setTags(CommandContext &context, CompanyId company, const QString &sessionId,
                                            const QStringList &tags);
/// Takes a session that the AI holds into a person's hands: escalates to HUMAN_AGENT and claims.
[[nodiscard]] base::Result<Session> takeOver(CommandContext &context, CompanyId company, const QString &sessionId,
                                             const QString &notes);

// --- what a person says to the customer (commands/Replies.cpp). A held reply waits for its time or an undo; what its
// author does next to the session (another reply, release, transfer, snooze, handing back, resolving) sends it first.
/// Only the holder replies (Forbidden); a claim is not implied. @p files are ids of what the holder has brought for it
/// (InvalidInput, `where` attachments) and not sent yet (Conflict). @p then says whose turn it is afterwards.
[[nodiscard]] base::Result<Said> reply(CommandContext &context, CompanyId company, const QString &sessionId,
                                       const QString &text, const QStringList &files = {},
                                       AfterReply then = AfterReply::StayOpen);
struct HeldBack {
    Session session;
    HeldReply held;
};
/// A reply that is sent after @p wait, unless it is undone or its author has lost the session by then. If the customer
/// writes meanwhile, the session stays open whatever @p then says.
[[nodiscard]] base::Result<HeldBack> holdReply(CommandContext &context, CompanyId company, const QString &sessionId,
                                               const QString &text, Millis wait, const QStringList &files = {},
                                               AfterReply then = AfterReply::StayOpen);
/// By its author only (Forbidden); undoing twice is no error. Conflict with details.state when it was sent or dropped.
[[nodiscard]] base::Result<HeldBack> undoReply(CommandContext &context, CompanyId company, const QString &sessionId,
                                               HeldReplyId held);
/// Sends the actor's held replies of a session now; those of a session that is no longer the actor's are left to
/// sendDue(). None of them resolves the session, since its holder is about to do something else with it.
[[nodiscard]] base::Result<void> sendHeld(CommandContext &context, CompanyId company, const QString &sessionId);
struct RepliesSent {
    int sent = 0, dropped = 0;
    std::optional<Timestamp> next; ///< when the next one is due
};
/// Sends every held reply whose time has come, in its author's name, or drops it with a reason. Called by a timer.
[[nodiscard]] base::Result<RepliesSent> sendDue(CommandContext &context);

// --- files (commands/Attachments.cpp)
struct BringFile {
    CompanyId company;
    QString sessionId;
    QString name; ///< as the client has it
    MediaType type = MediaType::Png;
    qint64 size = 0;
    QByteArray sha256; ///< under which the bytes lie in AttachmentFiles already
};
/// Whether bringFile() would take it, before its bytes are laid down: fails as that does, Unavailable apart. Writes
/// nothing; `sha256` is not read.
[[nodiscard]] base::Result<void> mayBringFile(CommandContext &context, const BringFile &file);
/// A file for a message to come, of the session's customer, or of the colleague who acts and holds the session
/// (Forbidden). Fails with TooLarge when the customer has brought too many or too much to the session, and with
/// Unavailable when the bytes are gone again.
[[nodiscard]] base::Result<StoredAttachment> bringFile(CommandContext &context, const BringFile &file);
/// Forgets files that nobody sent within a day, at most @p limit; how many. Their bytes go with removeFiles().
[[nodiscard]] base::Result<int> forgetUnsent(CommandContext &context, int limit);
/// Removes the bytes of those of @p contents that belong to no row and have lain there for @p ageMs; how many.
[[nodiscard]] base::Result<int> removeFiles(CommandContext &context, const std::vector<QByteArray> &contents,
                                            qint64 ageMs);

// --- actions coming back from a gateway (commands/Actions.cpp)
[[nodiscard]] base::Result<Action> settleAction(CommandContext &context, ActionId action, bool isConfirmed,
                                                const QString &reference, const QString &failure);

// --- endpoints, and what is sent to them (commands/Endpoints.cpp)
/// Rows of the outbox that one command changes at most: an endpoint may have millions, and the writer has other work.
constexpr int OutboxSlice = 500;
/// Creates it when its id is unset, else replaces what may change (all but company and channel). Whatever is pending
/// for one that is disabled is failed, a slice here and the rest by failStranded(). Fails with NotFound.
[[nodiscard]] base::Result<Endpoint> saveEndpoint(CommandContext &context, const Endpoint &endpoint);
/// Its rows stay on record; those that are pending are failed, as above. Fails with NotFound.
[[nodiscard]] base::Result<void> removeEndpoint(CommandContext &context, CompanyId company, EndpointId endpoint);
/// The endpoint itself has said at @p target that it wants no more. One that is disabled or gone already, or that has
/// another address by now, is left as it is.
[[nodiscard]] base::Result<void> disableEndpoint(CommandContext &context, EndpointId endpoint, const QString &target,
                                                 const QString &reason);
/// Fails the next slice of what is pending for an endpoint that was disabled or removed; true while there may be more.
[[nodiscard]] base::Result<bool> failStranded(CommandContext &context, EndpointId endpoint);
/// From now on @p sealed signs, and the secret before it as well for @p overlap. Fails with NotFound, or InvalidInput
/// for one that is no webhook.
[[nodiscard]] base::Result<Endpoint> rotateSecret(CommandContext &context, CompanyId company, EndpointId endpoint,
                                                  const QByteArray &sealed, Millis overlap);
/// Sends @p body to try the endpoint out. Fails with NotFound, or Conflict for one that is disabled.
[[nodiscard]] base::Result<OutboxRow> pingEndpoint(CommandContext &context, CompanyId company, EndpointId endpoint,
                                                   const QByteArray &body);
/// What an attempt came to.
struct AttemptMade {
    OutboxAttempt attempt;
    OutboxState state = OutboxState::Pending; ///< of the row from now on
    std::optional<Timestamp> nextAt;          ///< of one that is pending
    bool isGone = false;                      ///< the endpoint wants no more
    QString reference;                        ///< the receiver's own name for it, when it gave one
    QString target;                           ///< where it went; empty: where the row says
};
/// Puts it on record, and what failed for good into the journal. No journal row for the others: each has its own in the
/// log of attempts. A refusal of the address that the endpoint had before is none of its present one's: the row is due
/// there.
[[nodiscard]] base::Result<void> settleAttempt(CommandContext &context, const AttemptMade &made);
/// Tries a failed row anew. Fails with NotFound, or Conflict when it has not failed or its endpoint takes nothing.
[[nodiscard]] base::Result<OutboxRow> sendAgain(CommandContext &context, CompanyId company, OutboxId row);
/// The next slice of the endpoint's failed rows; how many: fewer than OutboxSlice are the last. Fails with NotFound, or
/// Conflict for one that is disabled.
[[nodiscard]] base::Result<int> sendAllAgain(CommandContext &context, CompanyId company, EndpointId endpoint);

// --- companies and what is theirs (commands/Administration.cpp)
[[nodiscard]] base::Result<Company> createCompany(CommandContext &context, const QString &key, const QString &name,
                                                  const CompanyConfig &config);
/// Merges @p patch; a save is a version.
[[nodiscard]] base::Result<Company> saveConfig(CommandContext &context, CompanyId company, const QJsonObject &patch);
[[nodiscard]] base::Result<Credential> createCredential(CommandContext &context, const Credential &credential);
[[nodiscard]] base::Result<void> revokeCredential(CommandContext &context, CompanyId company, CredentialId credential);
/// Keeps when credentials were last used. No journal row: that a door was opened is no change of anybody's.
[[nodiscard]] base::Result<void> noteUses(CommandContext &context,
                                          const std::vector<std::pair<CredentialId, Timestamp>> &uses);
[[nodiscard]] base::Result<SavedReply> saveReply(CommandContext &context,
                                                 const SavedReply &reply); ///< creates when id is unset
[[nodiscard]] base::Result<void> deleteReply(CommandContext &context, CompanyId company, SavedReplyId reply);

// --- people (commands/People.cpp)
/// @p user's passwordHash is made by the caller. Who was revoked, and comes back to a company of theirs by somebody who
/// has all of them, has their own number again; to anybody else they are somebody new.
[[nodiscard]] base::Result<User> createUser(CommandContext &context, const User &user);
/// What they hold in a company that they leave goes back into its queue.
[[nodiscard]] base::Result<User> updateUser(CommandContext &context, const User &user);
/// The same of every company; and their tokens end.
[[nodiscard]] base::Result<void> revokeUser(CommandContext &context, UserId user);
[[nodiscard]] base::Result<User> setPresence(CommandContext &context, UserId user, Presence presence);
/// Puts a failed sign-in on record.
[[nodiscard]] base::Result<void> recordFailedSignIn(CommandContext &context, UserId user);
[[nodiscard]] base::Result<void> recordSignIn(CommandContext &context, const DeskToken &token);
[[nodiscard]] base::Result<void> signOut(CommandContext &context, const QByteArray &tokenHash);

// --- models (commands/Models.cpp); keys are kept elsewhere (dialects/ModelDesk.h)
/// Merges @p patch into the company's provider @p name, or into a new one. Fails with InvalidInput.
[[nodiscard]] base::Result<ModelProvider> saveProvider(CommandContext &context, CompanyId company, const QString &name,
                                                       const QJsonObject &patch);
/// Lets @p tier (AiRep or AiManager) ask @p model of the server at @p place first, which a search has just found:
/// through the provider that is for it already, or a new one. Other local providers leave the tier's chain, the rest
/// stays behind it. Fails with InvalidInput for another tier.
[[nodiscard]] base::Result<ModelProvider> useLocalModel(CommandContext &context, CompanyId company,
                                                        const LocalPlace &place, const QString &model, Tier tier);
/// Fails with NotFound, or with Conflict while a tier's chain names it.
[[nodiscard]] base::Result<void> removeProvider(CommandContext &context, CompanyId company, const QString &name);
/// Puts on record that its key was set, or removed; the key itself comes nowhere near here. Fails with NotFound.
[[nodiscard]] base::Result<ModelProvider> noteProviderKey(CommandContext &context, CompanyId company,
                                                          const QString &name, bool isSet);

/// Books what a person's trial of a model took.
[[nodiscard]] base::Result<bool> bookTrial(CommandContext &context, CompanyId company, const ModelUse &use);

/// Books what models took to draft a reply for a person, also with the case.
[[nodiscard]] base::Result<Session> bookDraft(CommandContext &context, CompanyId company, const QString &sessionId,
                                              const std::vector<ModelUse> &uses);
/// Books what models took to word the brief @p own. @p worded is shown in its place as long as the record gives @p own;
/// none: no words came of it.
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
/// A message's category or intent, or both, put right: the session's category changes, the message becomes an example
/// (personal data masked). The message must be a customer's; unset: the one that the session has its category from.
/// An intent that the company has no example of is a supervisor's to name (Forbidden).
struct Correction {
    CompanyId company;
    QString sessionId;
    MessageId message;
    std::optional<Category> category;
    QString intent; ///< empty: not said
};
struct Corrected {
    Session session;
    Message message;
};
[[nodiscard]] base::Result<Corrected> correct(CommandContext &context, const Correction &correction);
/// Rows {"text","label"}, in order; a text that is there already takes the new label. TooLarge beyond 20,000.
[[nodiscard]] base::Result<Upserted> addExamples(CommandContext &context, CompanyId company, TrainingKind kind,
                                                 const QJsonArray &rows);
/// Those that are not there are passed over; how many were removed.
[[nodiscard]] base::Result<int> removeExamples(CommandContext &context, CompanyId company,
                                               const std::vector<TrainingExampleId> &examples);
/// A model's row, before its parts; it serves nobody yet.
[[nodiscard]] base::Result<TrainedModelId> storeModel(CommandContext &context, const TrainedModel &model);
[[nodiscard]] base::Result<bool> storeModelPart(CommandContext &context, TrainedModelId model, int part,
                                                const QByteArray &bytes);
/// From this commit on the company is read with @p models; the model before it is replaced.
[[nodiscard]] base::Result<TrainedModel> serveModel(CommandContext &context, TrainedModelId model,
                                                    const nlu::Taught &models);
/// Puts on record that a candidate was not put into service.
[[nodiscard]] base::Result<TrainedModel> refuseModel(CommandContext &context, const TrainedModel &model);
/// Takes the model of @p kind out of service, as Broken or Withdrawn. False when none serves.
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
/// Answers from the commit on are made without it. NotFound.
[[nodiscard]] base::Result<void> deleteArticle(CommandContext &context, CompanyId company, const QString &ref);

} // namespace commands
} // namespace tierdesk::engine
