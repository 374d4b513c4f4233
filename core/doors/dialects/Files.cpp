#include "core/doors/dialects/Files.h"

#include "core/domain/MediaSniff.h"
#include "core/store/AttachmentFiles.h"
#include "core/store/Database.h"
#include "core/store/Readers.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QUrl>

#include <algorithm>

namespace tierdesk::dialects {

namespace {

using base::fail;
using base::Fault;

/// A file that lies in its place.
struct LaidDown {
    MediaType type = MediaType::Png;
    QByteArray sha256;
};

/// The kind that @p declared claims; none where it claims nothing that a file could contradict.
std::optional<QByteArray> claimIn(const QByteArray &declared)
{
    QByteArray type = declared.split(';').front().trimmed().toLower();
    if (type == "image/jpg" || type == "image/pjpeg")
        type = "image/jpeg";
    if (type.isEmpty() || type == "application/octet-stream")
        return std::nullopt;
    return type;
}

base::Result<LaidDown> layDown(store::Readers &readers, const Upload &upload)
{
    if (upload.content.isEmpty())
        return fail(Fault::InvalidInput, QStringLiteral("the file is empty"));
    if (upload.content.size() > attachments::MaxBytes)
        return fail(Fault::TooLarge, QStringLiteral("a file has at most %1 bytes").arg(attachments::MaxBytes));
    const auto found = sniff(upload.content);
    if (!found)
        return found.error();
    const QLatin1String type = word(found->type);
    if (const auto claim = claimIn(upload.declared); claim && QLatin1String(*claim) != type)
        return fail(Fault::InvalidInput,
                    QStringLiteral("the file is %1 and was sent as %2").arg(type, QString::fromLatin1(*claim)),
                    QStringLiteral("Content-Type"), {{QStringLiteral("found"), type}});
    auto name = store::AttachmentFiles(readers.database.path()).put(upload.content);
    if (!name)
        return name.error();
    return LaidDown{found->type, *std::move(name)};
}

/// RFC 6266: the name in ASCII, and whole in RFC 8187's form.
QByteArray disposition(const Attachment &file)
{
    QByteArray plain;
    for (const QChar c : file.name)
        plain += c < u' ' || c > u'~' || c == u'"' || c == u'\\' || c == u'%' ? '_' : c.toLatin1();
    return QByteArray(isImage(file.type) ? "inline" : "attachment") + "; filename=\"" + plain +
           "\"; filename*=UTF-8''" + QUrl::toPercentEncoding(file.name);
}

} // namespace

bool isStrangeMedia(const base::Error &error)
{
    return error.fault == Fault::InvalidInput && error.details.contains(u"found");
}

base::Result<std::optional<engine::Keyed>> fileKeyOf(const Call &call, QByteArrayView door)
{
    Call head = call;
    head.body = call.rawQuery;
    return keyedOf(head, door);
}

void takeFile(engine::Engine &engine, Upload upload, std::function<QByteArray(const StoredAttachment &)> encode,
              QObject *context, const Done &done)
{
    const auto shared = std::make_shared<Upload>(std::move(upload));
    engine.read<LaidDown>(
        [shared](store::Readers &readers) { return layDown(readers, *shared); }, context,
        [&engine, shared, encode = std::move(encode), context, done](const base::Result<LaidDown> &file) {
            if (!file)
                return done(file.error());
            KeyedCommand<StoredAttachment> command;
            command.actor = shared->actor;
            command.company = shared->company;
            command.keyed = shared->keyed;
            if (command.keyed)
                command.keyed->bodyHash =
                    QCryptographicHash::hash(command.keyed->bodyHash + file->sha256, QCryptographicHash::Sha256);
            command.status = 201;
            command.work = [row = engine::commands::BringFile{shared->company, shared->sessionId, shared->name,
                                                              file->type, shared->content.size(), file->sha256}](
                               engine::Unit &unit) { return engine::commands::bringFile(unit, row); };
            command.encode = encode;
            submitKeyed(engine, std::move(command), context, done);
        });
}

void answerFile(engine::Engine &engine, std::function<base::Result<StoredAttachment>(store::Readers &)> find,
                QObject *context, const Done &done)
{
    engine.read<Answer>(
        [find = std::move(find)](store::Readers &readers) -> base::Result<Answer> {
            const auto row = find(readers);
            if (!row)
                return row.error();
            auto content = store::AttachmentFiles(readers.database.path()).read(row->sha256);
            if (!content)
                return content.error();
            Answer answer;
            answer.body = *std::move(content);
            answer.contentType = QByteArray(word(row->file.type).latin1());
            answer.headers = {{"Content-Disposition", disposition(row->file)},
                              {"Content-Security-Policy", "default-src 'none'; sandbox"},
                              {"Cross-Origin-Resource-Policy", "cross-origin"}, // the page may be another origin's
                              {"Cache-Control", "private, max-age=86400, immutable"}};
            return answer;
        },
        context, done);
}

base::Result<QStringList> decodeAttachments(const QJsonObject &body)
{
    const QString where = QStringLiteral("attachments");
    const QJsonValue named = body.value(u"attachments");
    QStringList ids;
    if (named.isUndefined() || named.isNull())
        return ids;
    if (!named.isArray())
        return fail(Fault::InvalidInput, QStringLiteral("attachments must be a list of ids"), where);
    const QJsonArray list = named.toArray();
    if (list.size() > attachments::MaxOfMessage)
        return fail(Fault::InvalidInput,
                    QStringLiteral("a message takes at most %1 attachments").arg(attachments::MaxOfMessage), where);
    for (const QJsonValue &each : list) {
        const QString id = each.toString();
        if (!isAttachmentId(id))
            return fail(Fault::InvalidInput, QStringLiteral("attachments must be ids that an upload has given"), where);
        if (ids.contains(id))
            return fail(Fault::InvalidInput, QStringLiteral("attachment %1 stands there twice").arg(id), where);
        ids.append(id);
    }
    return ids;
}

} // namespace tierdesk::dialects
