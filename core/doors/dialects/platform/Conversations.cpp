#include "core/base/Json.h"
#include "core/doors/dialects/platform/Client.h"
#include "core/doors/dialects/platform/Codec.h"
#include "core/doors/dialects/platform/PlatformDialect.h"
#include "core/doors/dialects/SessionQuery.h"
#include "core/doors/dialects/Validation.h"

// The chatbot service: conversations and what is said in them.
namespace tierdesk::dialects::platform {

void PlatformDialect::start(const Call &call, const Entry &entry, const Done &done)
{
    auto post = posted(call, Scope);
    if (!post)
        return done(post.error());
    auto request = decodeConversation(post->body);
    if (!request)
        return done(request.error());
    if (const auto enabled = checkEnabled(*entry); !enabled)
        return done(enabled.error());
    request->session.company = entry->company.id;
    if (!request->message.isEmpty()) {
        engine::TurnRequest first;
        first.company = entry->company.id;
        first.start = std::move(request->session);
        first.text = std::move(request->message);
        first.actor = actorOf(call);
        first.keyed = std::move(post->keyed);
        return answerTurn(entry, std::move(first), 201, done);
    }
    KeyedCommand<Session> command;
    command.actor = actorOf(call);
    command.company = entry->company.id;
    command.keyed = std::move(post->keyed);
    command.status = 201;
    command.work = [session = std::move(request->session)](engine::Unit &unit) {
        return engine::commands::startSession(unit, session);
    };
    command.encode = [](const Session &made) { return base::toJson(openedJson(made)); };
    submitKeyed(m_engine, std::move(command), &m_context, done);
}

void PlatformDialect::send(const Call &call, const Entry &entry, const Done &done)
{
    auto id = checkedId(call.captures.value(0), QStringLiteral("conversation_id"));
    if (!id)
        return done(id.error());
    auto post = posted(call, Scope);
    if (!post)
        return done(post.error());
    auto text = decodeMessage(post->body);
    if (!text)
        return done(text.error());
    if (const auto enabled = checkEnabled(*entry); !enabled)
        return done(enabled.error());
    engine::TurnRequest request;
    request.company = entry->company.id;
    request.sessionId = std::move(*id);
    request.text = std::move(*text);
    request.actor = actorOf(call);
    request.keyed = std::move(post->keyed);
    answerTurn(entry, std::move(request), 200, done);
}

void PlatformDialect::answerTurn(const Entry &entry, engine::TurnRequest request, int status, const Done &done)
{
    const auto encode = [entry](const engine::TurnOutcome &outcome) {
        return turnText(outcome, responseOf(outcome, *entry),
                        outcome.answer ? suggestionsFor(*outcome.answer, *entry->articles) : std::vector<Suggestion>());
    };
    // The embedded responder answers at once; only models keep anybody waiting.
    submitTurn(m_engine, std::move(request), encode, status, &m_context,
               entry->company.config.models.isUsed() ? bounded(done) : done);
}

void PlatformDialect::show(const Call &call, const Entry &entry, const Done &done)
{
    QueryFields query(call);
    const auto named = query.text(u"conversation_id");
    if (!named)
        query.refuse(u"conversation_id", QStringLiteral("is missing"));
    if (query.error())
        return done(*query.error());
    const auto id = checkedId(*named, QStringLiteral("conversation_id"));
    if (!id)
        return done(id.error());
    answerSession(m_engine, entry->company.id, *id, "conversation", conversationJson, &m_context, done);
}

} // namespace tierdesk::dialects::platform
