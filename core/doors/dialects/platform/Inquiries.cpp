#include "core/base/Json.h"
#include "core/doors/dialects/platform/Client.h"
#include "core/doors/dialects/platform/Codec.h"
#include "core/doors/dialects/platform/PlatformDialect.h"

// The sentiment analysis and routing services: how a text is read, and who would answer it. They store nothing but the
// answer to an idempotency key.
namespace tierdesk::dialects::platform {

void PlatformDialect::analyze(const Call &call, const Entry &entry, const Done &done)
{
    auto post = posted(call, Scope);
    if (!post)
        return done(post.error());
    auto request = decodeAnalysis(post->body);
    if (!request)
        return done(request.error());
    request->company = entry->company.id;
    advise(call, std::move(post->keyed), *request, analysisJson, done);
}

void PlatformDialect::route(const Call &call, const Entry &entry, const Done &done)
{
    auto post = posted(call, Scope);
    if (!post)
        return done(post.error());
    auto request = decodeInquiry(post->body);
    if (!request)
        return done(request.error());
    request->company = entry->company.id;
    advise(call, std::move(post->keyed), *request, routingJson, done);
}

void PlatformDialect::advise(const Call &call, std::optional<engine::Keyed> keyed, const engine::AdviceRequest &request,
                             QJsonObject (*print)(const engine::Advice &, const engine::AdviceRequest &),
                             const Done &done)
{
    const CompanyId company = request.company;
    m_engine.advise(request, &m_context,
                    [this, request, company, actor = actorOf(call), keyed = std::move(keyed), print,
                     done](const base::Result<engine::Advice> &advice) {
                        if (!keyed)
                            return done(advice ? base::Result<Answer>(jsonAnswer(base::toJson(print(*advice, request))))
                                               : advice.error());
                        // A repeat gets the stored answer even if the conversation has continued since.
                        if (!advice)
                            return replayOrRefuse(m_engine, company, *keyed, advice.error(), &m_context, done);
                        KeyedCommand<QByteArray> command;
                        command.actor = actor;
                        command.company = company;
                        command.keyed = keyed;
                        command.work = [body = base::toJson(print(*advice, request))](engine::CommandContext &) {
                            return base::Result<QByteArray>(body);
                        };
                        command.encode = [](const QByteArray &body) { return body; };
                        submitKeyed(m_engine, std::move(command), &m_context, done);
                    });
}

} // namespace tierdesk::dialects::platform
