#include "core/doors/dialects/platform/PlatformDialect.h"

#include "core/doors/dialects/platform/Codec.h"
#include "core/doors/dialects/platform/Documentation.h"
#include "core/doors/dialects/platform/ErrorTable.h"

namespace tierdesk::dialects::platform {

using base::fail;
using base::Fault;

PlatformDialect::PlatformDialect(engine::Engine &engine, const ReportPress &press, const base::Seal &seal,
                                 std::chrono::milliseconds answerTime)
    : m_engine(engine)
    , m_press(press)
    , m_seal(seal)
    , m_answerTime(answerTime)
{}

QByteArray PlatformDialect::prefix() const
{
    return "/chatbot";
}

std::vector<QByteArray> PlatformDialect::prefixes() const
{
    return {"/chatbot",    "/sentiment", "/routing",           "/knowledge", "/analytics",
            "/escalation", "/audit",     "/api/release-notes", "/webhook",   "/notifications"};
}

std::vector<Route> PlatformDialect::routes()
{
    const auto route = [&](Method method, const char *path, Handle handle, int status = 200) {
        Route made;
        made.method = method;
        made.pattern = path;
        made.access = Access::SigV4;
        made.handler = handler(handle);
        made.takesJson = method == Method::Post;
        made.successStatus = status;
        made.doc = documentation(method, path);
        return made;
    };
    // A message may contain files.
    const auto message = [&](const char *path, Handle handle, int status) {
        Route made = route(Method::Post, path, handle, status);
        made.maxBody = MaxMessageBody;
        return made;
    };
    Route notes;
    notes.pattern = "/api/release-notes";
    notes.handler = releaseNotes();
    notes.doc = documentation(notes.method, notes.pattern);
    return {
        notes,
        message("/chatbot/conversation", &PlatformDialect::start, 201),
        route(Method::Get, "/chatbot/conversation", &PlatformDialect::show),
        message("/chatbot/conversation/{conversation_id}/message", &PlatformDialect::send, 200),
        route(Method::Get, "/chatbot/conversation/{conversation_id}/attachments/{attachment_id}",
              &PlatformDialect::showFile),
        route(Method::Post, "/sentiment/analyze", &PlatformDialect::analyze),
        route(Method::Post, "/routing/inquiries", &PlatformDialect::route),
        route(Method::Get, "/knowledge/search", &PlatformDialect::searchArticles),
        route(Method::Get, "/knowledge/articles/{article_id}", &PlatformDialect::showArticle),
        route(Method::Get, "/analytics/dashboard", &PlatformDialect::dashboard),
        route(Method::Post, "/analytics/reports", &PlatformDialect::createReport, 202),
        route(Method::Get, "/analytics/reports/{report_id}", &PlatformDialect::showReport),
        route(Method::Get, "/analytics/reports/{report_id}/download", &PlatformDialect::fetchReport),
        route(Method::Post, "/escalation/cases", &PlatformDialect::openCase, 201),
        route(Method::Get, "/escalation/cases/{escalation_id}", &PlatformDialect::showCase),
        route(Method::Get, "/audit/logs", &PlatformDialect::auditLogs),
        route(Method::Post, "/webhook/configure", &PlatformDialect::configureWebhook, 201),
        route(Method::Post, "/notifications/email/configure", &PlatformDialect::configureMail, 201),
    };
}

Answer PlatformDialect::refuse(const base::Error &error, const Call &, int status) const
{
    return refusalAnswer(error, status);
}

QJsonObject PlatformDialect::errorSchema() const
{
    return platform::errorSchema();
}

Handler PlatformDialect::handler(Handle handle)
{
    return [this, handle](const Call &call, const Reply &reply) {
        const Done done = [reply](base::Result<Answer> result) {
            reply(result ? *std::move(result) : errorAnswer(result.error()));
        };
        const auto entry = m_engine.directory()->companies.value(call.principal.company.value);
        if (!entry)
            return done(fail(Fault::Forbidden, u"the access key's company is gone"_s));
        (this->*handle)(call, entry, done);
    };
}

Done PlatformDialect::bounded(const Done &done)
{
    return within(
        m_answerTime, &m_context,
        [] {
            return errorAnswer(
                fail(Fault::Unavailable, u"The answer is still being made; GET the conversation to see it"_s), 504);
        },
        done);
}

} // namespace tierdesk::dialects::platform
