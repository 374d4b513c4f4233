#pragma once

#include "core/base/Json.h"
#include "core/base/LogContext.h"
#include "core/doors/deskapi/Codec.h"
#include "core/doors/dialects/Call.h"
#include "core/doors/dialects/KeyCheck.h"
#include "core/doors/dialects/Keyed.h"
#include "core/engine/Engine.h"

#include <QtCore/QMetaObject>
#include <QtCore/QObject>
#include <QtCore/QThreadPool>

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

/// The company that @p call is about: `?companyId=`, or the user's home. Fails with NotFound for one that is not among
/// the user's, whether it exists or not. Pure.
[[nodiscard]] base::Result<CompanyId> companyOf(const Call &call, const engine::Directory &directory);

/// Fails with Forbidden, details.role naming the least role that may. Pure.
[[nodiscard]] base::Result<void> requireRole(const Principal &principal, Role least);

[[nodiscard]] Actor actorOf(const Call &call);

/// The desk door's answer for a refusal. A verdict in its details is printed as everywhere at this door.
[[nodiscard]] Answer refusal(const base::Error &error);

[[nodiscard]] Answer answer(const QJsonObject &body, int status = 200);

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
    template<class T>
    void read(const Reply &reply, std::function<base::Result<T>(store::Readers &)> query)
    {
        engine.read<QByteArray>(
            [query = std::move(query)](store::Readers &readers) -> base::Result<QByteArray> {
                const auto value = TRY(query(readers));
                return base::toJson(deskapi::encode(value));
            },
            &context,
            [reply](const base::Result<QByteArray> &body) {
                if (!body)
                    return reply(refusal(body.error()));
                Answer good;
                good.body = *body;
                reply(good);
            });
    }

    /// Runs @p work as the user's command and answers with its value, or with the first answer to the request's
    /// Idempotency-Key.
    template<class T>
    void command(const Call &call, const Reply &reply, CompanyId company,
                 std::function<base::Result<T>(engine::CommandContext &)> work, int status = 200)
    {
        auto keyed = call.method == Method::Post ? keyedOf(call, "desk") : std::optional<engine::Keyed>();
        if (!keyed)
            return reply(refusal(keyed.error()));
        submitKeyed<T>(engine,
                       {actorOf(call), company, *std::move(keyed), std::move(work),
                        [](const T &value) { return base::toJson(deskapi::encode(value)); }, status},
                       &context,
                       [reply](base::Result<Answer> done) { reply(done ? *std::move(done) : refusal(done.error())); });
    }

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
    const auto json = base::parseJsonObject(call.body);
    const auto read = json ? deskapi::decode<T>(*json) : base::Result<T>(json.error());
    if (read)
        return *read;
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

/// A route of this door about one company.
[[nodiscard]] Route route(Method method, const QByteArray &pattern, const QByteArray &summary, Handler handler,
                          int status = 200);

/// For a route whose request or reply has no body of its own.
struct Nothing {};

/// For openapi.json.
[[nodiscard]] Route failing(Route made, std::initializer_list<base::Fault> faults);

/// @p made with the schemas of its bodies, for openapi.json.
template<class In, class Out>
[[nodiscard]] Route typed(Route made)
{
    if constexpr (!std::is_same_v<In, Nothing>)
        made.doc.requestSchema = deskapi::schemaOf<In>();
    if constexpr (!std::is_same_v<Out, Nothing>)
        made.doc.responseSchema = deskapi::schemaOf<Out>();
    return made;
}

/// @p made, which is not about a company.
[[nodiscard]] Route ofNoCompany(Route made);

/// @p made with further parameters of its query, all optional; `companyId` is every route's.
[[nodiscard]] Route asking(Route made, std::initializer_list<const char *> parameters);

} // namespace tierdesk::dialects::desk
