#pragma once

#include "core/base/Json.h"
#include "core/base/LogContext.h"
#include "core/doors/deskapi/Codec.h"
#include "core/doors/deskapi/Routes.h"
#include "core/doors/dialects/Call.h"
#include "core/doors/dialects/KeyCheck.h"
#include "core/doors/dialects/Keyed.h"
#include "core/doors/dialects/Validation.h"
#include "core/engine/Engine.h"

#include <QtCore/QMetaObject>
#include <QtCore/QObject>
#include <QtCore/QThreadPool>

#include <functional>
#include <type_traits>

namespace tierdesk::base {
class Seal;
}

namespace tierdesk::store {
struct Readers;
}
namespace tierdesk::dialects {
class AccountDesk;
class ModelDesk;
} // namespace tierdesk::dialects

namespace tierdesk::dialects::desk {

namespace route = deskapi::route;
using deskapi::Nothing;

/// The company that @p call is about: `?companyId=`, or the user's home. Fails with NotFound for one that is not among
/// the user's, whether it exists or not. Pure.
[[nodiscard]] base::Result<CompanyId> companyOf(const Call &call, const engine::Directory &directory);

/// Fails with Forbidden, details.role naming the least role that may. Pure.
[[nodiscard]] base::Result<void> requireRole(const Principal &principal, Role least);

[[nodiscard]] Actor actorOf(const Call &call);

/// The desk door's answer for a refusal. A verdict in its details is printed as everywhere at this door.
[[nodiscard]] Answer refusal(const base::Error &error);

[[nodiscard]] Answer answer(const QJsonObject &body);

/// The reply of @p declared that holds @p value.
template<deskapi::Verb V, class In, class Out>
[[nodiscard]] Answer answer(const deskapi::Route<V, In, Out> &declared, const std::type_identity_t<Out> &value)
{
    Answer good = answer(deskapi::encode<Out>(value));
    good.status = declared.status;
    return good;
}

/// @p call with another body, for what is kept to tell a repeat by: a request without its secret.
template<class In>
[[nodiscard]] Call withBody(Call call, const In &request)
{
    call.body = base::toJson(deskapi::encode(request));
    return call;
}

/// @p reply with @p secret, which is kept nowhere, in the first answer to a request that succeeds; not in a repeat's.
[[nodiscard]] Reply withSecret(const Reply &reply, const std::optional<QString> &secret);

/// What the handlers of this door share. Lives on the server thread; engine, seal and keys outlive it.
class Desk final
{
public:
    Desk(engine::Engine &itsEngine, const base::Seal &itsSeal, const KeyCheck &itsKeys)
        : engine(itsEngine)
        , seal(itsSeal)
        , keys(itsKeys)
    {
        // A password costs 64 MiB and a core for some 50 ms: two at a time.
        workers.setMaxThreadCount(2);
    }
    /// Waits for what runs on the workers; what they would have told is dropped.
    ~Desk() { workers.waitForDone(); }
    Desk(const Desk &) = delete;
    Desk &operator=(const Desk &) = delete;

    using Entered = std::function<void(const Call &, const Reply &, CompanyId)>;
    /// A handler behind the two walls: the company is one of the user's, the role is @p least or more.
    [[nodiscard]] Handler entered(Role least, Entered handler);

    /// Answers with what @p query reads on a reader thread, rendered there.
    template<deskapi::Verb V, class In, class T>
    void read(const deskapi::Route<V, In, T> &, const Reply &reply,
              std::type_identity_t<std::function<base::Result<T>(store::Readers &)>> query)
    {
        readJson(reply, [query = std::move(query)](store::Readers &readers) -> base::Result<QByteArray> {
            const auto value = TRY(query(readers));
            return base::toJson(deskapi::encode(value));
        });
    }
    void readJson(const Reply &reply, std::function<base::Result<QByteArray>(store::Readers &)> query);

    /// Runs @p work as the user's command and answers with its value, or with the first answer to the request's
    /// Idempotency-Key.
    template<deskapi::Verb V, class In, class T>
    void command(const deskapi::Route<V, In, T> &declared, const Call &call, const Reply &reply, CompanyId company,
                 std::type_identity_t<std::function<base::Result<T>(engine::CommandContext &)>> work)
    {
        auto keyed = V == deskapi::Verb::Post ? keyedOf(call, "desk") : std::optional<engine::Keyed>();
        if (!keyed)
            return reply(refusal(keyed.error()));
        submitKeyed<T>(engine,
                       {actorOf(call), company, *std::move(keyed), std::move(work),
                        [](const T &value) { return base::toJson(deskapi::encode(value)); }, declared.status},
                       &context,
                       [reply](base::Result<Answer> done) { reply(done ? *std::move(done) : refusal(done.error())); });
    }

    /// Runs @p work as the user's command and answers with `{}`.
    void command(const Call &call, const Reply &reply,
                 std::function<base::Result<void>(engine::CommandContext &)> work);

    /// Runs @p work on a worker and @p done with its value back here.
    template<class T>
    void onWorker(std::function<T()> work, std::function<void(T)> done)
    {
        workers.start(log::forThisRequest([this, work = std::move(work), done = std::move(done)] {
            auto value = std::make_shared<T>(work());
            QMetaObject::invokeMethod(&context, log::forThisRequest([value, done] { done(std::move(*value)); }),
                                      Qt::QueuedConnection);
        }));
    }

    engine::Engine &engine;
    const base::Seal &seal;
    const KeyCheck &keys;
    QObject context; ///< whose thread answers
    QThreadPool workers;
};

/// The request of @p call, read strictly; answers the refusal and gives none when it is not well-formed.
template<class T>
[[nodiscard]] std::optional<T> requestOf(const Call &call, const Reply &reply)
{
    auto read = [&call]() -> base::Result<T> {
        if constexpr (std::is_same_v<T, QJsonObject>)
            return jsonBody(call);
        const auto json = TRY(base::parseJsonObject(call.body));
        return deskapi::decode<T>(json);
    }();
    if (read)
        return *std::move(read);
    reply(refusal(read.error()));
    return std::nullopt;
}

// The routes, a file a group.
void addReading(std::vector<Route> &routes, Desk &desk);
/// The server as its status shows it.
struct Place {
    std::function<QStringList()> addresses; ///< may be empty
    Timestamp startedAt;
    const ModelDesk *models = nullptr; ///< none: of providers is told what is set, not how they do
};
void addReports(std::vector<Route> &routes, Desk &desk, const Place &place);
void addHandling(std::vector<Route> &routes, Desk &desk);
/// Files of a session's messages: what was sent is shown, what goes with a reply is brought.
void addFiles(std::vector<Route> &routes, Desk &desk);
void addPeople(std::vector<Route> &routes, Desk &desk);
void addCredentials(std::vector<Route> &routes, Desk &desk);
void addSettings(std::vector<Route> &routes, Desk &desk);
void addUpserts(std::vector<Route> &routes, Desk &desk);
void addWebChat(std::vector<Route> &routes, Desk &desk);
/// Examples that a company teaches, and what was made of them.
void addTraining(std::vector<Route> &routes, Desk &desk);
/// Rows of a body on their way through the engine, slice by slice, so that turns are settled in between. @p parse runs
/// on a worker. The answer is Upserted; the whole of it happens once for its Idempotency-Key.
using Upsert =
    std::function<base::Result<engine::commands::Upserted>(engine::CommandContext &, CompanyId, const QJsonArray &)>;
void uploadRows(Desk &desk, const Call &call, const Reply &reply, CompanyId company, Upsert upsert,
                std::function<base::Result<QJsonArray>()> parse);
/// Where the company is told of events, and what was sent there.
void addEndpoints(std::vector<Route> &routes, Desk &desk);
void addDeliveries(std::vector<Route> &routes, Desk &desk);
void addIgnoredMessages(std::vector<Route> &routes, Desk &desk);
[[nodiscard]] deskapi::DeliveryRow deliveryRowOf(const OutboxRow &row, const QString &sessionId);
/// Without @p models only what they cost.
void addModels(std::vector<Route> &routes, Desk &desk, ModelDesk *models);
/// Models on this machine: what is found, and which tier asks it.
void addLocalModels(std::vector<Route> &routes, Desk &desk, ModelDesk &models);
[[nodiscard]] deskapi::Provider shownProvider(const ModelProvider &provider, const ModelDesk &models);
/// Accounts for mail and text messages. Without @p accounts none is tried.
void addAccounts(std::vector<Route> &routes, Desk &desk, AccountDesk *accounts);

/// The route of @p facts without its bodies.
[[nodiscard]] Route routeOf(deskapi::Verb verb, const deskapi::RouteFacts &facts, Handler handler);

/// The JSON Schema of @p T; empty for no body, and for JSON that has no members of its own.
template<class T>
[[nodiscard]] QJsonObject schemaOfBody()
{
    if constexpr (std::is_same_v<T, Nothing> || std::is_same_v<T, QJsonObject> || std::is_same_v<T, QJsonArray>)
        return {};
    else
        return deskapi::schemaOf<T>();
}

/// Adds a route whose @p handler is called whatever the company and the role.
template<deskapi::Verb V, class In, class Out>
Route &append(std::vector<Route> &routes, const deskapi::Route<V, In, Out> &declared, Handler handler)
{
    Route &made = routes.emplace_back(routeOf(V, declared, std::move(handler)));
    made.doc.requestSchema = schemaOfBody<In>();
    made.doc.responseSchema = schemaOfBody<Out>();
    return made;
}

/// Adds a route about one company, behind the two walls. @p handle takes the desk, the call, its reply and the company,
/// and the request's body if it wants it read.
template<deskapi::Verb V, class In, class Out, class Handle>
Route &add(std::vector<Route> &routes, Desk &desk, const deskapi::Route<V, In, Out> &declared, Handle handle)
{
    constexpr bool takesRequest =
        std::is_invocable_v<const Handle &, Desk &, const Call &, const Reply &, CompanyId, In>;
    auto entered = [&desk, handle](const Call &call, const Reply &reply, CompanyId company) {
        if constexpr (!takesRequest)
            handle(desk, call, reply, company);
        else if (auto request = requestOf<In>(call, reply))
            handle(desk, call, reply, company, *std::move(request));
    };
    return append(routes, declared, desk.entered(declared.least, std::move(entered)));
}

/// Adds further @p faults, for openapi.json.
void alsoFails(Route &made, std::initializer_list<base::Fault> faults);

} // namespace tierdesk::dialects::desk
