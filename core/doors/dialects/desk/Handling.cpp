#include "core/base/Random.h"
#include "core/doors/dialects/desk/Desk.h"
#include "core/doors/dialects/desk/Rows.h"
#include "core/doors/dialects/Validation.h"

#include <algorithm>

namespace tierdesk::dialects::desk {

namespace {

using deskapi::Handled;
using engine::CommandContext;
namespace commands = engine::commands;

base::Result<Handled> handled(CommandContext &commandContext, const Session &session)
{
    auto row = TRY(fullRow(commandContext.store(), commandContext.directory(), session));
    Handled handled;
    handled.session = std::move(row);
    return handled;
}

base::Result<Handled> handled(CommandContext &commandContext, const base::Result<Session> &session)
{
    return session ? handled(commandContext, *session) : base::Result<Handled>(session.error());
}

base::Result<Handled> handled(CommandContext &commandContext, const base::Result<commands::Said> &said)
{
    if (!said)
        return said.error();
    auto done = handled(commandContext, said->session);
    if (done)
        done->message = said->message;
    return done;
}

base::Result<Handled> handled(CommandContext &commandContext, const base::Result<commands::Corrected> &corrected)
{
    if (!corrected)
        return corrected.error();
    auto done = handled(commandContext, corrected->session);
    if (done)
        done->message = corrected->message;
    return done;
}

base::Result<Handled> handled(CommandContext &commandContext, const base::Result<commands::HeldBack> &back)
{
    if (!back)
        return back.error();
    auto done = handled(commandContext, back->session);
    if (done)
        done->held = back->held;
    return done;
}

base::Result<Handled> handled(CommandContext &, base::Result<Handled> done)
{
    return done;
}

base::Result<Handled> handled(CommandContext &commandContext, const base::Result<commands::Acted> &acted)
{
    if (!acted)
        return acted.error();
    auto done = handled(commandContext, acted->session);
    if (done)
        done->action = acted->action;
    return done;
}

/// What @p act asks of the engine. Fails with InvalidInput for an amount that is missing or in a foreign currency.
base::Result<ActionRequest> requestFrom(const deskapi::Act &act, const Call &call, const CompanyConfig &config)
{
    const bool needsAmount = act.kind == ActionKind::Refund || act.kind == ActionKind::Credit;
    if (needsAmount && (!act.amount || act.amount->minor <= 0))
        return base::fail(base::Fault::InvalidInput, u"a %1 needs an amount"_s.arg(word(act.kind)), u"amount"_s);
    if (act.amount && act.amount->currency != config.currency)
        return base::fail(base::Fault::InvalidInput, u"the company's currency is another"_s, u"amount.currency"_s);
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
        u"desk:"_s + (request.idempotencyKey.isEmpty() ? base::randomToken(24) : request.idempotencyKey);
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

/// A command on one session, ready to run in the engine.
using SessionWork = std::function<base::Result<Handled>(CommandContext &)>;
/// Reads the body and returns the work, or answers the refusal itself and returns none.
using PrepareWork = std::function<SessionWork(const Call &, const Reply &, CompanyId, const QString &)>;

/// Adds the routes of commands on one session, below /sessions/{id}/.
class SessionRoutes final
{
public:
    SessionRoutes(std::vector<Route> &routes, Desk &desk)
        : m_routes(routes)
        , m_desk(desk)
    {}

    void post(const QByteArray &what, const QByteArray &summary, bool takesBody, const QJsonObject &schema,
              PrepareWork prepare);

    /// For the commands that take a session and nothing else.
    template<class Command>
    void withoutBody(const QByteArray &what, const QByteArray &summary, Command command)
    {
        post(what, summary, false, {}, [command](const Call &, const Reply &, CompanyId company, const QString &id) {
            return SessionWork([=](CommandContext &commandContext) {
                return handled(commandContext, command(commandContext, company, id));
            });
        });
    }

    /// For the commands whose body is a @p Body.
    template<class Body, class Command>
    void withBody(const QByteArray &what, const QByteArray &summary, Command command)
    {
        post(what, summary, true, deskapi::schemaOf<Body>(),
             [command](const Call &call, const Reply &reply, CompanyId company, const QString &id) {
                 const auto body = requestOf<Body>(call, reply);
                 if (!body)
                     return SessionWork();
                 return SessionWork([command, company, id, body = *body](CommandContext &commandContext) {
                     return handled(commandContext, command(commandContext, company, id, body));
                 });
             });
    }

private:
    std::vector<Route> &m_routes;
    Desk &m_desk;
};

void SessionRoutes::post(const QByteArray &what, const QByteArray &summary, bool takesBody, const QJsonObject &schema,
                         PrepareWork prepare)
{
    auto enter = [&desk = m_desk, prepare = std::move(prepare)](const Call &call, const Reply &reply,
                                                                CompanyId company) {
        const QString id = call.captures.value(0);
        if (const auto form = checkSessionId(id); !form)
            return reply(refusal(form.error()));
        if (SessionWork work = prepare(call, reply, company, id))
            desk.command<Handled>(call, reply, company, std::move(work));
    };
    Route made = route(Method::Post, "/sessions/{id}/" + what, summary, m_desk.entered(Role::Agent, std::move(enter)));
    made.takesJson = takesBody;
    made.doc.requestSchema = schema;
    m_routes.push_back(typed<Nothing, Handled>(std::move(made)));
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

/// Adds what people write in a session: replies, immediate or held, and notes.
void addReplies(SessionRoutes &routes)
{
    routes.withBody<deskapi::Reply>(
        "reply",
        "Says something to the customer; only the holder; with undoFor after so many seconds; then says whether the "
        "session stays open, waits for the customer or is resolved",
        [](CommandContext &commandContext, CompanyId company, const QString &id, const deskapi::Reply &body) {
            if (body.text.trimmed().isEmpty() && body.attachments.isEmpty())
                return base::Result<Handled>(
                    base::fail(base::Fault::InvalidInput, u"must hold more than spaces"_s, u"text"_s));
            if (body.undoFor == 0)
                return handled(commandContext,
                               commands::reply(commandContext, company, id, body.text, body.attachments, body.then));
            return handled(commandContext,
                           commands::holdReply(commandContext, company, id, body.text, Millis::seconds(body.undoFor),
                                               body.attachments, body.then));
        });
    routes.post("held/{heldId}/undo", "Takes a held reply back; only its author", false, {},
                [](const Call &call, const Reply &, CompanyId company, const QString &id) {
                    const HeldReplyId held{std::max<qint64>(0, call.captures.value(1).toLongLong())};
                    return SessionWork([=](CommandContext &commandContext) {
                        return handled(commandContext, commands::undoReply(commandContext, company, id, held));
                    });
                });
    routes.withBody<deskapi::Text>(
        "note", "An internal note, which never leaves the desk",
        [](CommandContext &commandContext, CompanyId company, const QString &id, const deskapi::Text &body) {
            return commands::note(commandContext, company, id, body.text);
        });
}

/// Adds what changes the holder, tier or status of a session.
void addMoves(SessionRoutes &routes)
{
    routes.withBody<deskapi::Transfer>(
        "transfer", "Into a colleague's hands",
        [](CommandContext &commandContext, CompanyId company, const QString &id, const deskapi::Transfer &body) {
            return commands::transfer(commandContext, company, id, body.user, body.note);
        });
    routes.withBody<deskapi::Snooze>(
        "snooze", "Puts it to sleep until a time",
        [](CommandContext &commandContext, CompanyId company, const QString &id, const deskapi::Snooze &body) {
            return commands::snooze(commandContext, company, id, body.until);
        });
    routes.withBody<deskapi::HandBack>(
        "hand-back", "Back to the AI",
        [](CommandContext &commandContext, CompanyId company, const QString &id, const deskapi::HandBack &body) {
            return commands::handBack(commandContext, company, id, body.tier);
        });
    routes.withBody<deskapi::Resolve>(
        "resolve", "Closes the session",
        [](CommandContext &commandContext, CompanyId company, const QString &id, const deskapi::Resolve &body) {
            return commands::resolve(commandContext, {company, id, body.resolution});
        });
}

/// Adds what changes the tags and the category of a session.
void addLabels(SessionRoutes &routes)
{
    routes.withBody<deskapi::Tags>(
        "tags", "Sets the tags",
        [](CommandContext &commandContext, CompanyId company, const QString &id, const deskapi::Tags &body) {
            return commands::setTags(commandContext, company, id, body.tags);
        });
    routes.withBody<deskapi::Correct>(
        "correct", "Puts right what it is about: the session's category changes, the message becomes an example",
        [](CommandContext &commandContext, CompanyId company, const QString &id, const deskapi::Correct &body) {
            return handled(commandContext,
                           commands::correct(commandContext, {company, id, body.message, body.category, body.intent}));
        });
}

void addTakeOver(SessionRoutes &routes)
{
    routes.withBody<deskapi::TakeOver>(
        "take-over", "Takes a session that the AI holds",
        [](CommandContext &commandContext, CompanyId company, const QString &id, const deskapi::TakeOver &body) {
            return commands::takeOver(commandContext, company, id, body.notes);
        });
}

void addAct(SessionRoutes &routes, Desk &desk)
{
    routes.post("act", "An action with tier 3's authority; with dryRun only the verdict", true,
                deskapi::schemaOf<deskapi::Act>(),
                [&desk](const Call &call, const Reply &reply, CompanyId company, const QString &id) {
                    const auto body = requestOf<deskapi::Act>(call, reply);
                    const auto entry = desk.engine.directory()->companies.value(company.value);
                    if (!body || !entry)
                        return SessionWork();
                    const auto request = requestFrom(*body, call, entry->company.config);
                    if (!request) {
                        reply(refusal(request.error()));
                        return SessionWork();
                    }
                    return SessionWork([company, id, request = *request,
                                        isDryRun = body->isDryRun](CommandContext &commandContext) {
                        return handled(commandContext, commands::act(commandContext, company, id, request, isDryRun));
                    });
                });
}

} // namespace

void addHandling(std::vector<Route> &routes, Desk &desk)
{
    SessionRoutes sessionRoutes(routes, desk);
    sessionRoutes.withoutBody("claim", "Takes a waiting session; 409 names who was first", &commands::claim);
    sessionRoutes.withoutBody("release", "Puts it back into the queue", &commands::release);
    addDrafts(routes, desk);
    addReplies(sessionRoutes);
    addMoves(sessionRoutes);
    addLabels(sessionRoutes);
    addTakeOver(sessionRoutes);
    addAct(sessionRoutes, desk);
}

} // namespace tierdesk::dialects::desk
