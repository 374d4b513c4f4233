#include "core/base/Json.h"
#include "core/domain/DoorTraits.h"
#include "core/engine/Commands.h"
#include "core/engine/commands/SessionEdit.h"
#include "core/engine/InlineAttachments.h"
#include "core/store/AttachmentFiles.h"
#include "core/store/Readers.h"

// Files that wait for their message. The bytes are on disk before a command here runs, and are removed only here, on
// the thread that also writes the rows: so every row has its file.
namespace tierdesk::engine::commands {

namespace {

using base::fail;
using base::Fault;
using base::Result;

constexpr Millis UnsentFor = Millis::days(1);

store::AttachmentFiles filesOf(const CommandContext &context)
{
    return context.store().attachments.files();
}

/// Limits the customer's files; agents' files are not limited.
Result<void> checkRoom(CommandContext &context, SessionKey session, qint64 size)
{
    const auto brought = TRY(context.store().attachments.broughtTo(session));
    if (brought.files < attachments::MaxOfSession && brought.bytes + size <= attachments::MaxBytesOfSession)
        return {};
    return fail(Fault::TooLarge, u"a session takes %1 files of %2 MiB together, and this one has %3 of %4"_s
                                     .arg(attachments::MaxOfSession)
                                     .arg(attachments::MaxBytesOfSession >> 20)
                                     .arg(brought.files)
                                     .arg(sizeText(brought.bytes)));
}

/// Files are sent by text message as links to this server, which requires an account.
Result<void> checkWay(const SessionEdit &edit)
{
    if (!traitsOf(edit.session.door).sendsLinks ||
        (edit.config().sms.isEnabled && !edit.config().sms.publicUrl.isEmpty()))
        return {};
    return fail(Fault::Conflict, u"files cannot be sent by text message: the account is not set up"_s, {},
                {{u"kind"_s, u"noWay"_s}});
}

/// Returns the session of @p file if the actor may add it there.
Result<Session> sessionFor(CommandContext &context, const BringFile &file)
{
    SessionEdit edit(context, file.company, file.sessionId);
    const bool isCustomers = !context.actor().user.isSet();
    if (!isCustomers)
        edit.mustBeHeldByActor();
    if (edit.error())
        return *edit.error();
    if (!isCustomers)
        TRY(checkWay(edit));
    if (isCustomers)
        TRY(checkRoom(context, edit.session.key, file.size));
    return std::move(edit.session);
}

} // namespace

Result<void> mayBringFile(CommandContext &context, const BringFile &file)
{
    const auto session = sessionFor(context, file);
    return session ? Result<void>() : session.error();
}

Result<StoredAttachment> bringFile(CommandContext &context, const BringFile &file)
{
    const auto session = TRY(sessionFor(context, file));
    if (!filesOf(context).has(file.sha256))
        return fail(Fault::Unavailable, u"the file was swept away as it came; send it again"_s);
    const QString name = Redaction(context.directory(), file.company)(cleanFileName(file.name, file.type));
    const StoredAttachment row{.file = {.id = newAttachmentId(), .name = name, .type = file.type, .size = file.size},
                               .company = file.company,
                               .session = session.key,
                               .message = {},
                               .user = context.actor().user,
                               .sha256 = file.sha256,
                               .at = context.now()};
    TRY(context.store().attachments.insert(row));
    Event event;
    event.session = std::make_shared<const Session>(session);
    TRY(context.record(
        {.company = file.company,
         .command = "attachment.bring",
         .subject = session.id,
         .before = {},
         .after = base::toJson(
             QJsonObject{{u"attachment"_s, row.file.id}, {u"type"_s, word(row.file.type)}, {u"size"_s, row.file.size}}),
         .event = std::move(event)}));
    return row;
}

Result<int> forgetUnsent(CommandContext &context, int limit)
{
    return context.store().attachments.removeUnsent(context.now() - UnsentFor, limit);
}

Result<int> removeFiles(CommandContext &context, const std::vector<QByteArray> &contents, qint64 ageMs)
{
    const store::AttachmentFiles files = filesOf(context);
    int removed = 0;
    for (const QByteArray &each : contents) {
        const auto isUsed = TRY(context.store().attachments.isUsed(each));
        if (isUsed || !files.isOld(each, ageMs)) // in use again since it was found
            continue;
        TRY(files.remove(each));
        ++removed;
    }
    return removed;
}

} // namespace tierdesk::engine::commands
