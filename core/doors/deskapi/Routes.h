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

inline constexpr Post<SignIn, SignedIn> SignInUser{"/sign-in", "E-mail and password for a token of 12 hours"};
inline constexpr Post<Nothing, Nothing> SignOutUser{"/sign-out", "Ends the token"};
inline constexpr Get<Me> ShowMe{"/me", "Who is signed in"};
inline constexpr Get<Companies> ListCompanies{"/companies", "The companies that the user may enter"};
inline constexpr Post<SetPresence, UserInfo> UpdatePresence{"/presence", "Available, away or offline"};
inline constexpr Get<Colleagues> ListColleagues{"/colleagues", "Everybody of the company, and who is there"};
inline constexpr Get<Users> ListUsers{"/users", "The company's console users", Role::Admin};
inline constexpr Post<NewUser, UserInfo> CreateUser{"/users", "A new console user", Role::Admin, "", 201};
inline constexpr Put<UserPatch, UserInfo> UpdateUser{
    "/users/{id}", "Changes what is given; a new password ends the user's tokens", Role::Admin};
inline constexpr Delete<Nothing> RevokeUser{"/users/{id}", "Revokes a user; what they held goes back into the queue",
                                            Role::Admin};
inline constexpr Get<Credentials> ListCredentials{"/credentials", "The company's credentials, without their secrets",
                                                  Role::Admin};
inline constexpr Post<NewCredential, CreatedCredential> CreateCredential{
    "/credentials", "A new credential; its secret is shown here only", Role::Admin, "", 201};
inline constexpr Delete<Nothing> RevokeCredential{"/credentials/{id}", "Revokes a credential", Role::Admin};

// --- what an agent looks at

inline constexpr Get<Queue> ShowQueue{"/queue", "The queue, riskiest first, with the counts of every view", Role::Agent,
                                      "view"};
inline constexpr Get<SessionPage> ListSessions{"/sessions", "Sessions, newest first unless sorted", Role::Agent,
                                               "status tier category sentiment channel door holder customerId reason "
                                               "resolution only from to q sort after limit offset"};
inline constexpr Get<SessionDetail> ShowSession{"/sessions/{id}", "One session whole"};
inline constexpr Get<SearchResults> SearchAll{
    "/search", "Sessions, customers, orders and articles that a text is found in", Role::Agent, "q limit"};
inline constexpr Get<CustomerDetail> ShowCustomer{"/customers/{ref}",
                                                  "A customer with orders, subscriptions and sessions"};
inline constexpr Get<Articles> ListArticles{"/articles", "The knowledge articles"};

// --- what an agent does in a session

inline constexpr Post<Nothing, Handled> ClaimSession{"/sessions/{id}/claim",
                                                     "Takes a waiting session; 409 names who was first"};
inline constexpr Post<Nothing, Handled> ReleaseSession{"/sessions/{id}/release", "Puts it back into the queue"};
inline constexpr Post<TakeOver, Handled> TakeOverSession{"/sessions/{id}/take-over",
                                                         "Takes a session that the AI holds"};
inline constexpr Post<Reply, Handled> SendReply{
    "/sessions/{id}/reply", "Says something to the customer; only the holder; with undoFor after so many seconds; then "
                            "says whether the session stays open, waits for the customer or is resolved"};
inline constexpr Post<Nothing, Handled> UndoReply{"/sessions/{id}/held/{heldId}/undo",
                                                  "Takes a held reply back; only its author"};
inline constexpr Post<Nothing, DraftedReply> DraftReply{
    "/sessions/{id}/draft", "Drafts a reply for the holder to read and change; sends nothing"};
/// Its request is the file.
inline constexpr Post<Nothing, Attachment> AttachFile{
    "/sessions/{id}/attachments", "A file for a reply to come; only the holder", Role::Agent, "name", 201};
/// Its reply is the file.
inline constexpr Get<Nothing> FetchFile{"/sessions/{id}/attachments/{attachmentId}", "A file of the session"};
inline constexpr Post<Text, Handled> AddNote{"/sessions/{id}/note", "An internal note, which never leaves the desk"};
inline constexpr Post<Act, Handled> PerformAction{"/sessions/{id}/act",
                                                  "An action with tier 3's authority; with dryRun only the verdict"};
inline constexpr Post<Transfer, Handled> TransferSession{"/sessions/{id}/transfer", "Into a colleague's hands"};
inline constexpr Post<Snooze, Handled> SnoozeSession{"/sessions/{id}/snooze", "Puts it to sleep until a time"};
inline constexpr Post<HandBack, Handled> HandBackSession{"/sessions/{id}/hand-back", "Back to the AI"};
inline constexpr Post<Resolve, Handled> ResolveSession{"/sessions/{id}/resolve", "Closes the session"};
inline constexpr Post<Tags, Handled> TagSession{"/sessions/{id}/tags", "Sets the tags"};
inline constexpr Post<Correct, Handled> CorrectSession{
    "/sessions/{id}/correct",
    "Puts right what it is about: the session's category changes, the message becomes an example"};

// --- figures

inline constexpr Get<Analytics> ShowAnalytics{"/analytics", "Figures of the sessions created within a period",
                                              Role::Supervisor, "startDate endDate groupBy"};
inline constexpr Get<SentimentSeries> ShowSentiment{"/sentiment",
                                                    "How the customers' messages of a period felt, bucket by bucket",
                                                    Role::Supervisor, "from to bucketMinutes"};
inline constexpr Get<ServerStatus> ShowStatus{"/status", "The server, its models and how the day goes"};
inline constexpr Get<AuditPage> ListAudit{"/audit", "Who did what, newest first", Role::Supervisor,
                                          "from to actor command session before limit"};

// --- saved replies, configuration, the shop's rows

inline constexpr Get<SavedReplies> ListSavedReplies{"/saved-replies", "The company's saved replies"};
inline constexpr Post<SaveReply, SavedReply> CreateSavedReply{"/saved-replies", "A new saved reply", Role::Supervisor,
                                                              "", 201};
inline constexpr Put<SaveReply, SavedReply> UpdateSavedReply{"/saved-replies/{id}", "Changes a saved reply",
                                                             Role::Supervisor};
inline constexpr Delete<Nothing> RemoveSavedReply{"/saved-replies/{id}", "Removes a saved reply", Role::Supervisor};
inline constexpr Get<Config> ShowConfig{"/config", "The company's configuration", Role::Supervisor};
/// Its request is a patch of Config::config.
inline constexpr Put<QJsonObject, Config> SaveConfig{
    "/config", "Merges a patch into the configuration; every save is a version", Role::Supervisor};
inline constexpr Get<ConfigVersions> ListConfigVersions{
    "/config/versions", "The saves of the configuration, newest first", Role::Supervisor, "limit"};
inline constexpr Get<QJsonObject> ShowWebChat{"/webchat", "How the web chat looks to the company's customers",
                                              Role::Supervisor};
inline constexpr Put<QJsonObject, QJsonObject> SaveWebChat{"/webchat", "Merges a patch into the look of the web chat",
                                                           Role::Supervisor};
inline constexpr Post<QJsonArray, Upserted> UpsertOrders{
    "/orders", "Bulk upsert of orders: bad rows are named, good ones go in", Role::Supervisor};
inline constexpr Post<QJsonArray, Upserted> UpsertCustomers{
    "/customers", "Bulk upsert of customers: bad rows are named, good ones go in", Role::Supervisor};
inline constexpr Post<QJsonArray, Upserted> UpsertProducts{
    "/products", "Bulk upsert of products: bad rows are named, good ones go in", Role::Supervisor};
inline constexpr Post<QJsonArray, Upserted> UpsertSubscriptions{
    "/subscriptions", "Bulk upsert of subscriptions: bad rows are named, good ones go in", Role::Supervisor};
inline constexpr Post<QJsonArray, Upserted> UpsertArticles{
    "/articles", "Bulk upsert of articles: bad rows are named, good ones go in", Role::Supervisor};
inline constexpr Delete<Nothing> RemoveArticle{"/articles/{ref}", "Removes an article; answers no longer use it",
                                               Role::Supervisor};

// --- training

inline constexpr Get<Training> ShowTraining{"/training",
                                            "What the company teaches, what was made of it, and what is being made"};
inline constexpr Get<TrainingExamples> ListExamples{"/training/examples", "Examples, newest first", Role::Supervisor,
                                                    "kind label q before limit"};
inline constexpr Post<AddExamples, Upserted> UploadExamples{
    "/training/examples", "Adds examples, JSON or lines of text, tab, label; bad rows are named, good ones go in",
    Role::Supervisor, "kind"};
inline constexpr Post<RemoveExamples, Removed> DeleteExamples{"/training/examples/remove", "Removes examples",
                                                              Role::Supervisor};
inline constexpr Post<Nothing, Training> RunTraining{"/training/run", "Learns the examples now, changed or not",
                                                     Role::Supervisor};

// --- where the company is told of events, and its accounts for mail and text messages

inline constexpr Get<Endpoints> ListEndpoints{"/endpoints", "Where the company is told of events", Role::Supervisor};
inline constexpr Post<NewEndpoint, CreatedEndpoint> CreateEndpoint{
    "/endpoints", "A new endpoint; a webhook's secret is shown here only", Role::Admin, "", 201};
inline constexpr Put<ChangeEndpoint, EndpointRow> UpdateEndpoint{
    "/endpoints/{id}", "Changes what is given; whatever is pending for one that is switched off fails", Role::Admin};
inline constexpr Delete<Nothing> RemoveEndpoint{
    "/endpoints/{id}", "Removes an endpoint; what was sent to it stays on record", Role::Admin};
inline constexpr Post<RotateSecret, CreatedEndpoint> RotateEndpointSecret{
    "/endpoints/{id}/rotate", "A new secret, shown here only; the old one signs too for a while", Role::Admin};
inline constexpr Post<Nothing, DeliveryRow> PingEndpoint{"/endpoints/{id}/ping", "Sends a test event", Role::Supervisor,
                                                         "", 201};
inline constexpr Post<Nothing, SentAgain> ResendFailed{
    "/endpoints/{id}/again", "Sends everything that has failed there again", Role::Supervisor};
inline constexpr Get<Deliveries> ListDeliveries{"/deliveries", "What was sent to other systems, newest first",
                                                Role::Supervisor, "endpoint channel state before limit"};
inline constexpr Get<DeliveryDetail> ShowDelivery{"/deliveries/{id}", "One of them: its body and every attempt",
                                                  Role::Supervisor};
inline constexpr Post<Nothing, DeliveryRow> ResendDelivery{"/deliveries/{id}/again", "Sends one that has failed again",
                                                           Role::Supervisor};
inline constexpr Get<Account> ShowMailAccount{
    "/accounts/mail", "The account for mail, without its secrets, and what waits there", Role::Supervisor};
inline constexpr Put<SaveMailAccount, Account> UpdateMailAccount{
    "/accounts/mail", "Sets up the account for mail; its secrets are shown nowhere", Role::Admin};
inline constexpr Post<SaveMailAccount, TriedAccount> TryMailAccount{
    "/accounts/mail/try", "Connects and signs in as the account for mail does; sends nothing", Role::Admin};
inline constexpr Get<Account> ShowSmsAccount{
    "/accounts/sms", "The account for text messages, without its secrets, and what waits there", Role::Supervisor};
inline constexpr Put<SaveSmsAccount, Account> UpdateSmsAccount{
    "/accounts/sms", "Sets up the account for text messages; its secrets are shown nowhere", Role::Admin};
inline constexpr Post<SaveSmsAccount, TriedAccount> TrySmsAccount{
    "/accounts/sms/try", "Connects and signs in as the account for text messages does; sends nothing", Role::Admin};
inline constexpr Get<IgnoredMessages> ListIgnoredMessages{
    "/letters/ignored", "Mails and text messages that were not answered, newest first", Role::Supervisor,
    "before limit"};

// --- providers of models

inline constexpr Get<Models> ShowModels{"/models", "The company's providers of models, and what they may cost",
                                        Role::Supervisor};
inline constexpr Get<ModelCosts> ShowModelCosts{"/models/costs", "What models took, by day, provider and model",
                                                Role::Supervisor, "from to"};
/// Its request is a patch of those members of Provider that are settings.
inline constexpr Put<QJsonObject, Provider> SaveProvider{"/models/providers/{name}", "Makes a provider, or changes it",
                                                         Role::Admin};
inline constexpr Delete<Nothing> RemoveProvider{"/models/providers/{name}", "Removes a provider and its key",
                                                Role::Admin};
inline constexpr Put<ProviderKey, Provider> SaveProviderKey{"/models/providers/{name}/key",
                                                            "Keeps a provider's key; it is shown nowhere", Role::Admin};
inline constexpr Delete<Provider> ForgetProviderKey{"/models/providers/{name}/key", "Forgets a provider's key",
                                                    Role::Admin};
inline constexpr Get<ModelList> ListProviderModels{"/models/providers/{name}/models",
                                                   "The models that the provider lists now", Role::Admin};
inline constexpr Post<TryModel, Tried> TryProvider{
    "/models/providers/{name}/try", "Asks a model something and shows what it says and costs", Role::Admin};
inline constexpr Get<LocalSearch> FindLocalModels{"/models/local", "Model servers found on the server's machine",
                                                  Role::Supervisor};
inline constexpr Post<UseLocalModel, Provider> ChooseLocalModel{
    "/models/local/use", "Has a tier ask a model on the server's machine first", Role::Supervisor};

} // namespace tierdesk::deskapi::route
