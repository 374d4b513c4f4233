#include "core/doors/dialects/desk/Desk.h"

#include <algorithm>
#include <array>

namespace tierdesk::dialects::desk {

namespace {

/// What openapi.json says of a query parameter; of one that is not here, that it is a text.
struct ParameterWords {
    const char *name;
    const char *type;
    const char *description;
};

constexpr std::array Parameters{
    ParameterWords{"companyId", "string", "Which of the user's companies; the user's home unless given"},
    ParameterWords{"from", "string", "ISO 8601"},
    ParameterWords{"to", "string", "ISO 8601"},
    ParameterWords{"startDate", "string", "ISO 8601"},
    ParameterWords{"endDate", "string", "ISO 8601; a date covers its day"},
    ParameterWords{"limit", "integer", "At most so many"},
    ParameterWords{"offset", "integer", "How many to pass over"},
    ParameterWords{"bucketMinutes", "integer", "1 to 1440, 5 unless given"},
    ParameterWords{"q", "string", "Words that are looked for"},
    ParameterWords{"after", "string", "next of the page before"},
    ParameterWords{"before", "integer", "next of the page before"},
    ParameterWords{"sort", "string", "A field of SessionRow, with a minus before it descending"},
};

QJsonObject documented(const char *name)
{
    const auto words =
        std::ranges::find_if(Parameters, [name](const ParameterWords &each) { return qstrcmp(each.name, name) == 0; });
    const bool isKnown = words != Parameters.end();
    QJsonObject out{{u"name"_s, QLatin1String(name)},
                    {u"in"_s, u"query"_s},
                    {u"schema"_s, QJsonObject{{u"type"_s, QLatin1String(isKnown ? words->type : "string")}}}};
    if (isKnown)
        out.insert(u"description"_s, QLatin1String(words->description));
    return out;
}

Method methodOf(deskapi::Verb verb)
{
    switch (verb) {
    case deskapi::Verb::Post:
        return Method::Post;
    case deskapi::Verb::Put:
        return Method::Put;
    case deskapi::Verb::Delete:
        return Method::Delete;
    case deskapi::Verb::Get:
        break;
    }
    return Method::Get;
}

} // namespace

base::Result<CompanyId> companyOf(const Call &call, const engine::Directory &directory)
{
    const std::optional<QString> key = call.parameter(u"companyId");
    if (!key || key->isEmpty())
        return call.principal.company;
    const engine::CompanyEntry *entry = directory.company(*key);
    const auto &own = call.principal.companies;
    if (!entry || std::find(own.begin(), own.end(), entry->company.id) == own.end())
        return base::fail(base::Fault::NotFound, u"no such company"_s, u"companyId"_s);
    return entry->company.id;
}

base::Result<void> requireRole(const Principal &principal, Role least)
{
    if (principal.role >= least)
        return {};
    return base::fail(base::Fault::Forbidden, u"this needs the role "_s + word(least), {},
                      {{u"role"_s, QString(word(least))}});
}

Actor actorOf(const Call &call)
{
    Actor actor;
    actor.kind = call.principal.user.isSet() ? Actor::Kind::User : Actor::Kind::Client;
    actor.user = call.principal.user;
    actor.name = call.principal.subject;
    actor.from = u"desk "_s + call.peer.toString();
    return actor;
}

Answer answer(const QJsonObject &body)
{
    Answer good;
    good.body = base::toJson(body);
    return good;
}

Answer refusal(const base::Error &error)
{
    base::Error printed = error;
    // The store names what was taken as it is kept, which is nobody's business here.
    printed.details.remove(u"table");
    printed.details.remove(u"column");
    // The record holds minor units; this door prints major ones.
    const QJsonValue verdict = error.details.value(u"verdict");
    if (verdict.toObject().contains(u"allowed"))
        printed.details.insert(u"verdict", deskapi::encode(verdictFromJson(verdict.toObject())));
    Answer bad = answer(deskapi::errorBody(printed));
    bad.status = deskapi::httpStatus(error);
    if (const qint64 seconds = error.details.value(u"retryAfter").toInteger(); seconds > 0)
        bad.headers.emplace_back("Retry-After", QByteArray::number(seconds));
    if (bad.status == 401)
        bad.headers.emplace_back("WWW-Authenticate", "Bearer");
    return bad;
}

Reply withSecret(const Reply &reply, const std::optional<QString> &secret)
{
    return [reply, secret](Answer done) {
        auto json = base::parseJsonObject(done.body);
        const bool isRepeat = !done.headers.empty();
        if (secret && json && done.status < 300 && !isRepeat) {
            json->insert(u"secret", *secret);
            done.body = base::toJson(*json);
            done.headers.emplace_back("Cache-Control", "no-store");
        }
        reply(std::move(done));
    };
}

Handler Desk::entered(Role least, Entered handler)
{
    return [this, least, handler = std::move(handler)](const Call &call, const Reply &reply) {
        const auto company = companyOf(call, *engine.directory());
        if (!company)
            return reply(refusal(company.error()));
        if (const auto may = requireRole(call.principal, least); !may)
            return reply(refusal(may.error()));
        handler(call, reply, *company);
    };
}

void Desk::readJson(const Reply &reply, std::function<base::Result<QByteArray>(store::Readers &)> query)
{
    engine.read<QByteArray>(std::move(query), &context, [reply](const base::Result<QByteArray> &body) {
        if (!body)
            return reply(refusal(body.error()));
        Answer good;
        good.body = *body;
        reply(good);
    });
}

void Desk::command(const Call &call, const Reply &reply,
                   std::function<base::Result<void>(engine::CommandContext &)> work)
{
    engine.submit<void>(actorOf(call), std::move(work), &context,
                        [reply](const base::Result<void> &done) { reply(done ? answer({}) : refusal(done.error())); });
}

Route routeOf(deskapi::Verb verb, const deskapi::RouteFacts &facts, Handler handler)
{
    Route made;
    made.method = methodOf(verb);
    made.pattern = QByteArray("/desk") + facts.path;
    made.access = Access::DeskToken;
    made.handler = std::move(handler);
    made.takesJson = made.method == Method::Post || made.method == Method::Put;
    made.successStatus = facts.status;
    made.doc.summary = facts.summary;
    made.doc.tag = "desk";
    made.doc.parameters = {documented("companyId")};
    for (const QByteArray &name : QByteArray(facts.query).split(' ')) {
        if (!name.isEmpty())
            made.doc.parameters.append(documented(name.constData()));
    }
    made.doc.faults = {base::Fault::NotFound, base::Fault::Forbidden, base::Fault::NotAuthorized};
    if (made.method != Method::Get)
        made.doc.faults.insert(made.doc.faults.end(),
                               {base::Fault::Conflict, base::Fault::InvalidTarget, base::Fault::TooLarge});
    return made;
}

void alsoFails(Route &made, std::initializer_list<base::Fault> faults)
{
    made.doc.faults.insert(made.doc.faults.end(), faults);
}

} // namespace tierdesk::dialects::desk
