#include "core/doors/dialects/Files.h"

#include "core/doors/dialects/desk/Desk.h"
#include "core/doors/dialects/Validation.h"
#include "core/store/Readers.h"

// Files that go with messages, as the desk has them (docs/desk.md).
namespace tierdesk::dialects::desk {

namespace {

constexpr qsizetype MaxFileName = 1000; ///< as sent, folders and all

QStringList mediaTypes()
{
    QStringList types;
    for (const auto &[type, word] : Words<MediaType>::table)
        types.append(QLatin1String(word));
    return types;
}

Answer fileRefusal(const base::Error &error)
{
    Answer refused = refusal(error);
    if (isStrangeMedia(error))
        refused.status = 415;
    return refused;
}

void attachFile(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    const QString id = call.captures.value(0);
    if (const auto form = checkSessionId(id); !form)
        return reply(refusal(form.error()));
    QueryFields query(call);
    const auto name = query.text(u"name", MaxFileName);
    if (query.error())
        return reply(refusal(*query.error()));
    auto keyed = fileKeyOf(call, "desk");
    if (!keyed)
        return reply(refusal(keyed.error()));
    takeFile(
        desk.engine,
        {company, id, name.value_or(QString()), call.header("content-type"), call.body, actorOf(call),
         *std::move(keyed)},
        [](const StoredAttachment &file) { return base::toJson(deskapi::encode(file.file)); }, &desk.context,
        [reply](base::Result<Answer> done) { reply(done ? *std::move(done) : fileRefusal(done.error())); });
}

/// Any file that lies with the session; one of another's is not there.
base::Result<StoredAttachment> fileOf(const store::Readers &readers, CompanyId company, const QString &session,
                                      const QString &id)
{
    auto file = TRY(readers.rows.attachments.byPublicId(company, id));
    if (file) {
        const auto owner = TRY(readers.rows.sessions.byKey(file->session));
        if (owner && owner->id == session)
            return *std::move(file);
    }
    return base::fail(base::Fault::NotFound, u"no such attachment"_s);
}

void fetchFile(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    const QString id = call.captures.value(0);
    if (const auto form = checkSessionId(id); !form)
        return reply(refusal(form.error()));
    answerFile(
        desk.engine,
        [company, id, file = call.captures.value(1)](store::Readers &readers) {
            return fileOf(readers, company, id, file);
        },
        &desk.context, [reply](base::Result<Answer> done) { reply(done ? *std::move(done) : refusal(done.error())); });
}

} // namespace

void addFiles(std::vector<Route> &routes, Desk &desk)
{
    Route &attaching = add(routes, desk, route::AttachFile, &attachFile);
    attaching.takesJson = false;
    attaching.maxBody = MaxFileBody;
    attaching.doc.requestTypes = mediaTypes();
    add(routes, desk, route::FetchFile, &fetchFile).doc.responseTypes = mediaTypes();
}

} // namespace tierdesk::dialects::desk
