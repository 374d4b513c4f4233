#include "core/base/Json.h"
#include "core/doors/dialects/SessionQuery.h"
#include "core/doors/dialects/support/Client.h"
#include "core/doors/dialects/support/SupportDialect.h"
#include "core/store/Readers.h"

// Creates, shows and archives sessions.
namespace tierdesk::dialects::support {

void SupportDialect::start(const Call &call, const Entry &entry, const Done &done)
{
    auto post = posted(call, Scope);
    if (!post)
        return done(post.error());
    auto request = decodeSession(post->body);
    if (!request)
        return done(request.error());
    if (const auto enabled = checkEnabled(*entry); !enabled)
        return done(enabled.error());
    engine::StartSession session;
    session.company = entry->company.id;
    session.id = std::move(request->sessionId);
    session.customerRef = std::move(request->customerRef);
    session.door = Door::Support;
    KeyedCommand<Session> command;
    command.actor = actorOf(call);
    command.company = entry->company.id;
    command.keyed = std::move(post->keyed);
    command.status = 201;
    command.work = [session = std::move(session)](engine::CommandContext &context) {
        return engine::commands::startSession(context, session);
    };
    command.encode = [](const Session &made) { return base::toJson(startedJson(made)); };
    submitKeyed(m_engine, std::move(command), &m_context, done);
}

void SupportDialect::show(const Call &call, const Entry &entry, const Done &done)
{
    const auto id = sessionIdOf(call);
    if (!id)
        return done(id.error());
    m_engine.read<QByteArray>(
        [company = entry->company.id, id = *id](store::Readers &readers) -> base::Result<QByteArray> {
            const auto detail = TRY(readers.sessions.detail(company, id));
            if (!detail)
                return base::fail(base::Fault::NotFound, u"there is no such session"_s);
            QHash<qint64, QString> agents;
            for (const Escalation &each : detail->escalations) {
                const auto agent = TRY(readers.rows.escalations.clientAgentOf(each.id));
                agents.insert(each.id.value, agent);
            }
            return base::toJson(sessionJson(*detail, agents));
        },
        &m_context, asAnswer(done));
}

void SupportDialect::archive(const Call &call, const Entry &entry, const Done &done)
{
    const auto id = sessionIdOf(call);
    if (!id)
        return done(id.error());
    m_engine.submit<Session>(
        actorOf(call),
        [company = entry->company.id, id = *id](engine::CommandContext &context) {
            return engine::commands::archive(context, company, id);
        },
        &m_context,
        [done](const base::Result<Session> &session) {
            if (session)
                done(jsonAnswer(base::toJson(archivedJson(*session))));
            else
                done(session.error());
        });
}

} // namespace tierdesk::dialects::support
