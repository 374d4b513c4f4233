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

Answer answer(const QJsonObject &body, int status)
{
    Answer good;
    good.status = status;
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
    Answer bad = answer(deskapi::errorBody(printed), deskapi::httpStatus(error));
    if (const qint64 seconds = error.details.value(u"retryAfter").toInteger(); seconds > 0)
        bad.headers.emplace_back("Retry-After", QByteArray::number(seconds));
    if (bad.status == 401)
        bad.headers.emplace_back("WWW-Authenticate", "Bearer");
    return bad;
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

Route route(Method method, const QByteArray &pattern, const QByteArray &summary, Handler handler, int status)
{
    Route made;
    made.method = method;
    made.pattern = "/desk" + pattern;
    made.access = Access::DeskToken;
    made.handler = std::move(handler);
    made.takesJson = method == Method::Post || method == Method::Put;
    made.successStatus = status;
    made.doc.summary = summary;
    made.doc.tag = "desk";
    made = asking(std::move(made), {"companyId"});
    made.doc.faults = {base::Fault::NotFound, base::Fault::Forbidden, base::Fault::NotAuthorized};
    if (method != Method::Get)
        made.doc.faults.insert(made.doc.faults.end(),
                               {base::Fault::Conflict, base::Fault::InvalidTarget, base::Fault::TooLarge});
    return made;
}

Route ofNoCompany(Route made)
{
    made.doc.parameters = {};
    return made;
}

Route failing(Route made, std::initializer_list<base::Fault> faults)
{
    made.doc.faults.insert(made.doc.faults.end(), faults);
    return made;
}

Route asking(Route made, std::initializer_list<const char *> parameters)
{
    for (const char *name : parameters)
        made.doc.parameters.append(documented(name));
    return made;
}

} // namespace tierdesk::dialects::desk
