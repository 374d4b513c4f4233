#pragma once

#include "core/domain/Attachment.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonArray>
#include <QtCore/QString>

#include <vector>

namespace tierdesk::ui {

/// A file attached to an unsent reply: its local path and its state on the server. The draft does not contain its
/// content.
struct DraftFile {
    QByteArray key;  ///< ours, also its Idempotency-Key
    QString path;    ///< empty: it was pasted, or came back with a reply
    Attachment file; ///< its id is empty until the server has it
    Timestamp at;    ///< when the server took it
    bool operator==(const DraftFile &) const = default;
};

/// The server deletes unsent files after a day; one hour before that they are uploaded again.
inline constexpr Millis BroughtFor = Millis::hours(23);

/// Returns an idempotency key for a file or a reply.
[[nodiscard]] QByteArray newDraftKey();

/// Returns the files of a reply that was not sent.
[[nodiscard]] std::vector<DraftFile> draftFiles(const std::vector<Attachment> &files, Timestamp now);

/// Appends @p more to @p files without duplicates.
void addTo(std::vector<DraftFile> &files, const std::vector<DraftFile> &more);

[[nodiscard]] QJsonArray toJson(const std::vector<DraftFile> &files);
/// Skips malformed entries.
[[nodiscard]] std::vector<DraftFile> draftFilesFrom(const QJsonArray &json);

} // namespace tierdesk::ui
