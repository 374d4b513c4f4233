#include "core/base/Random.h"
#include "core/doors/dialects/desk/Desk.h"
#include "core/doors/dialects/desk/Rows.h"
#include "core/doors/dialects/Validation.h"

#include <algorithm>

namespace tierdesk::dialects::desk {

namespace {

using deskapi::Handled;
using engine::Unit;
namespace commands = engine::commands;

base::Result<Handled> handled(Unit &unit, const Session &session)
{
    auto row = fullRow(unit.store(), unit.directory(), session);
    if (!row)
        return row.error();
    Handled handled;
    handled.session = *std::move(row);
    return handled;
}

base::Result<Handled> handled(Unit &unit, const base::Result<Session> &session)
{
    return session ? handled(unit, *session) : base::Result<Handled>(session.error());
}

base::Result<Handled> handled(Unit &unit, const base::Result<commands::Said> &said)
{
    if (!said)
        return said.error();
    auto done = handled(unit, said->session);
    if (done)
        done->message = said->message;
    return done;
}

base::Result<Handled> handled(Unit &unit, const base::Result<commands::Corrected> &corrected)
{
    if (!corrected)
        return corrected.error();
    auto done = handled(unit, corrected->session);
    if (done)
        done->message = corrected->message;
    return done;
}

base::Result<Handled> handled(Unit &unit, const base::Result<commands::HeldBack> &back)
{
    if (!back)
        return back.error();
    auto done = handled(unit, back->session);
    if (done)
        done->held = back->held;
    return done;
}

base::Result<Handled> handled(Unit &, base::Result<Handled> done)
{
    return done;
}

base::Result<Handled> handled(Unit &unit, const base::Result<commands::Acted> &acted)
{
    if (!acted)
        return acted.error();
    auto done = handled(unit, acted->session);
    if (done)
        done->action = acted->action;
    return done;
}

/// What @p act asks of the engine. Fails with InvalidInput for an amount that is missing or in a foreign currency.
base::Result<ActionRequest> requestFrom(const deskapi::Act &act, const Call &call, const CompanyConfig &config)
{
    const bool needsAmount = act.kind == ActionKind::Refund || act.kind == ActionKind::Credit;
    if (needsAmount && (!act.amount || act.amount->minor <= 0))
        return base::fail(base::Fault::InvalidInput, QStringLiteral("a %1 needs an amount").arg(word(act.kind)),
                          QStringLiteral("amount"));
    if (act.amount && act.amount->currency != config.currency)
        return base::fail(base::Fault::InvalidInput, QStringLiteral("the company's currency is another"),
                          QStringLiteral("amount.currency"));
    ActionRequest request;
    request.kind = act.kind;
    request.orderNumber = act.orderNumber;
    request.subscription = act.subscription;
    request.amount = act.amount;
    request.arguments = act.arguments;
    // The action happens once for its key. With none from the caller each call is an action of its own.
    request.idempotencyKey = act.idempotencyKey;
    if (request.idempotencyKey.isEmpty())
        request.idempotencyKey = QString::fromLatin1(call.header("idempotency-key"));
    request.idempotencyKey =
        QStringLiteral("desk:") + (request.idempotencyKey.isEmpty() ? base::randomToken(24) : request.idempotencyKey);
    return request;
}

deskapi::DraftedReply printed(const ai::DraftedReply &drafted)
{
    const AnswerFacts &facts = drafted.facts;
    deskapi::DraftedReply shown{drafted.text,    facts.model,        facts.latencyMs, facts.tokensIn,
                                facts.tokensOut, facts.tokensCached, std::nullopt,    deskapi::DraftInstead::None};
    if (facts.costNanoUsd > 0 || facts.tokensIn == 0)
        shown.cost = static_cast<double>(facts.costNanoUsd) / OneUsd;
    if (drafted.instead == u"budget")
        shown.instead = deskapi::DraftInstead::Budget;
    else if (!drafted.instead.isEmpty())
        shown.instead = deskapi::DraftInstead::Failed;
    return shown;
}

/// Asks anew each time, whatever the Idempotency-Key: the conversation has gone on.
void addDrafts(std::vector<Route> &routes, Desk &desk)
{
    routes.push_back(typed<Nothing, deskapi::DraftedReply>(route(
        Method::Post, "/sessions/{id}/draft", "Drafts a reply for the holder to read and change; sends nothing",
        desk.entered(Role::Agent, [&desk](const Call &call, const Reply &reply, CompanyId company) {
            const QString id = call.captures.value(0);
            if (const auto form = checkSessionId(id); !form)
                return reply(refusal(form.error()));
            desk.engine.draft(
                {company, id, actorOf(call)}, &desk.context, [reply](const base::Result<ai::DraftedReply> &drafted) {
                    reply(drafted ? answer(deskapi::encode(printed(*drafted))) : refusal(drafted.error()));
                });
        }))));
}

} // namespace

void addHandling(std::vector<Route> &routes, Desk &desk)
{
    using Work = std::function<base::Result<Handled>(Unit &)>;
    /// @p prepare reads the body and gives the work, or answers the refusal itself.
    const auto post = [&](const QByteArray &what, const QByteArray &summary, bool takesBody, const QJsonObject &schema,
                          std::function<Work(const Call &, const Reply &, CompanyId, const QString &)> prepare) {
        Route made =
            route(Method::Post, "/sessions/{id}/" + what, summary,
                  desk.entered(Role::Agent, [&desk, prepare](const Call &call, const Reply &reply, CompanyId company) {
                      const QString id = call.captures.value(0);
                      if (const auto form = checkSessionId(id); !form)
                          return reply(refusal(form.error()));
                      if (Work work = prepare(call, reply, company, id))
                          desk.command<Handled>(call, reply, company, std::move(work));
                  }));
        made.takesJson = takesBody;
        made.doc.requestSchema = schema;
        routes.push_back(typed<Nothing, Handled>(std::move(made)));
    };
    /// For the commands that take a session and nothing else.
    const auto plain = [&](const QByteArray &what, const QByteArray &summary, auto command) {
        post(what, summary, false, {}, [command](const Call &, const Reply &, CompanyId company, const QString &id) {
            return Work([=](Unit &unit) { return handled(unit, command(unit, company, id)); });
        });
    };
    plain("claim", "Takes a waiting session; 409 names who was first", &commands::claim);
    plain("release", "Puts it back into the queue", &commands::release);
    addDrafts(routes, desk);

    /// For the commands whose body is a @p Body.
    const auto with = [&]<class Body>(std::type_identity<Body>, const QByteArray &what, const QByteArray &summary,
                                      auto command) {
        post(what, summary, true, deskapi::schemaOf<Body>(),
             [command](const Call &call, const Reply &reply, CompanyId company, const QString &id) {
                 const auto body = requestOf<Body>(call, reply);
                 if (!body)
                     return Work();
                 return Work([command, company, id, body = *body](Unit &unit) {
                     return handled(unit, command(unit, company, id, body));
                 });
             });
    };
    with(std::type_identity<deskapi::Reply>(), "reply",
         "Says something to the customer; only the holder; with undoFor after so many seconds; then says whether the "
         "session stays open, waits for the customer or is resolved",
         [](Unit &unit, CompanyId company, const QString &id, const deskapi::Reply &body) {
             if (body.text.trimmed().isEmpty() && body.attachments.isEmpty())
                 return base::Result<Handled>(base::fail(
                     base::Fault::InvalidInput, QStringLiteral("must hold more than spaces"), QStringLiteral("text")));
             if (body.undoFor == 0)
                 return handled(unit, commands::reply(unit, company, id, body.text, body.attachments, body.then));
             return handled(unit, commands::holdReply(unit, company, id, body.text, Millis::seconds(body.undoFor),
                                                      body.attachments, body.then));
         });
    post("held/{heldId}/undo", "Takes a held reply back; only its author", false, {},
         [](const Call &call, const Reply &, CompanyId company, const QString &id) {
             const HeldReplyId held{std::max<qint64>(0, call.captures.value(1).toLongLong())};
             return Work([=](Unit &unit) { return handled(unit, commands::undoReply(unit, company, id, held)); });
         });
    with(std::type_identity<deskapi::Text>(), "note", "An internal note, which never leaves the desk",
         [](Unit &unit, CompanyId company, const QString &id, const deskapi::Text &body) {
             return commands::note(unit, company, id, body.text);
         });
    with(std::type_identity<deskapi::Transfer>(), "transfer", "Into a colleague's hands",
         [](Unit &unit, CompanyId company, const QString &id, const deskapi::Transfer &body) {
             return commands::transfer(unit, company, id, body.user, body.note);
         });
    with(std::type_identity<deskapi::Snooze>(), "snooze", "Puts it to sleep until a time",
         [](Unit &unit, CompanyId company, const QString &id, const deskapi::Snooze &body) {
             return commands::snooze(unit, company, id, body.until);
         });
    with(std::type_identity<deskapi::HandBack>(), "hand-back", "Back to the AI",
         [](Unit &unit, CompanyId company, const QString &id, const deskapi::HandBack &body) {
             return commands::handBack(unit, company, id, body.tier);
         });
    with(std::type_identity<deskapi::Resolve>(), "resolve", "Closes the session",
         [](Unit &unit, CompanyId company, const QString &id, const deskapi::Resolve &body) {
             return commands::resolve(unit, {company, id, body.resolution});
         });
    with(std::type_identity<deskapi::Tags>(), "tags", "Sets the tags",
         [](Unit &unit, CompanyId company, const QString &id, const deskapi::Tags &body) {
             return commands::setTags(unit, company, id, body.tags);
         });
    with(std::type_identity<deskapi::Correct>(), "correct",
         "Puts right what it is about: the session's category changes, the message becomes an example",
         [](Unit &unit, CompanyId company, const QString &id, const deskapi::Correct &body) {
             return handled(unit, commands::correct(unit, {company, id, body.message, body.category, body.intent}));
         });
    with(std::type_identity<deskapi::TakeOver>(), "take-over", "Takes a session that the AI holds",
         [](Unit &unit, CompanyId company, const QString &id, const deskapi::TakeOver &body) {
             return commands::takeOver(unit, company, id, body.notes);
         });
    post("act", "An action with tier 3's authority; with dryRun only the verdict", true,
         deskapi::schemaOf<deskapi::Act>(),
         [&desk](const Call &call, const Reply &reply, CompanyId company, const QString &id) {
             const auto body = requestOf<deskapi::Act>(call, reply);
             const auto entry = desk.engine.directory()->companies.value(company.value);
             if (!body || !entry)
                 return Work();
             const auto request = requestFrom(*body, call, entry->company.config);
             if (!request) {
                 reply(refusal(request.error()));
                 return Work();
             }
             return Work([company, id, request = *request, isDryRun = body->isDryRun](Unit &unit) {
                 return handled(unit, commands::act(unit, company, id, request, isDryRun));
             });
         });
}

} // namespace tierdesk::dialects::desk
