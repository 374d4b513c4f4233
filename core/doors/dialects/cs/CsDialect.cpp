#include "core/doors/dialects/cs/CsDialect.h"

#include "core/doors/dialects/cs/Codec.h"
#include "core/doors/dialects/cs/Documentation.h"
#include "core/doors/dialects/cs/ErrorTable.h"
#include "core/doors/dialects/TurnEvents.h"
#include "core/doors/dialects/Validation.h"
#include "core/store/Readers.h"

namespace tierdesk::dialects::cs {

using base::fail;
using base::Fault;

CsDialect::CsDialect(engine::Engine &engine, CustomerTyping &typing)
    : CsDialect(engine, typing, KeepAlive)
{}

CsDialect::CsDialect(engine::Engine &engine, CustomerTyping &typing, base::Millis keepAlive)
    : m_engine(engine)
    , m_typing(typing)
    , m_keepAlive(keepAlive)
{}

QByteArray CsDialect::prefix() const
{
    return "/api/momentum/cs";
}

std::vector<Route> CsDialect::routes()
{
    const auto limit = [](const char *name, int count, Limit::Key key = Limit::Key::Credential) {
        return Limit{name, count, 60, key};
    };
    const auto route = [&](Method method, const char *path, Handler handle, std::vector<Limit> limits) {
        Route made;
        made.method = method;
        made.pattern = prefix() + path;
        made.access = Access::Jwt;
        made.handler = std::move(handle);
        made.limits = std::move(limits);
        made.takesJson = method == Method::Post || method == Method::Put;
        made.doc = documentation(method, path);
        return made;
    };
    const auto creating = [](Route made) {
        made.successStatus = 201;
        made.doc.hasEvents = true; // routes that create a message can stream the answer
        return made;
    };
    // cs-api.md, "Rate Limits"; other routes have the server's own limit.
    return {
        creating(route(Method::Post, "/sessions", handler(ClientRole::Customer, &CsDialect::start),
                       {limit("cs.sessions.create", 100)})),
        route(Method::Get, "/sessions", handler(ClientRole::Customer, &CsDialect::list),
              {limit("cs.sessions.list", 200)}),
        route(Method::Get, "/sessions/{id}", handler(ClientRole::Customer, &CsDialect::show), {}),
        creating(route(Method::Post, "/sessions/{id}/messages", handler(ClientRole::Customer, &CsDialect::send),
                       {limit("cs.messages", 60), limit("cs.messages.session", 60, Limit::Key::Session)})),
        route(Method::Post, "/sessions/{id}/typing", handler(ClientRole::Customer, &CsDialect::tellTyping), {}),
        route(Method::Post, "/sessions/{id}/escalate", handler(ClientRole::Customer, &CsDialect::escalate), {}),
        route(Method::Post, "/sessions/{id}/resolve", handler(ClientRole::Customer, &CsDialect::resolve), {}),
        route(Method::Get, "/analytics", handler(ClientRole::Service, &CsDialect::analytics),
              {limit("cs.analytics", 20)}),
        route(Method::Get, "/config", handler(ClientRole::Admin, &CsDialect::showConfig), {}),
        route(Method::Put, "/config", handler(ClientRole::Admin, &CsDialect::saveConfig), {}),
    };
}

Answer CsDialect::refuse(const base::Error &error, const Call &call, int status) const
{
    // The server refuses a path segment that is not UTF-8 before it is read as a session ID.
    if (status == 400 && call.captures.isEmpty() && call.path.startsWith(prefix() + "/sessions/"))
        return errorAnswer(fail(Fault::InvalidSessionId, error.message, u"id"_s));
    const bool isOfSession = error.fault == Fault::NotFound || error.fault == Fault::AlreadyResolved ||
                             error.fault == Fault::InvalidSessionId;
    if (status != 0 || !isOfSession || call.captures.isEmpty())
        return errorAnswer(error, status);
    base::Error told = error;
    told.details.insert(u"sessionId"_s, call.captures.front());
    return errorAnswer(told);
}

QJsonObject CsDialect::errorSchema() const
{
    return cs::errorSchema();
}

Handler CsDialect::handler(ClientRole least, void (CsDialect::*handle)(const Call &, const Done &))
{
    return [this, least, handle](const Call &call, const Reply &reply) {
        // A refusal needs only what names the session, not the body.
        Call named;
        named.path = call.path;
        named.captures = call.captures;
        if (call.principal.clientRole < least)
            return reply(refuse(
                fail(Fault::Forbidden, u"this needs a token with the role %1"_s.arg(QString(word(least)))), named));
        (this->*handle)(call, [this, named, reply](const base::Result<Answer> &answer) {
            reply(answer ? *answer : refuse(answer.error(), named));
        });
    };
}

Answer CsDialect::ok(const QByteArray &body, int status)
{
    Answer answer;
    answer.status = status;
    answer.body = body;
    return answer;
}

base::Result<QString> CsDialect::sessionIdOf(const Call &call)
{
    const QString id = call.captures.value(0);
    TRY(checkSessionId(id));
    return id;
}

void CsDialect::ifAllowed(const Call &call, const QString &id, const Done &done, std::function<void()> then)
{
    if (!call.principal.isCustomer())
        return then();
    m_engine.read<bool>(
        [company = call.principal.company, id,
         customer = call.principal.subject](store::Readers &readers) -> base::Result<bool> {
            const auto session = TRY(readers.rows.sessions.byPublicId(company, id));
            return session && isOwn(*session, customer);
        },
        &m_context,
        [done, then = std::move(then)](const base::Result<bool> &own) {
            if (!own)
                done(own.error());
            else if (*own)
                then();
            else
                done(noSuchSession());
        });
}

base::Result<CsDialect::Entry> CsDialect::companyOf(const Call &call) const
{
    const auto entry = m_engine.directory()->companies.value(call.principal.company.value);
    if (!entry)
        return fail(Fault::Forbidden, u"the credential's company is gone"_s);
    return entry;
}

base::Result<CsDialect::Entry> CsDialect::companyOf(const Call &call, const QJsonValue &named) const
{
    if (!named.isUndefined() && !named.isNull() && !named.isString())
        return fail(Fault::InvalidInput, u"companyId must be a string"_s, u"companyId"_s);
    const QString key = named.toString();
    if (key.trimmed().isEmpty())
        return fail(Fault::MissingCompany, u"Missing company ID"_s, u"companyId"_s);
    auto entry = companyOf(call);
    // Do not reveal whether the other company exists.
    if (entry && (*entry)->company.key != key)
        return fail(Fault::Forbidden, u"the credential is not this company's"_s, u"companyId"_s);
    return entry;
}

base::Result<CsDialect::Entry> CsDialect::companyOf(const Call &call, const std::optional<QString> &named) const
{
    return companyOf(call, named ? QJsonValue(*named) : QJsonValue(QJsonValue::Undefined));
}

} // namespace tierdesk::dialects::cs
