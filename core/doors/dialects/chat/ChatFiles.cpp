#include "core/base/Json.h"
#include "core/doors/dialects/chat/Chats.h"
#include "core/doors/dialects/chat/ErrorTable.h"
#include "core/store/Readers.h"

// Files of a chat: uploaded before the message they belong to, downloaded by anyone who has the chat's ID.
namespace tierdesk::dialects::chat {

namespace {

/// A file of another chat is reported like one that does not exist.
base::Error noSuchFile()
{
    return base::fail(base::Fault::NotFound, u"There is no such attachment."_s, {},
                      {{u"code"_s, u"ATTACHMENT_NOT_FOUND"_s}});
}

base::Result<StoredAttachment> fileOf(const store::Readers &readers, CompanyId company, const QString &id,
                                      const QString &chat)
{
    const auto newest = TRY(newestOf(readers, company, chat));
    auto file = TRY(readers.rows.attachments.byPublicId(company, id));
    if (!file)
        return noSuchFile();
    // The conversation may have continued under another ID.
    const auto owner = TRY(readers.rows.sessions.byKey(file->session));
    if (!owner)
        return noSuchFile();
    const auto ownersNewest = newestOf(readers, company, owner->id);
    if (!ownersNewest)
        return ownersNewest.error().fault == base::Fault::NotFound ? noSuchFile() : ownersNewest.error();
    const bool isTheirs = ownersNewest->key == newest.key;
    // A file that an agent has uploaded but not sent is not visible to others yet.
    if (!isTheirs || (file->user.isSet() && !file->message.isSet()))
        return noSuchFile();
    return *std::move(file);
}

} // namespace

void Chats::bring(const Ask &ask, Upload upload, const Done &done)
{
    if (!ask.entry->company.config.isEnabled)
        return done(base::fail(base::Fault::CompanyDisabled, {}));
    const Done told = [done](base::Result<Answer> answer) {
        done(answer || !isStrangeMedia(answer.error()) ? std::move(answer) : errorAnswer(answer.error(), 415));
    };
    withNewest(ask, upload.sessionId, told, [this, upload, told](const QString &newest) mutable {
        upload.sessionId = newest;
        takeFile(
            m_engine, std::move(upload),
            [newest](const StoredAttachment &file) { return base::toJson(attachmentJson(file.file, newest)); },
            &m_context, told);
    });
}

void Chats::fetch(const Ask &ask, const QString &id, const QString &chat, const Done &done)
{
    answerFile(
        m_engine,
        [company = ask.company(), id, chat](store::Readers &readers) { return fileOf(readers, company, id, chat); },
        &m_context, done);
}

} // namespace tierdesk::dialects::chat
