#pragma once

#include "core/engine/Turn.h"

namespace tierdesk::store {
struct Readers;
}

namespace tierdesk::engine {

/// "att_" and 25 random letters: nobody can guess it.
[[nodiscard]] QString newAttachmentId();

/// A file that comes with a message itself, before there is a session for it.
struct InlineAttachment {
    QString name; ///< as the sender has it
    MediaType type = MediaType::Png;
    QByteArray content;
};
/// Puts @p file on the disk, for TurnRequest::files. Reader threads; fails as store::AttachmentFiles::put() does.
[[nodiscard]] base::Result<StoredAttachment> layDown(store::Readers &readers, CompanyId company,
                                                     const InlineAttachment &file, qint64 reserve, Timestamp now);

/// Writes the files that came with @p request into @p session; sendFiles() gives them to the message. Fails with
/// Unavailable when one was swept away meanwhile.
[[nodiscard]] base::Result<void> keepFiles(CommandContext &context, const TurnRequest &request, const Session &session);

} // namespace tierdesk::engine
