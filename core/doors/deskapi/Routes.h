#pragma once

#include "core/doors/deskapi/Accounts.h"
#include "core/doors/deskapi/Administration.h"
#include "core/doors/deskapi/IgnoredMessages.h"
#include "core/doors/deskapi/Models.h"
#include "core/doors/deskapi/Outbox.h"
#include "core/doors/deskapi/People.h"
#include "core/doors/deskapi/Reports.h"
#include "core/doors/deskapi/Requests.h"
#include "core/doors/deskapi/Route.h"
#include "core/doors/deskapi/Sessions.h"
#include "core/doors/deskapi/Training.h"

/// Every route of the desk API.
namespace tierdesk::deskapi::route {

// --- who works at the desk

inline constexpr Post<SignIn, SignedIn> SignInUser{
    "/sign-in", "Exchanges an e-mail address and password for a token that is valid for 12 hours"};
inline constexpr Post<Nothing, Nothing> SignOutUser{"/sign-out", "Revokes the token"};
inline constexpr Get<Me> ShowMe{"/me", "Returns the signed-in user"};
inline constexpr Get<Companies> ListCompanies{"/companies", "Lists the companies that the user can access"};
inline constexpr Post<SetPresence, UserInfo> UpdatePresence{"/presence",
                                                            "Sets the user's presence: available, away or offline"};
inline constexpr Get<Colleagues> ListColleagues{"/colleagues", "Lists the company's users with their presence"};
inline constexpr Get<Users> ListUsers{"/users", "Lists the company's console users", Role::Admin};
inline constexpr Post<NewUser, UserInfo> CreateUser{"/users", "Creates a console user", Role::Admin, "", 201};
inline constexpr Put<UserPatch, UserInfo> UpdateUser{
    "/users/{id}", "Changes the given fields of a user. A new password revokes the user's tokens", Role::Admin};
inline constexpr Delete<Nothing> RevokeUser{"/users/{id}", "Revokes a user. Their open sessions return to the queue",
                                            Role::Admin};
inline constexpr Get<Credentials> ListCredentials{"/credentials",
                                                  "Lists the company's credentials without their secrets", Role::Admin};
inline constexpr Post<NewCredential, CreatedCredential> CreateCredential{
    "/credentials", "Creates a credential. Its secret is returned only here", Role::Admin, "", 201};
inline constexpr Delete<Nothing> RevokeCredential{"/credentials/{id}", "Revokes a credential", Role::Admin};

// --- what an agent looks at

inline constexpr Get<Queue> ShowQueue{"/queue", "Returns the queue by risk, with the counts of every view", Role::Agent,
                                      "view"};
inline constexpr Get<SessionPage> ListSessions{"/sessions", "Lists sessions, newest first by default", Role::Agent,
                                               "status tier category sentiment channel door holder customerId reason "
                                               "resolution only from to q sort after limit offset"};
inline constexpr Get<SessionDetail> ShowSession{"/sessions/{id}",
                                                "Returns a session with its messages, escalations and actions"};
inline constexpr Get<SearchResults> SearchAll{"/search", "Searches sessions, customers, orders and articles",
                                              Role::Agent, "q limit"};
inline constexpr Get<CustomerDetail> ShowCustomer{"/customers/{ref}",
                                                  "Returns a customer with orders, subscriptions and sessions"};
inline constexpr Get<Articles> ListArticles{"/articles", "Lists the knowledge base articles"};

// --- what an agent does in a session

inline constexpr Post<Nothing, Handled> ClaimSession{
    "/sessions/{id}/claim", "Claims a waiting session. 409 names the agent who claimed it first"};
inline constexpr Post<Nothing, Handled> ReleaseSession{"/sessions/{id}/release", "Returns the session to the queue"};
inline constexpr Post<TakeOver, Handled> TakeOverSession{"/sessions/{id}/take-over",
                                                         "Takes over a session that the AI holds"};
inline constexpr Post<Reply, Handled> SendReply{
    "/sessions/{id}/reply",
    "Sends a reply to the customer; only for the session's holder. With undoFor, the reply is held for that many "
    "seconds. Afterwards the session stays open, waits for the customer or is resolved"};
inline constexpr Post<Nothing, Handled> UndoReply{"/sessions/{id}/held/{heldId}/undo",
                                                  "Cancels a held reply; only for its author"};
inline constexpr Post<Nothing, DraftedReply> DraftReply{"/sessions/{id}/draft",
                                                        "Drafts a reply for the holder to edit. Sends nothing"};
/// Its request is the file.
inline constexpr Post<Nothing, Attachment> AttachFile{
    "/sessions/{id}/attachments", "Uploads a file for the next reply; only for the session's holder", Role::Agent,
    "name", 201};
/// Its reply is the file.
inline constexpr Get<Nothing> FetchFile{"/sessions/{id}/attachments/{attachmentId}", "Returns a file of the session"};
inline constexpr Post<Text, Handled> AddNote{"/sessions/{id}/note", "Adds an internal note. Customers never see it"};
inline constexpr Post<Act, Handled> PerformAction{
    "/sessions/{id}/act", "Performs an action with tier 3's authority; with dryRun, returns only the verdict"};
inline constexpr Post<Transfer, Handled> TransferSession{"/sessions/{id}/transfer",
                                                         "Transfers the session to another agent"};
inline constexpr Post<Snooze, Handled> SnoozeSession{"/sessions/{id}/snooze",
                                                     "Snoozes the session until the given time"};
inline constexpr Post<HandBack, Handled> HandBackSession{"/sessions/{id}/hand-back",
                                                         "Hands the session back to an AI tier"};
inline constexpr Post<Resolve, Handled> ResolveSession{"/sessions/{id}/resolve", "Resolves the session"};
inline constexpr Post<Tags, Handled> TagSession{"/sessions/{id}/tags", "Replaces the session's tags"};
inline constexpr Post<Correct, Handled> CorrectSession{
    "/sessions/{id}/correct", "Corrects the session's category or intent. The message becomes a training example"};

// --- figures

inline constexpr Get<Analytics> ShowAnalytics{"/analytics", "Returns figures of the sessions created in a period",
                                              Role::Supervisor, "startDate endDate groupBy"};
inline constexpr Get<SentimentSeries> ShowSentiment{
    "/sentiment", "Returns the sentiment of customers' messages in a period, by bucket", Role::Supervisor,
    "from to bucketMinutes"};
inline constexpr Get<ServerStatus> ShowStatus{"/status",
                                              "Returns the state of the server, its models and today's figures"};
inline constexpr Get<AuditPage> ListAudit{"/audit", "Lists audit log entries, newest first", Role::Supervisor,
                                          "from to actor command session before limit"};

// --- saved replies, configuration, the shop's rows

inline constexpr Get<SavedReplies> ListSavedReplies{"/saved-replies", "Lists the company's saved replies"};
inline constexpr Post<SaveReply, SavedReply> CreateSavedReply{"/saved-replies", "Creates a saved reply",
                                                              Role::Supervisor, "", 201};
inline constexpr Put<SaveReply, SavedReply> UpdateSavedReply{"/saved-replies/{id}", "Changes a saved reply",
                                                             Role::Supervisor};
inline constexpr Delete<Nothing> RemoveSavedReply{"/saved-replies/{id}", "Deletes a saved reply", Role::Supervisor};
inline constexpr Get<Config> ShowConfig{"/config", "Returns the company's configuration", Role::Supervisor};
/// Its request is a patch of Config::config.
inline constexpr Put<QJsonObject, Config> SaveConfig{
    "/config", "Merges a patch into the configuration. Each change creates a version", Role::Supervisor};
inline constexpr Get<ConfigVersions> ListConfigVersions{
    "/config/versions", "Lists the versions of the configuration, newest first", Role::Supervisor, "limit"};
inline constexpr Get<QJsonObject> ShowWebChat{"/webchat", "Returns the web chat's appearance", Role::Supervisor};
inline constexpr Put<QJsonObject, QJsonObject> SaveWebChat{"/webchat", "Merges a patch into the web chat's appearance",
                                                           Role::Supervisor};
inline constexpr Post<QJsonArray, Upserted> UpsertOrders{
    "/orders", "Creates or updates orders in bulk. Invalid rows are reported, valid ones are stored", Role::Supervisor};
inline constexpr Post<QJsonArray, Upserted> UpsertCustomers{
    "/customers", "Creates or updates customers in bulk. Invalid rows are reported, valid ones are stored",
    Role::Supervisor};
inline constexpr Post<QJsonArray, Upserted> UpsertProducts{
    "/products", "Creates or updates products in bulk. Invalid rows are reported, valid ones are stored",
    Role::Supervisor};
inline constexpr Post<QJsonArray, Upserted> UpsertSubscriptions{
    "/subscriptions", "Creates or updates subscriptions in bulk. Invalid rows are reported, valid ones are stored",
    Role::Supervisor};
inline constexpr Post<QJsonArray, Upserted> UpsertArticles{
    "/articles", "Creates or updates articles in bulk. Invalid rows are reported, valid ones are stored",
    Role::Supervisor};
inline constexpr Delete<Nothing> RemoveArticle{"/articles/{ref}", "Deletes an article. Answers no longer use it",
                                               Role::Supervisor};

// --- training

inline constexpr Get<Training> ShowTraining{"/training",
                                            "Returns the state of training: examples, models and the current run"};
inline constexpr Get<TrainingExamples> ListExamples{"/training/examples", "Lists training examples, newest first",
                                                    Role::Supervisor, "kind label q before limit"};
inline constexpr Post<AddExamples, Upserted> UploadExamples{
    "/training/examples",
    "Adds training examples as JSON or as lines of text, tab and label. Invalid rows are reported, valid ones are "
    "stored",
    Role::Supervisor, "kind"};
inline constexpr Post<RemoveExamples, Removed> DeleteExamples{"/training/examples/remove", "Deletes training examples",
                                                              Role::Supervisor};
inline constexpr Post<Nothing, Training> RunTraining{
    "/training/run", "Trains the models now, even if no example has changed", Role::Supervisor};

// --- where the company is told of events, and its accounts for mail and text messages

inline constexpr Get<Endpoints> ListEndpoints{"/endpoints", "Lists the endpoints that are notified about events",
                                              Role::Supervisor};
inline constexpr Post<NewEndpoint, CreatedEndpoint> CreateEndpoint{
    "/endpoints", "Creates an endpoint. A webhook's secret is returned only here", Role::Admin, "", 201};
inline constexpr Put<ChangeEndpoint, EndpointRow> UpdateEndpoint{
    "/endpoints/{id}", "Changes the given fields of an endpoint. Disabling it fails its pending deliveries",
    Role::Admin};
inline constexpr Delete<Nothing> RemoveEndpoint{"/endpoints/{id}", "Deletes an endpoint. Its deliveries stay on record",
                                                Role::Admin};
inline constexpr Post<RotateSecret, CreatedEndpoint> RotateEndpointSecret{
    "/endpoints/{id}/rotate",
    "Creates a new secret, returned only here. For an overlap period the old one is used for signatures as well",
    Role::Admin};
inline constexpr Post<Nothing, DeliveryRow> PingEndpoint{"/endpoints/{id}/ping", "Sends a test event", Role::Supervisor,
                                                         "", 201};
inline constexpr Post<Nothing, SentAgain> ResendFailed{
    "/endpoints/{id}/again", "Retries all failed deliveries of the endpoint", Role::Supervisor};
inline constexpr Get<Deliveries> ListDeliveries{"/deliveries", "Lists deliveries to other systems, newest first",
                                                Role::Supervisor, "endpoint channel state before limit"};
inline constexpr Get<DeliveryDetail> ShowDelivery{"/deliveries/{id}", "Returns a delivery with its body and attempts",
                                                  Role::Supervisor};
inline constexpr Post<Nothing, DeliveryRow> ResendDelivery{"/deliveries/{id}/again", "Retries a failed delivery",
                                                           Role::Supervisor};
inline constexpr Get<Account> ShowMailAccount{
    "/accounts/mail", "Returns the e-mail account without its secrets, and its backlog", Role::Supervisor};
inline constexpr Put<SaveMailAccount, Account> UpdateMailAccount{
    "/accounts/mail", "Sets up the e-mail account. Its secrets are never returned", Role::Admin};
inline constexpr Post<SaveMailAccount, TriedAccount> TryMailAccount{
    "/accounts/mail/try", "Tests the e-mail account: connects and signs in, but sends nothing", Role::Admin};
inline constexpr Get<Account> ShowSmsAccount{
    "/accounts/sms", "Returns the text message account without its secrets, and its backlog", Role::Supervisor};
inline constexpr Put<SaveSmsAccount, Account> UpdateSmsAccount{
    "/accounts/sms", "Sets up the text message account. Its secrets are never returned", Role::Admin};
inline constexpr Post<SaveSmsAccount, TriedAccount> TrySmsAccount{
    "/accounts/sms/try", "Tests the text message account: connects and signs in, but sends nothing", Role::Admin};
inline constexpr Get<IgnoredMessages> ListIgnoredMessages{
    "/letters/ignored", "Lists e-mails and text messages that were not answered, newest first", Role::Supervisor,
    "before limit"};

// --- providers of models

inline constexpr Get<Models> ShowModels{"/models", "Returns the company's model providers and their budgets",
                                        Role::Supervisor};
inline constexpr Get<ModelCosts> ShowModelCosts{
    "/models/costs", "Returns the cost of models by day, provider and model", Role::Supervisor, "from to"};
/// Its request is a patch of those members of Provider that are settings.
inline constexpr Put<QJsonObject, Provider> SaveProvider{"/models/providers/{name}",
                                                         "Creates or changes a model provider", Role::Admin};
inline constexpr Delete<Nothing> RemoveProvider{"/models/providers/{name}", "Deletes a model provider and its key",
                                                Role::Admin};
inline constexpr Put<ProviderKey, Provider> SaveProviderKey{
    "/models/providers/{name}/key", "Stores a provider's key. It is never returned", Role::Admin};
inline constexpr Delete<Provider> ForgetProviderKey{"/models/providers/{name}/key", "Deletes a provider's key",
                                                    Role::Admin};
inline constexpr Get<ModelList> ListProviderModels{"/models/providers/{name}/models",
                                                   "Lists the models that the provider currently offers", Role::Admin};
inline constexpr Post<TryModel, Tried> TryProvider{
    "/models/providers/{name}/try", "Sends a test prompt to a model and returns its answer and cost", Role::Admin};
inline constexpr Get<LocalSearch> FindLocalModels{"/models/local", "Finds model servers on the server's machine",
                                                  Role::Supervisor};
inline constexpr Post<UseLocalModel, Provider> ChooseLocalModel{
    "/models/local/use", "Makes a local model a tier's first choice", Role::Supervisor};

} // namespace tierdesk::deskapi::route
