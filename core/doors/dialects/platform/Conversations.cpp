#include "core/base/Json.h"
#include "core/doors/dialects/Files.h"
#include "core/doors/dialects/platform/Client.h"
#include "core/doors/dialects/platform/Codec.h"
#include "core/doors/dialects/platform/PlatformDialect.h"
#include "core/doors/dialects/SessionQuery.h"
#include "core/doors/dialects/Validation.h"
#include "core/store/Readers.h"

// The chatbot service: conversations and their messages.
namespace tierdesk::dialects::platform {

namespace {

/// Stores @p files for a message to @p session; empty: a new one. Fails with TooLarge if the session's customer has
/// uploaded too much already.
base::Result<std::vector<StoredAttachment>> layDown(store::Readers &readers, CompanyId company, const QString &session,
                                                    const std::vector<engine::InlineAttachment> &files, qint64 reserve,
                                                    Timestamp now)
{
    store::Attachments::Brought brought;
    if (!session.isEmpty()) {
        const auto found = TRY(readers.rows.sessions.byPublicId(company, session));
        if (!found)
            return base::fail(base::Fault::NotFound, u"no such conversation"_s);
        brought = TRY(readers.rows.attachments.broughtTo(found->key));
    }
    for (const engine::InlineAttachment &each : files) {
        brought.files += 1;
        brought.bytes += each.content.size();
    }
    if (brought.files > attachments::MaxOfSession || brought.bytes > attachments::MaxBytesOfSession)
        return base::fail(base::Fault::TooLarge,
                          u"a conversation takes %1 files of %2 together"_s.arg(attachments::MaxOfSession)
                              .arg(sizeText(attachments::MaxBytesOfSession)));
    std::vector<StoredAttachment> stored;
    for (const engine::InlineAttachment &each : files) {
        auto file = TRY(engine::layDown(readers, company, each, reserve, now));
        stored.push_back(std::move(file));
    }
    return stored;
}

/// Returns a file that the customer or an agent sent in @p conversation.
base::Result<StoredAttachment> fileOf(const store::Readers &readers, CompanyId company, const QString &conversation,
                                      const QString &id)
{
    const auto session = TRY(readers.rows.sessions.byPublicId(company, conversation));
    auto file = TRY(readers.rows.attachments.byPublicId(company, id));
    if (session && file && file->session == session->key && file->message.isSet())
        return *std::move(file);
    return base::fail(base::Fault::NotFound, u"no such attachment"_s);
}

} // namespace

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
    if (!request->message.isEmpty() || !request->files.empty()) {
        engine::TurnRequest first;
        first.company = entry->company.id;
        first.start = std::move(request->session);
        first.text = std::move(request->message);
        first.actor = actorOf(call);
        first.keyed = std::move(post->keyed);
        return bringFiles(entry, std::move(first), std::move(request->files), 201, done);
    }
    KeyedCommand<Session> command;
    command.actor = actorOf(call);
    command.company = entry->company.id;
    command.keyed = std::move(post->keyed);
    command.status = 201;
    command.work = [session = std::move(request->session)](engine::CommandContext &context) {
        return engine::commands::startSession(context, session);
    };
    command.encode = [](const Session &made) { return base::toJson(openedJson(made)); };
    submitKeyed(m_engine, std::move(command), &m_context, done);
}

void PlatformDialect::send(const Call &call, const Entry &entry, const Done &done)
{
    auto id = checkedId(call.captures.value(0), u"conversation_id"_s);
    if (!id)
        return done(id.error());
    auto post = posted(call, Scope);
    if (!post)
        return done(post.error());
    auto message = decodeMessage(post->body);
    if (!message)
        return done(message.error());
    if (const auto enabled = checkEnabled(*entry); !enabled)
        return done(enabled.error());
    engine::TurnRequest request;
    request.company = entry->company.id;
    request.sessionId = std::move(*id);
    request.text = std::move(message->text);
    request.actor = actorOf(call);
    request.keyed = std::move(post->keyed);
    bringFiles(entry, std::move(request), std::move(message->files), 200, done);
}

void PlatformDialect::bringFiles(const Entry &entry, engine::TurnRequest request,
                                 std::vector<engine::InlineAttachment> files, int status, const Done &done)
{
    if (files.empty())
        return answerTurn(entry, std::move(request), status, done);
    using Stored = std::vector<StoredAttachment>;
    m_engine.read<Stored>(
        [company = entry->company.id, session = request.sessionId, files = std::move(files),
         reserve = m_engine.diskReserve(), now = m_engine.clock().now()](store::Readers &readers) {
            return layDown(readers, company, session, files, reserve, now);
        },
        &m_context,
        [this, entry, request = std::move(request), status, done](base::Result<Stored> stored) mutable {
            if (!stored)
                return done(stored.error());
            request.files = *std::move(stored);
            answerTurn(entry, std::move(request), status, done);
        });
}

void PlatformDialect::answerTurn(const Entry &entry, engine::TurnRequest request, int status, const Done &done)
{
    const auto encode = [entry](const engine::TurnOutcome &outcome) {
        return turnText(outcome, responseOf(outcome, *entry),
                        outcome.answer ? suggestionsFor(*outcome.answer, *entry->articles, entry->company.config.links)
                                       : std::vector<Suggestion>());
    };
    // The built-in responder answers at once; only models need a timeout.
    submitTurn(m_engine, std::move(request), encode, status, &m_context,
               entry->company.config.models.isUsed() ? bounded(done) : done);
}

void PlatformDialect::showFile(const Call &call, const Entry &entry, const Done &done)
{
    auto id = checkedId(call.captures.value(0), u"conversation_id"_s);
    if (!id)
        return done(id.error());
    answerFile(
        m_engine,
        [company = entry->company.id, id = *std::move(id), file = call.captures.value(1)](store::Readers &readers) {
            return fileOf(readers, company, id, file);
        },
        &m_context, done);
}

void PlatformDialect::show(const Call &call, const Entry &entry, const Done &done)
{
    QueryFields query(call);
    const auto named = query.text(u"conversation_id");
    if (!named)
        query.refuse(u"conversation_id", u"is missing"_s);
    if (query.error())
        return done(*query.error());
    const auto id = checkedId(*named, u"conversation_id"_s);
    if (!id)
        return done(id.error());
    answerSession(m_engine, entry->company.id, *id, "conversation", conversationJson, &m_context, done);
}

} // namespace tierdesk::dialects::platform
