#include "core/doors/dialects/Files.h"

#include "core/domain/MediaSniff.h"
#include "core/store/AttachmentFiles.h"
#include "core/store/Readers.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QUrl>

#include <algorithm>

namespace tierdesk::dialects {

namespace {

using base::fail;
using base::Fault;

/// The detected type and the hash of a file.
struct Seen {
    MediaType type = MediaType::Png;
    QByteArray sha256;
};

/// Returns the type that @p declared claims; none if it claims nothing that the content could contradict.
std::optional<QByteArray> claimIn(const QByteArray &declared)
{
    QByteArray type = declared.split(';').front().trimmed().toLower();
    if (type == "image/jpg" || type == "image/pjpeg")
        type = "image/jpeg";
    if (type.isEmpty() || type == "application/octet-stream")
        return std::nullopt;
    return type;
}

base::Result<Seen> lookAt(const Upload &upload)
{
    if (upload.content.isEmpty())
        return fail(Fault::InvalidInput, u"the file is empty"_s);
    if (upload.content.size() > attachments::MaxBytes)
        return fail(Fault::TooLarge, u"a file has at most %1 bytes"_s.arg(attachments::MaxBytes));
    const auto found = TRY(sniff(upload.content));
    const QLatin1String type = word(found.type);
    if (const auto claim = claimIn(upload.declared); claim && QLatin1String(*claim) != type)
        return fail(Fault::InvalidInput, u"the file is %1 and was sent as %2"_s.arg(type, QString::fromLatin1(*claim)),
                    u"Content-Type"_s, {{u"found"_s, type}});
    return Seen{found.type, store::AttachmentFiles::nameOf(upload.content)};
}

/// One upload in progress: examined by a reader, checked by the engine, stored by a reader, recorded by the engine.
class Taking final : public std::enable_shared_from_this<Taking>
{
public:
    using Encode = std::function<QByteArray(const StoredAttachment &)>;
    Taking(engine::Engine &engine, Upload upload, Encode encode, QObject *context, Done done)
        : m_engine(engine)
        , m_upload(std::move(upload))
        , m_encode(std::move(encode))
        , m_context(context)
        , m_done(std::move(done))
    {}

    void look();

private:
    void judge();
    void layDown();
    void write();
    [[nodiscard]] engine::commands::BringFile row() const
    {
        return {m_upload.company, m_upload.sessionId,      m_upload.name,
                m_seen.type,      m_upload.content.size(), m_seen.sha256};
    }

    engine::Engine &m_engine;
    Upload m_upload;
    Encode m_encode;
    QObject *m_context;
    Done m_done;
    Seen m_seen;
};

void Taking::look()
{
    m_engine.read<Seen>([self = shared_from_this()](store::Readers &) { return lookAt(self->m_upload); }, m_context,
                        [self = shared_from_this()](base::Result<Seen> seen) {
                            if (!seen)
                                return self->m_done(seen.error());
                            self->m_seen = *std::move(seen);
                            auto &keyed = self->m_upload.keyed;
                            if (keyed)
                                keyed->bodyHash = QCryptographicHash::hash(keyed->bodyHash + self->m_seen.sha256,
                                                                           QCryptographicHash::Sha256);
                            self->judge();
                        });
}

/// Checks before anything is written to disk whether the session has room and the uploader holds it.
void Taking::judge()
{
    using Kept = std::optional<QByteArray>;
    m_engine.submit<Kept>(
        m_upload.actor,
        [self = shared_from_this()](engine::CommandContext &commandContext) -> base::Result<Kept> {
            const Upload &upload = self->m_upload;
            if (upload.keyed) {
                auto kept = commandContext.replay(upload.company, *upload.keyed);
                if (!kept || *kept)
                    return kept;
            }
            const auto may = engine::commands::mayBringFile(commandContext, self->row());
            return may ? base::Result<Kept>(Kept()) : may.error();
        },
        m_context,
        [self = shared_from_this()](const base::Result<Kept> &kept) {
            if (!kept)
                self->m_done(kept.error());
            else if (*kept)
                self->m_done(replayedAnswer(**kept));
            else
                self->layDown();
        });
}

void Taking::layDown()
{
    m_engine.read<QByteArray>(
        [self = shared_from_this()](store::Readers &readers) {
            return readers.rows.attachments.files().put(self->m_upload.content, self->m_engine.diskReserve());
        },
        m_context,
        [self = shared_from_this()](const base::Result<QByteArray> &name) {
            if (!name)
                return self->m_done(name.error());
            self->write();
        });
}

void Taking::write()
{
    KeyedCommand<StoredAttachment> command;
    command.actor = m_upload.actor;
    command.company = m_upload.company;
    command.keyed = m_upload.keyed;
    command.status = 201;
    command.work = [row = row()](engine::CommandContext &commandContext) {
        return engine::commands::bringFile(commandContext, row);
    };
    command.encode = m_encode;
    submitKeyed(m_engine, std::move(command), m_context, m_done);
}

/// Returns Content-Disposition (RFC 6266) with the name in ASCII, and in full as RFC 8187 encodes it.
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
    head.body.clear();
    return keyedOf(head, door);
}

void takeFile(engine::Engine &engine, Upload upload, std::function<QByteArray(const StoredAttachment &)> encode,
              QObject *context, const Done &done)
{
    std::make_shared<Taking>(engine, std::move(upload), std::move(encode), context, done)->look();
}

void answerFile(engine::Engine &engine, std::function<base::Result<StoredAttachment>(store::Readers &)> find,
                QObject *context, const Done &done)
{
    engine.read<Answer>(
        [find = std::move(find)](store::Readers &readers) -> base::Result<Answer> {
            const auto row = TRY(find(readers));
            auto content = TRY(readers.rows.attachments.files().read(row.sha256));
            Answer answer;
            answer.body = std::move(content);
            answer.contentType = QByteArray(word(row.file.type).latin1());
            answer.headers = {{"Content-Disposition", disposition(row.file)},
                              {"Content-Security-Policy", "default-src 'none'; sandbox"},
                              {"Cross-Origin-Resource-Policy", "cross-origin"}, // the page may have another origin
                              {"Cache-Control", "private, max-age=86400, immutable"}};
            return answer;
        },
        context, done);
}

base::Result<QStringList> decodeAttachments(const QJsonObject &body)
{
    const QString where = u"attachments"_s;
    const QJsonValue named = body.value(u"attachments");
    QStringList ids;
    if (named.isUndefined() || named.isNull())
        return ids;
    if (!named.isArray())
        return fail(Fault::InvalidInput, u"attachments must be a list of ids"_s, where);
    const QJsonArray list = named.toArray();
    if (list.size() > attachments::MaxOfMessage)
        return fail(Fault::InvalidInput, u"a message takes at most %1 attachments"_s.arg(attachments::MaxOfMessage),
                    where);
    for (const QJsonValue &each : list) {
        const QString id = each.toString();
        if (!isAttachmentId(id))
            return fail(Fault::InvalidInput, u"attachments must be ids that an upload has given"_s, where);
        if (ids.contains(id))
            return fail(Fault::InvalidInput, u"attachment %1 stands there twice"_s.arg(id), where);
        ids.append(id);
    }
    return ids;
}

} // namespace tierdesk::dialects
