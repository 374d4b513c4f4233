#include "core/doors/dialects/cs/CsDialect.h"

#include "core/base/Json.h"
#include "core/doors/dialects/cs/Codec.h"
#include "core/doors/dialects/cs/Documentation.h"
#include "core/doors/dialects/cs/ErrorTable.h"
#include "core/doors/dialects/Keyed.h"
#include "core/doors/dialects/Validation.h"
#include "core/store/Readers.h"

namespace tierdesk::dialects::cs {

namespace {

using base::fail;
using base::Fault;

constexpr char Scope[] = "cs";

Actor actorOf(const Call &call)
{
    Actor actor;
    actor.kind = Actor::Kind::Client;
    actor.name = call.principal.subject;
    actor.from = QStringLiteral("cs ") + call.peer.toString();
    return actor;
}

Answer ok(const QByteArray &body, int status = 200)
{
    Answer answer;
    answer.status = status;
    answer.body = body;
    return answer;
}

std::function<void(base::Result<QByteArray>)> asAnswer(std::function<void(base::Result<Answer>)> done)
{
    return [done = std::move(done)](base::Result<QByteArray> body) {
        if (body)
            done(ok(*body));
        else
            done(body.error());
    };
}

/// The session's id from the path.
base::Result<QString> sessionIdOf(const Call &call)
{
    const QString id = call.captures.value(0);
    if (const auto checked = checkSessionId(id); !checked)
        return checked.error();
    return id;
}

base::Result<void> checkEnabled(const engine::CompanyEntry &entry)
{
    if (entry.company.config.isEnabled)
        return {};
    return fail(Fault::CompanyDisabled, QStringLiteral("Company CS not enabled"), {},
                {{QStringLiteral("companyId"), entry.company.key}});
}

/// What a POST says of itself, besides its body.
struct Posted {
    QJsonObject body;
    std::optional<engine::Keyed> keyed;
};
base::Result<Posted> posted(const Call &call)
{
    auto keyed = keyedOf(call, Scope);
    if (!keyed)
        return keyed.error();
    auto body = jsonBody(call);
    if (!body)
        return body.error();
    return Posted{std::move(*body), std::move(*keyed)};
}

} // namespace

CsDialect::CsDialect(engine::Engine &engine)
    : m_engine(engine)
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
        return made;
    };
    // cs-api.md, "Rate Limits"; what it does not name has the server's own limit.
    return {
        creating(route(Method::Post, "/sessions", handler(&CsDialect::start), {limit("cs.sessions.create", 100)})),
        route(Method::Get, "/sessions", handler(&CsDialect::list), {limit("cs.sessions.list", 200)}),
        route(Method::Get, "/sessions/{id}", handler(&CsDialect::show), {}),
        creating(route(Method::Post, "/sessions/{id}/messages", handler(&CsDialect::send),
                       {limit("cs.messages", 60), limit("cs.messages.session", 60, Limit::Key::Session)})),
        route(Method::Post, "/sessions/{id}/escalate", handler(&CsDialect::escalate), {}),
        route(Method::Post, "/sessions/{id}/resolve", handler(&CsDialect::resolve), {}),
        route(Method::Get, "/analytics", handler(&CsDialect::analytics), {limit("cs.analytics", 20)}),
        route(Method::Get, "/config", handler(&CsDialect::showConfig), {}),
        route(Method::Put, "/config", handler(&CsDialect::saveConfig), {}),
    };
}

Answer CsDialect::refuse(const base::Error &error, const Call &call, int status) const
{
    // A path segment that is no UTF-8 has no text to check: the server refuses it before it is an id.
    if (status == 400 && call.captures.isEmpty() && call.path.startsWith(prefix() + "/sessions/"))
        return errorAnswer(fail(Fault::InvalidSessionId, error.message, QStringLiteral("id")));
    const bool isOfSession = error.fault == Fault::NotFound || error.fault == Fault::AlreadyResolved ||
                             error.fault == Fault::InvalidSessionId;
    if (status != 0 || !isOfSession || call.captures.isEmpty())
        return errorAnswer(error, status);
    base::Error told = error;
    told.details.insert(QStringLiteral("sessionId"), call.captures.front());
    return errorAnswer(told);
}

Handler CsDialect::handler(void (CsDialect::*handle)(const Call &, const Done &))
{
    return [this, handle](const Call &call, const Reply &reply) {
        // A refusal needs of the call what names the session, and nothing of its body.
        Call named;
        named.path = call.path;
        named.captures = call.captures;
        (this->*handle)(call, [this, named, reply](const base::Result<Answer> &answer) {
            reply(answer ? *answer : refuse(answer.error(), named));
        });
    };
}

base::Result<CsDialect::Entry> CsDialect::companyOf(const Call &call) const
{
    const auto entry = m_engine.directory()->companies.value(call.principal.company.value);
    if (!entry)
        return fail(Fault::Forbidden, QStringLiteral("the credential's company is gone"));
    return entry;
}

base::Result<CsDialect::Entry> CsDialect::companyOf(const Call &call, const QJsonValue &named) const
{
    if (!named.isUndefined() && !named.isNull() && !named.isString())
        return fail(Fault::InvalidInput, QStringLiteral("companyId must be a string"), QStringLiteral("companyId"));
    const QString key = named.toString();
    if (key.trimmed().isEmpty())
        return fail(Fault::MissingCompany, QStringLiteral("Missing company ID"), QStringLiteral("companyId"));
    auto entry = companyOf(call);
    // Whether the other company exists is not told.
    if (entry && (*entry)->company.key != key)
        return fail(Fault::Forbidden, QStringLiteral("the credential is not this company's"),
                    QStringLiteral("companyId"));
    return entry;
}

void CsDialect::start(const Call &call, const Done &done)
{
    auto post = posted(call);
    if (!post)
        return done(post.error());
    const auto entry = companyOf(call, post->body.value(u"companyId"));
    if (!entry)
        return done(entry.error());
    auto request = decodeStart(post->body);
    if (!request)
        return done(request.error());
    if (const auto enabled = checkEnabled(**entry); !enabled)
        return done(enabled.error());

    const QString companyKey = (*entry)->company.key;
    request->session.company = (*entry)->company.id;
    request->session.door = Door::Cs;
    if (request->initialMessage.isEmpty()) {
        KeyedCommand<Session> command;
        command.actor = actorOf(call);
        command.company = (*entry)->company.id;
        command.keyed = std::move(post->keyed);
        command.status = 201;
        command.work = [session = std::move(request->session)](engine::Unit &unit) {
            return engine::commands::startSession(unit, session);
        };
        command.encode = [companyKey](const Session &session) {
            return base::toJson(startedJson(session, companyKey));
        };
        return submitKeyed(m_engine, std::move(command), &m_context, done);
    }
    engine::TurnRequest first;
    first.company = (*entry)->company.id;
    first.start = std::move(request->session);
    first.text = std::move(request->initialMessage);
    first.actor = actorOf(call);
    first.reopens = false;
    first.keyed = std::move(post->keyed);
    turn(
        std::move(first),
        [companyKey](const engine::TurnOutcome &outcome) { return base::toJson(startedJson(outcome, companyKey)); },
        done);
}

void CsDialect::send(const Call &call, const Done &done)
{
    const auto id = sessionIdOf(call);
    if (!id)
        return done(id.error());
    auto post = posted(call);
    if (!post)
        return done(post.error());
    const auto entry = companyOf(call);
    if (!entry)
        return done(entry.error());
    auto text = decodeMessage(post->body);
    if (!text)
        return done(text.error());
    if (const auto enabled = checkEnabled(**entry); !enabled)
        return done(enabled.error());
    engine::TurnRequest request;
    request.company = (*entry)->company.id;
    request.sessionId = *id;
    request.text = std::move(*text);
    request.actor = actorOf(call);
    request.reopens = false;
    request.keyed = std::move(post->keyed);
    turn(std::move(request), turnText, done);
}

void CsDialect::turn(engine::TurnRequest request, std::function<QByteArray(const engine::TurnOutcome &)> encode,
                     const Done &done)
{
    const CompanyId company = request.company;
    const std::optional<engine::Keyed> keyed = request.keyed;
    if (keyed)
        request.encode = [encode](const engine::TurnOutcome &outcome) { return packAnswer(201, encode(outcome)); };
    m_engine.turn(
        std::move(request), &m_context,
        [this, company, keyed, encode = std::move(encode), done](const base::Result<engine::TurnOutcome> &outcome) {
            if (!outcome && keyed)
                replayOrRefuse(m_engine, company, *keyed, outcome.error(), &m_context, done);
            else if (!outcome)
                done(outcome.error());
            else if (outcome->replay)
                done(replayedAnswer(*outcome->replay));
            else
                done(ok(encode(*outcome), 201));
        });
}

void CsDialect::show(const Call &call, const Done &done)
{
    const auto id = sessionIdOf(call);
    if (!id)
        return done(id.error());
    const auto entry = companyOf(call);
    if (!entry)
        return done(entry.error());
    m_engine.read<QByteArray>(
        [company = (*entry)->company.id, companyKey = (*entry)->company.key,
         id = *id](store::Readers &readers) -> base::Result<QByteArray> {
            const auto detail = readers.sessions.detail(company, id);
            if (!detail)
                return detail.error();
            if (!*detail)
                return fail(Fault::NotFound, QStringLiteral("Session not found"));
            const store::SessionDetail &found = **detail;
            return base::toJson(
                detailJson(found.session, found.messages, found.escalations, found.customer, companyKey));
        },
        &m_context, asAnswer(done));
}

void CsDialect::list(const Call &call, const Done &done)
{
    QueryFields query(call);
    const auto named = query.text(u"companyId");
    store::SessionFilter filter;
    filter.status = query.oneOf<Status>(u"status");
    filter.tier = query.oneOf<Tier>(u"tier");
    filter.customerRef = query.text(u"customerId").value_or(QString());
    filter.from = query.time(u"startDate");
    filter.to = query.timeAfter(u"endDate");
    filter.limit = query.integer(u"limit", 50, 1, 200);
    filter.offset = query.integer(u"offset", 0, 0, 999'999'999);
    if (filter.from && filter.to && *filter.to <= *filter.from)
        query.refuse(u"endDate", QStringLiteral("must not be before startDate"));
    if (query.error())
        return done(*query.error());
    const auto entry = companyOf(call, named ? QJsonValue(*named) : QJsonValue(QJsonValue::Undefined));
    if (!entry)
        return done(entry.error());
    filter.company = (*entry)->company.id;
    m_engine.read<QByteArray>(
        [filter, companyKey = (*entry)->company.key](store::Readers &readers) -> base::Result<QByteArray> {
            const auto page = readers.sessions.list(filter);
            if (!page)
                return page.error();
            QJsonArray sessions;
            for (const store::SessionRow &row : page->rows) {
                const auto messages = readers.rows.messages.of(row.session.key);
                if (!messages)
                    return messages.error();
                const auto escalations = readers.rows.escalations.ofSession(row.session.key);
                if (!escalations)
                    return escalations.error();
                std::optional<Customer> customer;
                if (row.session.customer.isSet()) {
                    auto found = readers.rows.customers.byId(row.session.customer);
                    if (!found)
                        return found.error();
                    customer = std::move(*found);
                }
                sessions.append(detailJson(row.session, *messages, *escalations, customer, companyKey));
            }
            return base::toJson(QJsonObject{{QStringLiteral("sessions"), sessions},
                                            {QStringLiteral("total"), page->total},
                                            {QStringLiteral("limit"), filter.limit},
                                            {QStringLiteral("offset"), filter.offset}});
        },
        &m_context, asAnswer(done));
}

void CsDialect::escalate(const Call &call, const Done &done)
{
    const auto id = sessionIdOf(call);
    if (!id)
        return done(id.error());
    auto post = posted(call);
    if (!post)
        return done(post.error());
    const auto entry = companyOf(call);
    if (!entry)
        return done(entry.error());
    auto request = decodeEscalate(post->body);
    if (!request)
        return done(request.error());
    if (const auto enabled = checkEnabled(**entry); !enabled)
        return done(enabled.error());
    request->company = (*entry)->company.id;
    request->sessionId = *id;

    KeyedCommand<engine::commands::Escalated> command;
    command.actor = actorOf(call);
    command.company = request->company;
    command.keyed = std::move(post->keyed);
    command.work = [request = *request](engine::Unit &unit) { return engine::commands::escalate(unit, request); };
    command.encode = [companyKey = (*entry)->company.key](const engine::commands::Escalated &escalated) {
        return base::toJson(escalatedJson(escalated, companyKey));
    };
    submitKeyed(m_engine, std::move(command), &m_context, done);
}

void CsDialect::resolve(const Call &call, const Done &done)
{
    const auto id = sessionIdOf(call);
    if (!id)
        return done(id.error());
    auto post = posted(call);
    if (!post)
        return done(post.error());
    const auto entry = companyOf(call);
    if (!entry)
        return done(entry.error());
    auto resolution = decodeResolve(post->body);
    if (!resolution)
        return done(resolution.error());
    const engine::commands::Resolve request{(*entry)->company.id, *id, std::move(*resolution)};

    KeyedCommand<Session> command;
    command.actor = actorOf(call);
    command.company = request.company;
    command.keyed = std::move(post->keyed);
    command.work = [request](engine::Unit &unit) { return engine::commands::resolve(unit, request); };
    command.encode = [companyKey = (*entry)->company.key](const Session &session) {
        return base::toJson(resolvedJson(session, companyKey));
    };
    submitKeyed(m_engine, std::move(command), &m_context, done);
}

void CsDialect::analytics(const Call &call, const Done &done)
{
    constexpr Millis LongestSeries = Millis::days(3660);
    QueryFields query(call);
    const auto named = query.text(u"companyId");
    const auto from = query.time(u"startDate");
    const auto to = query.timeAfter(u"endDate");
    const auto groupBy = query.oneOf<store::GroupBy>(u"groupBy");
    if (query.error())
        return done(*query.error());
    const auto entry = companyOf(call, named ? QJsonValue(*named) : QJsonValue(QJsonValue::Undefined));
    if (!entry)
        return done(entry.error());
    if (!from)
        query.refuse(u"startDate", QStringLiteral("is missing"));
    else if (!to)
        query.refuse(u"endDate", QStringLiteral("is missing"));
    else if (*to <= *from)
        query.refuse(u"endDate", QStringLiteral("must not be before startDate"));
    else if (groupBy && *to - *from > LongestSeries)
        query.refuse(u"endDate", QStringLiteral("must be within ten years of startDate"));
    if (query.error())
        return done(*query.error());
    m_engine.read<QByteArray>(
        [company = (*entry)->company.id,
         period = Period{*from, *to, groupBy}](store::Readers &readers) -> base::Result<QByteArray> {
            const auto figures = readers.analytics.analytics(company, period.from, period.to, period.groupBy);
            if (!figures)
                return figures.error();
            return base::toJson(analyticsJson(*figures, period));
        },
        &m_context, asAnswer(done));
}

void CsDialect::showConfig(const Call &call, const Done &done)
{
    QueryFields query(call);
    const auto named = query.text(u"companyId");
    if (query.error())
        return done(*query.error());
    const auto entry = companyOf(call, named ? QJsonValue(*named) : QJsonValue(QJsonValue::Undefined));
    if (!entry)
        return done(entry.error());
    done(ok(base::toJson(configJson((*entry)->company))));
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
        [company = (*entry)->company.id, patch = *body](engine::Unit &unit) {
            return engine::commands::saveConfig(unit, company, patch);
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
