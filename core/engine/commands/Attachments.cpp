#include "core/base/Json.h"
#include "core/engine/Commands.h"
#include "core/engine/commands/Handling.h"
#include "core/engine/LooseFiles.h"
#include "core/store/AttachmentFiles.h"
#include "core/store/Database.h"
#include "core/store/Readers.h"

// Files that wait for their message. The bytes are on the disk before a command here is run, and are removed here
// alone, on the one thread that also writes the rows: no row is without its file.
namespace tierdesk::engine::commands {

namespace {

using base::fail;
using base::Fault;
using base::Result;

constexpr Millis UnsentFor = Millis::days(1);

store::AttachmentFiles filesOf(const Unit &unit)
{
    return store::AttachmentFiles(unit.queries().database.path());
}

/// The customer's own; colleagues are trusted.
Result<void> checkRoom(Unit &unit, SessionKey session, qint64 size)
{
    const auto brought = unit.store().attachments.broughtTo(session);
    if (!brought)
        return brought.error();
    if (brought->files < attachments::MaxOfSession && brought->bytes + size <= attachments::MaxBytesOfSession)
        return {};
    return fail(Fault::TooLarge,
                QStringLiteral("a session takes %1 files of %2 MiB together, and this one has %3 of %4")
                    .arg(attachments::MaxOfSession)
                    .arg(attachments::MaxBytesOfSession >> 20)
                    .arg(brought->files)
                    .arg(sizeText(brought->bytes)));
}

/// A file leaves by text message as a link to this server: without an account there is none.
Result<void> checkWay(const Handling &handling)
{
    const bool isText = handling.session.channel == Channel::Sms && handling.session.door == Door::Sms;
    if (!isText || (handling.config().sms.isEnabled && !handling.config().sms.publicUrl.isEmpty()))
        return {};
    return fail(Fault::Conflict, QStringLiteral("files cannot be sent by text message: the account is not set up"), {},
                {{QStringLiteral("kind"), QStringLiteral("noWay")}});
}

/// The session of @p file, where whoever acts may bring it there.
Result<Session> sessionFor(Unit &unit, const BringFile &file)
{
    Handling handling(unit, file.company, file.sessionId);
    const bool isCustomers = !unit.actor().user.isSet();
    if (!isCustomers)
        handling.mustBeHeldByActor();
    if (handling.error())
        return *handling.error();
    if (!isCustomers) {
        if (const auto way = checkWay(handling); !way)
            return way.error();
    }
    if (isCustomers) {
        if (const auto room = checkRoom(unit, handling.session.key, file.size); !room)
            return room.error();
    }
    return std::move(handling.session);
}

} // namespace

Result<void> mayBringFile(Unit &unit, const BringFile &file)
{
    const auto session = sessionFor(unit, file);
    return session ? Result<void>() : session.error();
}

Result<StoredAttachment> bringFile(Unit &unit, const BringFile &file)
{
    const auto session = sessionFor(unit, file);
    if (!session)
        return session.error();
    if (!filesOf(unit).has(file.sha256))
        return fail(Fault::Unavailable, QStringLiteral("the file was swept away as it came; send it again"));
    const QString name = Redaction(unit.directory(), file.company)(cleanFileName(file.name, file.type));
    const StoredAttachment row{.file = {.id = newAttachmentId(), .name = name, .type = file.type, .size = file.size},
                               .company = file.company,
                               .session = session->key,
                               .message = {},
                               .user = unit.actor().user,
                               .sha256 = file.sha256,
                               .at = unit.now()};
    if (const auto stored = unit.store().attachments.insert(row); !stored)
        return stored.error();
    Event event;
    event.session = std::make_shared<const Session>(*session);
    const auto told = unit.record({.company = file.company,
                                   .command = "attachment.bring",
                                   .subject = session->id,
                                   .before = {},
                                   .after = base::toJson(QJsonObject{{QStringLiteral("attachment"), row.file.id},
                                                                     {QStringLiteral("type"), word(row.file.type)},
                                                                     {QStringLiteral("size"), row.file.size}}),
                                   .event = std::move(event)});
    if (!told)
        return told.error();
    return row;
}

Result<int> forgetUnsent(Unit &unit, int limit)
{
    return unit.store().attachments.removeUnsent(unit.now() - UnsentFor, limit);
}

Result<int> removeFiles(Unit &unit, const std::vector<QByteArray> &contents, qint64 ageMs)
{
    const store::AttachmentFiles files = filesOf(unit);
    int removed = 0;
    for (const QByteArray &each : contents) {
        const auto isUsed = unit.store().attachments.isUsed(each);
        if (!isUsed)
            return isUsed.error();
        if (*isUsed || !files.isOld(each, ageMs)) // wanted again since it was found
            continue;
        if (const auto gone = files.remove(each); !gone)
            return gone.error();
        ++removed;
    }
    return removed;
}

} // namespace tierdesk::engine::commands
