#pragma once

#include "core/engine/Turn.h"

namespace tierdesk::store {
struct Readers;
}

namespace tierdesk::engine {

/// Returns a new attachment ID: "att_" and 25 random characters, which cannot be guessed.
[[nodiscard]] QString newAttachmentId();

/// A file that arrives with a message, before there is a session for it.
struct InlineAttachment {
    QString name; ///< the sender's name for it
    MediaType type = MediaType::Png;
    QByteArray content;
};
/// Writes @p file to disk, for TurnRequest::files. Reader threads; fails as store::AttachmentFiles::put() does.
[[nodiscard]] base::Result<StoredAttachment> layDown(store::Readers &readers, CompanyId company,
                                                     const InlineAttachment &file, qint64 reserve, Timestamp now);

/// Stores the files that came with @p request in @p session; sendFiles() adds them to the message. Fails with
/// Unavailable if a sweep has removed one meanwhile.
[[nodiscard]] base::Result<void> keepFiles(CommandContext &context, const TurnRequest &request, const Session &session);

} // namespace tierdesk::engine
