#include "core/doors/dialects/support/Client.h"
#include "core/doors/dialects/support/ErrorTable.h"
#include "core/doors/dialects/support/SupportDialect.h"
#include "core/doors/dialects/TurnEvents.h"
#include "core/doors/dialects/WaitingLine.h"

// A customer's queries, real and simulated.
namespace tierdesk::dialects::support {

namespace {

engine::TurnRequest requestOf(QueryRequest query, const Call &call, CompanyId company)
{
    engine::TurnRequest request;
    request.company = company;
    request.start.emplace();
    request.start->company = company;
    request.start->id = std::move(query.sessionId);
    request.start->customerRef = std::move(query.customerRef);
    request.start->door = Door::Support;
    request.joins = true;
    request.text = std::move(query.text);
    request.actor = actorOf(call);
    return request;
}

} // namespace

void SupportDialect::query(const Call &call, const Entry &entry, const Done &done)
{
    auto post = posted(call, Scope);
    if (!post)
        return done(post.error());
    auto query = decodeQuery(post->body);
    if (!query)
        return done(query.error());
    if (const auto enabled = checkEnabled(*entry); !enabled)
        return done(enabled.error());

    auto request = requestOf(std::move(*query), call, entry->company.id);
    const auto encode = [entry, &clock = m_engine.clock(),
                         since = call.receivedAt](const engine::TurnOutcome &outcome) {
        Stand stand;
        if (!outcome.answer) {
            stand.line = waitingLine(outcome, entry->company.config.humanAgent, entry->staffed > 0);
            stand.elapsedMs = (clock.now() - since).count;
        }
        return queryText(outcome, stand);
    };
    request.keyed = std::move(post->keyed);
    const Finish finish = listening(
        call, request, done,
        [&clock = m_engine.clock()](const base::Error &error) { return errorAnswer(error, clock.now()).body; },
        KeepAlive, m_context);
    // The built-in responder answers at once; only models need a timeout.
    if (!entry->company.config.models.isUsed())
        return submitTurn(m_engine, std::move(request), encode, 200, &m_context, finish);
    const auto said = std::make_shared<QString>();
    const Done told = bounded([finish, said](const base::Result<Answer> &answer) { finish(answer, *said); });
    submitTurn(m_engine, std::move(request), encode, 200, &m_context,
               [told, said](const base::Result<Answer> &answer, const QString &text) {
                   *said = text;
                   told(answer);
               });
}

void SupportDialect::testQuery(const Call &call, const Entry &entry, const Done &done)
{
    const auto post = posted(call, Scope);
    if (!post)
        return done(post.error());
    auto query = decodeQuery(post->body);
    if (!query)
        return done(query.error());
    m_engine.rehearse(requestOf(std::move(*query), call, entry->company.id), &m_context,
                      [done, entry](const base::Result<engine::TurnOutcome> &outcome) {
                          if (!outcome)
                              return done(outcome.error());
                          Stand stand;
                          stand.isSimulated = true;
                          if (!outcome->answer)
                              stand.line = waitingLine(*outcome, entry->company.config.humanAgent, entry->staffed > 0);
                          done(jsonAnswer(queryText(*outcome, stand)));
                      });
}

} // namespace tierdesk::dialects::support
