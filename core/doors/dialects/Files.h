#pragma once

#include "core/domain/Attachment.h"
#include "core/doors/dialects/Answering.h"
#include "core/doors/dialects/Keyed.h"

/// Files that customers and colleagues bring before the message that they go with, and fetch again.
namespace tierdesk::dialects {

/// The room for a file in a route; what is over it is refused before it is read.
inline constexpr qsizetype MaxFileBody = attachments::MaxBytes;

/// The path of a door's uploads is "…?<session>&name=receipt.png", the body the file, its Content-Type a claim.
struct Upload {
    CompanyId company;
    QString sessionId;
    QString name;        ///< as sent; what is kept is cleaned
    QByteArray declared; ///< Content-Type; empty: nothing is claimed
    QByteArray content;
    Actor actor;
    std::optional<engine::Keyed> keyed; ///< see fileKeyOf()
};

/// The Idempotency-Key of an upload. It is of the path, the query and, once takeFile() has read them, the bytes: they
/// are not summed on the server thread.
[[nodiscard]] base::Result<std::optional<engine::Keyed>> fileKeyOf(const Call &call, QByteArrayView door);

/// Looks at @p upload, asks whether it may be brought, lays it down and writes its row, in this order and aside; @p
/// done gets 201 and what @p encode prints. Fails with InvalidInput for an empty file, with InvalidInput of which
/// isStrangeMedia() is true for one that is none of the kinds, breaks off or is not what it claims to be, as
/// commands::bringFile() does, and with StorageFailed where less than Engine::diskReserve() would be left of the disk.
/// Of what is refused for any of these nothing is written.
void takeFile(engine::Engine &engine, Upload upload, std::function<QByteArray(const StoredAttachment &)> encode,
              QObject *context, const Done &done);

/// Whether @p error is about what a file is: 415.
[[nodiscard]] bool isStrangeMedia(const base::Error &error);

/// Answers with the bytes of the file that @p find gives, which runs on a reader's thread: an image to be shown, a PDF
/// to be saved, neither of them to be run as a page of ours.
void answerFile(engine::Engine &engine, std::function<base::Result<StoredAttachment>(store::Readers &)> find,
                QObject *context, const Done &done);

/// The ids that the member "attachments" of @p body names: at most five, none twice. Fails with InvalidInput.
[[nodiscard]] base::Result<QStringList> decodeAttachments(const QJsonObject &body);

} // namespace tierdesk::dialects
