#pragma once

#include "core/domain/Attachment.h"
#include "core/doors/dialects/Answering.h"
#include "core/doors/dialects/Keyed.h"

/// Files that customers and agents upload before the message they belong to, and download later.
namespace tierdesk::dialects {

/// The maximum body size of an upload route; a larger body is refused before it is read.
inline constexpr qsizetype MaxFileBody = attachments::MaxBytes;

/// An upload: the path is "…?<session>&name=receipt.png", the body the file, and Content-Type the claimed type.
struct Upload {
    CompanyId company;
    QString sessionId;
    QString name;        ///< as sent; cleaned before it is stored
    QByteArray declared; ///< Content-Type; empty: no claim
    QByteArray content;
    Actor actor;
    std::optional<engine::Keyed> keyed; ///< see fileKeyOf()
};

/// Returns the idempotency key of an upload. Its hash covers the path, the query and, once takeFile() has read it, the
/// content, which is not hashed on the server thread.
[[nodiscard]] base::Result<std::optional<engine::Keyed>> fileKeyOf(const Call &call, QByteArrayView door);

/// Examines @p upload, asks the engine whether it is allowed, stores the content and writes its row, in this order and
/// off the server thread. @p done gets 201 and the body that @p encode renders. Fails with InvalidInput for an empty
/// file, with InvalidInput for which isStrangeMedia() is true for a file of an unsupported type, a truncated one or one
/// that does not match its claimed type, as commands::bringFile() does, and with StorageFailed if less than
/// Engine::diskReserve() would remain free on the disk. Nothing is stored for a refused upload.
void takeFile(engine::Engine &engine, Upload upload, std::function<QByteArray(const StoredAttachment &)> encode,
              QObject *context, const Done &done);

/// Returns whether @p error concerns the file's type; its status is 415.
[[nodiscard]] bool isStrangeMedia(const base::Error &error);

/// Answers with the content of the file that @p find returns on a reader thread. Images are displayed and PDFs are
/// downloaded; neither can run as a page of this server.
void answerFile(engine::Engine &engine, std::function<base::Result<StoredAttachment>(store::Readers &)> find,
                QObject *context, const Done &done);

/// Returns the IDs in the member "attachments" of @p body: at most five, without duplicates. Fails with InvalidInput.
[[nodiscard]] base::Result<QStringList> decodeAttachments(const QJsonObject &body);

} // namespace tierdesk::dialects
