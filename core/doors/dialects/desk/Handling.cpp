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

const Session &sessionOf(const Session &session)
{
    return session;
}

template<class Done>
const Session &sessionOf(const Done &done)
{
    return done.session;
}

/// The reply to a command, from what it has done.
template<class Done>
base::Result<Handled> handled(CommandContext &commandContext, const base::Result<Done> &done)
{
    if (!done)
        return done.error();
    auto row = TRY(fullRow(commandContext.store(), commandContext.directory(), sessionOf(*done)));
    Handled handled;
    handled.session = std::move(row);
    if constexpr (requires { done->message; })
        handled.message = done->message;
    if constexpr (requires { done->held; })
        handled.held = done->held;
    if constexpr (requires { done->action; })
        handled.action = done->action;
    return handled;
}

base::Result<Handled> handled(CommandContext &, const base::Result<Handled> &done)
{
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

/// Adds a command on one session. @p prepare takes the desk, the call, its reply, the company and the session's id; it
/// returns the work, or answers the refusal itself and returns none.
template<class In, class Prepare>
void addPrepared(std::vector<Route> &routes, Desk &desk, const deskapi::Post<In, Handled> &declared, Prepare prepare)
{
    auto enter = [declared, prepare](Desk &its, const Call &call, const Reply &reply, CompanyId company) {
        const QString id = call.captures.value(0);
        if (const auto form = checkSessionId(id); !form)
            return reply(refusal(form.error()));
        if (SessionWork work = prepare(its, call, reply, company, id))
            its.command(declared, call, reply, company, std::move(work));
    };
    add(routes, desk, declared, std::move(enter)).takesJson = !std::is_same_v<In, Nothing>;
}

/// Adds a command on one session that takes no more than the company, the session's id and, if there is one, the body.
template<class In, class Command>
void addCommand(std::vector<Route> &routes, Desk &desk, const deskapi::Post<In, Handled> &declared, Command command)
{
    addPrepared(
        routes, desk, declared,
        [command](Desk &, const Call &call, const Reply &reply, CompanyId company, const QString &id) -> SessionWork {
            if constexpr (std::is_same_v<In, Nothing>) {
                return [=](CommandContext &context) { return handled(context, command(context, company, id)); };
            } else {
                const auto body = requestOf<In>(call, reply);
                if (!body)
                    return {};
                return [command, company, id, body = *body](CommandContext &context) {
                    return handled(context, command(context, company, id, body));
                };
            }
        });
}

/// Asks anew each time, whatever the Idempotency-Key: the conversation has gone on.
void draftReply(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    const QString id = call.captures.value(0);
    if (const auto form = checkSessionId(id); !form)
        return reply(refusal(form.error()));
    desk.engine.draft({company, id, actorOf(call)}, &desk.context,
                      [reply](const base::Result<ai::DraftedReply> &drafted) {
                          reply(drafted ? answer(route::DraftReply, printed(*drafted)) : refusal(drafted.error()));
                      });
}

/// Sends a reply at once, or holds it for a while.
base::Result<Handled> sendReply(CommandContext &context, CompanyId company, const QString &id,
                                const deskapi::Reply &body)
{
    if (body.text.trimmed().isEmpty() && body.attachments.isEmpty())
        return base::fail(base::Fault::InvalidInput, u"must hold more than spaces"_s, u"text"_s);
    if (body.undoFor == 0)
        return handled(context, commands::reply(context, company, id, body.text, body.attachments, body.then));
    return handled(context, commands::holdReply(context, company, id, body.text, Millis::seconds(body.undoFor),
                                                body.attachments, body.then));
}

SessionWork undoneReply(Desk &, const Call &call, const Reply &, CompanyId company, const QString &id)
{
    const HeldReplyId held{std::max<qint64>(0, call.captures.value(1).toLongLong())};
    return [=](CommandContext &context) { return handled(context, commands::undoReply(context, company, id, held)); };
}

SessionWork performedAction(Desk &desk, const Call &call, const Reply &reply, CompanyId company, const QString &id)
{
    const auto body = requestOf<deskapi::Act>(call, reply);
    const auto entry = desk.engine.directory()->companies.value(company.value);
    if (!body || !entry)
        return {};
    const auto request = requestFrom(*body, call, entry->company.config);
    if (!request) {
        reply(refusal(request.error()));
        return {};
    }
    return [company, id, request = *request, isDryRun = body->isDryRun](CommandContext &context) {
        return handled(context, commands::act(context, company, id, request, isDryRun));
    };
}

} // namespace

void addHandling(std::vector<Route> &routes, Desk &desk)
{
    addCommand(routes, desk, route::ClaimSession, &commands::claim);
    addCommand(routes, desk, route::ReleaseSession, &commands::release);
    addCommand(routes, desk, route::TakeOverSession, [](auto &context, CompanyId company, auto &id, auto &body) {
        return commands::takeOver(context, company, id, body.notes);
    });
    add(routes, desk, route::DraftReply, &draftReply);
    addCommand(routes, desk, route::SendReply, &sendReply);
    addPrepared(routes, desk, route::UndoReply, &undoneReply);
    addCommand(routes, desk, route::AddNote, [](auto &context, CompanyId company, auto &id, auto &body) {
        return commands::note(context, company, id, body.text);
    });
    addPrepared(routes, desk, route::PerformAction, &performedAction);
    addCommand(routes, desk, route::TransferSession, [](auto &context, CompanyId company, auto &id, auto &body) {
        return commands::transfer(context, company, id, body.user, body.note);
    });
    addCommand(routes, desk, route::SnoozeSession, [](auto &context, CompanyId company, auto &id, auto &body) {
        return commands::snooze(context, company, id, body.until);
    });
    addCommand(routes, desk, route::HandBackSession, [](auto &context, CompanyId company, auto &id, auto &body) {
        return commands::handBack(context, company, id, body.tier);
    });
    addCommand(routes, desk, route::ResolveSession, [](auto &context, CompanyId company, auto &id, auto &body) {
        return commands::resolve(context, {company, id, body.resolution});
    });
    addCommand(routes, desk, route::TagSession, [](auto &context, CompanyId company, auto &id, auto &body) {
        return commands::setTags(context, company, id, body.tags);
    });
    addCommand(routes, desk, route::CorrectSession, [](auto &context, CompanyId company, auto &id, auto &body) {
        return commands::correct(context, {company, id, body.message, body.category, body.intent});
    });
}

} // namespace tierdesk::dialects::desk
