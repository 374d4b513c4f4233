#include "core/base/Json.h"
#include "core/doors/dialects/Answering.h"
#include "core/doors/dialects/cs/Codec.h"
#include "core/doors/dialects/cs/CsDialect.h"
#include "core/doors/dialects/Posted.h"
#include "core/doors/dialects/TurnEvents.h"
#include "core/doors/dialects/Validation.h"
#include "core/store/Readers.h"

// Routes that write: sessions and the configuration.
namespace tierdesk::dialects::cs {

namespace {

using base::fail;
using base::Fault;

constexpr char Scope[] = "cs";
constexpr QLatin1String Disabled("Company CS not enabled");

Actor actorOf(const Call &call)
{
    return clientOf(call, QLatin1String(Scope));
}

/// Returns the command of a POST; the caller adds its work.
template<class R>
KeyedCommand<R> commandOf(const Call &call, CompanyId company, std::optional<engine::Keyed> keyed)
{
    KeyedCommand<R> command;
    command.actor = actorOf(call);
    command.company = company;
    command.keyed = std::move(keyed);
    return command;
}

} // namespace

/// The common parts of every POST to a session.
struct CsDialect::SessionPost {
    QString id;
    Posted posted;
    Entry entry;

    [[nodiscard]] const Company &company() const { return entry->company; }
};

/// Checks in the order in which errors are reported: path, header and form of the body, company.
base::Result<CsDialect::SessionPost> CsDialect::sessionPost(const Call &call) const
{
    auto id = TRY(sessionIdOf(call));
    auto post = TRY(posted(call, Scope));
    auto entry = TRY(companyOf(call));
    return SessionPost{std::move(id), std::move(post), std::move(entry)};
}

void CsDialect::start(const Call &call, const Done &done)
{
    auto post = posted(call, Scope);
    if (!post)
        return done(post.error());
    const auto entry = companyOf(call, post->body.value(u"companyId"));
    if (!entry)
        return done(entry.error());
    auto request = decodeStart(post->body);
    if (!request)
        return done(request.error());
    if (call.principal.isCustomer() && request->session.customerRef != call.principal.subject)
        return done(anotherCustomers());
    if (const auto enabled = checkEnabled(**entry, Disabled); !enabled)
        return done(enabled.error());

    const CompanyId company = (*entry)->company.id;
    const QString companyKey = (*entry)->company.key;
    request->session.company = company;
    request->session.door = Door::Cs;
    if (request->initialMessage.isEmpty()) {
        auto command = commandOf<Session>(call, company, std::move(post->keyed));
        command.status = 201;
        command.work = [session = std::move(request->session)](engine::CommandContext &context) {
            return engine::commands::startSession(context, session);
        };
        command.encode = [companyKey](const Session &session) {
            return base::toJson(startedJson(session, companyKey));
        };
        return submitKeyed(m_engine, std::move(command), &m_context, done);
    }
    engine::TurnRequest first;
    first.company = company;
    first.start = std::move(request->session);
    first.text = std::move(request->initialMessage);
    first.actor = actorOf(call);
    first.reopens = false;
    first.keyed = std::move(post->keyed);
    turn(
        call, std::move(first),
        [companyKey](const engine::TurnOutcome &outcome) { return base::toJson(startedJson(outcome, companyKey)); },
        done);
}

void CsDialect::send(const Call &call, const Done &done)
{
    auto post = sessionPost(call);
    if (!post)
        return done(post.error());
    auto text = decodeMessage(post->posted.body);
    if (!text)
        return done(text.error());
    if (const auto enabled = checkEnabled(*post->entry, Disabled); !enabled)
        return done(enabled.error());
    engine::TurnRequest request;
    request.company = post->company().id;
    request.sessionId = std::move(post->id);
    request.text = std::move(*text);
    request.actor = actorOf(call);
    request.reopens = false;
    request.keyed = std::move(post->posted.keyed);
    const QString id = request.sessionId;
    ifAllowed(call, id, done, [this, call, request = std::move(request), done]() mutable {
        turn(call, std::move(request), turnText, done);
    });
}

void CsDialect::turn(const Call &call, engine::TurnRequest request,
                     const std::function<QByteArray(const engine::TurnOutcome &)> &encode, const Done &done)
{
    Call named;
    named.path = call.path;
    named.captures = call.captures;
    const Finish finish = listening(
        call, request, done, [this, named](const base::Error &error) { return refuse(error, named).body; }, m_keepAlive,
        m_context);
    submitTurn(m_engine, std::move(request), encode, 201, &m_context, finish);
}

/// Writes nothing, so that it may come every few keystrokes. A repeated Idempotency-Key is passed on, too.
void CsDialect::tellTyping(const Call &call, const Done &done)
{
    const auto post = sessionPost(call);
    if (!post)
        return done(post.error());
    const auto isTyping = decodeTyping(post->posted.body);
    if (!isTyping)
        return done(isTyping.error());
    m_engine.read<Status>(
        [company = post->company().id, id = post->id,
         who = call.principal](store::Readers &readers) -> base::Result<Status> {
            const auto session = TRY(readers.rows.sessions.byPublicId(company, id));
            if (!session || (who.isCustomer() && !isOwn(*session, who.subject)))
                return noSuchSession();
            if (session->status == Status::Resolved)
                return fail(Fault::AlreadyResolved, u"Session already resolved"_s);
            return session->status;
        },
        &m_context,
        [this, company = post->company().id, id = post->id, isTyping = *isTyping,
         done](const base::Result<Status> &status) {
            if (!status)
                return done(status.error());
            Q_EMIT m_typing.told(company, id, isTyping);
            done(ok(base::toJson(QJsonObject{{u"success"_s, true}})));
        });
}

void CsDialect::escalate(const Call &call, const Done &done)
{
    auto post = sessionPost(call);
    if (!post)
        return done(post.error());
    auto request = decodeEscalate(post->posted.body);
    if (!request)
        return done(request.error());
    if (const auto enabled = checkEnabled(*post->entry, Disabled); !enabled)
        return done(enabled.error());
    request->company = post->company().id;
    request->sessionId = std::move(post->id);

    auto command = commandOf<engine::commands::Escalated>(call, request->company, std::move(post->posted.keyed));
    command.work = [request = *request](engine::CommandContext &context) {
        return engine::commands::escalate(context, request);
    };
    command.encode = [companyKey = post->company().key](const engine::commands::Escalated &escalated) {
        return base::toJson(escalatedJson(escalated, companyKey));
    };
    ifAllowed(call, request->sessionId, done, [this, command = std::move(command), done]() mutable {
        submitKeyed(m_engine, std::move(command), &m_context, done);
    });
}

void CsDialect::resolve(const Call &call, const Done &done)
{
    auto post = sessionPost(call);
    if (!post)
        return done(post.error());
    auto resolution = decodeResolve(post->posted.body);
    if (!resolution)
        return done(resolution.error());
    const engine::commands::Resolve request{post->company().id, std::move(post->id), std::move(*resolution)};

    auto command = commandOf<Session>(call, request.company, std::move(post->posted.keyed));
    command.work = [request](engine::CommandContext &context) { return engine::commands::resolve(context, request); };
    command.encode = [companyKey = post->company().key](const Session &session) {
        return base::toJson(resolvedJson(session, companyKey));
    };
    ifAllowed(call, request.sessionId, done, [this, command = std::move(command), done]() mutable {
        submitKeyed(m_engine, std::move(command), &m_context, done);
    });
}

void CsDialect::saveConfig(const Call &call, const Done &done)
{
    const auto body = jsonBody(call);
    if (!body)
        return done(body.error());
    QueryFields query(call);
    const auto inQuery = query.text(u"companyId");
    if (query.error())
        return done(*query.error());
    const QJsonValue inBody = body->value(u"companyId");
    const auto entry = companyOf(call, inBody.isUndefined() && inQuery ? QJsonValue(*inQuery) : inBody);
    if (!entry)
        return done(entry.error());
    m_engine.submit<Company>(
        actorOf(call),
        [company = (*entry)->company.id, patch = *body](engine::CommandContext &context) {
            return engine::commands::saveConfig(context, company, patch);
        },
        &m_context,
        [done](const base::Result<Company> &company) {
            if (company)
                done(ok(base::toJson(configJson(*company))));
            else
                done(company.error());
        });
}

} // namespace tierdesk::dialects::cs
