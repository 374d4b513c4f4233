#include "core/base/Json.h"
#include "core/doors/dialects/platform/Client.h"
#include "core/doors/dialects/platform/Codec.h"
#include "core/doors/dialects/platform/PlatformDialect.h"
#include "core/store/Journal.h"
#include "core/store/Readers.h"

// The escalation service: creates and shows cases.
namespace tierdesk::dialects::platform {

using base::fail;
using base::Fault;
using engine::commands::Ticket;

void PlatformDialect::openCase(const Call &call, const Entry &entry, const Done &done)
{
    auto post = posted(call, Scope);
    if (!post)
        return done(post.error());
    auto request = decodeCase(post->body);
    if (!request)
        return done(request.error());
    if (const auto enabled = checkEnabled(*entry); !enabled)
        return done(enabled.error());
    request->ticket.company = entry->company.id;
    KeyedCommand<Ticket> command;
    command.actor = actorOf(call);
    command.company = entry->company.id;
    command.keyed = std::move(post->keyed);
    // A conversation that agents already have keeps its case, and nothing is created.
    command.statusOf = [](const Ticket &ticket) { return ticket.isNew ? 201 : 200; };
    command.work = [request = std::move(*request)](engine::CommandContext &context) -> base::Result<Ticket> {
        auto ticket = TRY(engine::commands::openTicket(context, request.ticket));
        const QString &owner = ticket.session.customerRef;
        if (!request.user.isEmpty() && !owner.isEmpty() && owner != request.user)
            return fail(Fault::Forbidden, u"the conversation is another user's"_s, u"user_id"_s);
        return ticket;
    };
    command.encode = [directory = m_engine.directory(), config = entry->company.config,
                      address = addressOf(call)](const Ticket &ticket) {
        return base::toJson(openedCaseJson(ticket, config, directory->userName(ticket.session.holder), address));
    };
    submitKeyed(m_engine, std::move(command), &m_context, done);
}

void PlatformDialect::showCase(const Call &call, const Entry &entry, const Done &done)
{
    m_engine.read<QByteArray>(
        [company = entry->company.id, number = call.captures.value(0),
         directory = m_engine.directory()](store::Readers &readers) -> base::Result<QByteArray> {
            constexpr int MostActions = 200;
            const auto escalation = TRY(readers.rows.escalations.byNumber(company, number));
            if (!escalation)
                return fail(Fault::NotFound, u"there is no such case"_s);
            const auto session = TRY(readers.rows.sessions.byKey(escalation->session));
            if (!session)
                return fail(Fault::Internal, u"a case without its conversation"_s);
            store::JournalFilter since;
            since.company = company;
            since.session = escalation->session;
            since.from = escalation->at;
            since.limit = MostActions;
            auto journal = TRY(readers.rows.journal.list(since));
            auto actions = TRY(readers.rows.actions.ofSession(escalation->session));
            CaseView view{*escalation, *session, directory->userName(session->holder), std::move(journal),
                          std::move(actions)};
            for (const Action &each : view.actions)
                view.userNames.insert(each.user.value, directory->userName(each.user));
            for (const store::JournalEntry &each : view.journal)
                view.userNames.insert(each.actor.user.value, directory->userName(each.actor.user));
            return base::toJson(caseJson(view));
        },
        &m_context, asAnswer(done));
}

} // namespace tierdesk::dialects::platform
