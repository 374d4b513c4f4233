#include "core/base/Json.h"
#include "core/doors/dialects/platform/Client.h"
#include "core/doors/dialects/platform/Codec.h"
#include "core/doors/dialects/platform/PlatformDialect.h"

// The sentiment analysis and the routing services: how a text reads, and who would have to answer it. They ask and
// leave no trace.
namespace tierdesk::dialects::platform {

void PlatformDialect::analyze(const Call &call, const Entry &entry, const Done &done)
{
    const auto post = posted(call, Scope);
    if (!post)
        return done(post.error());
    auto request = decodeAnalysis(post->body);
    if (!request)
        return done(request.error());
    request->company = entry->company.id;
    m_engine.advise(std::move(*request), &m_context, [done](const base::Result<engine::Advice> &advice) {
        if (advice)
            done(jsonAnswer(base::toJson(analysisJson(*advice))));
        else
            done(advice.error());
    });
}

void PlatformDialect::route(const Call &call, const Entry &entry, const Done &done)
{
    const auto post = posted(call, Scope);
    if (!post)
        return done(post.error());
    auto request = decodeInquiry(post->body);
    if (!request)
        return done(request.error());
    request->company = entry->company.id;
    m_engine.advise(std::move(*request), &m_context, [done](const base::Result<engine::Advice> &advice) {
        if (advice)
            done(jsonAnswer(base::toJson(routingJson(*advice))));
        else
            done(advice.error());
    });
}

} // namespace tierdesk::dialects::platform
