#pragma once

#include "core/domain/Attachment.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonArray>
#include <QtCore/QString>

#include <vector>

namespace tierdesk::ui {

/// A file that was chosen for a reply which is not sent: where it lies here, and what the server has of it. Its bytes
/// are not kept with the draft.
struct DraftFile {
    QByteArray key;  ///< ours, also its Idempotency-Key
    QString path;    ///< empty: it was pasted, or came back with a reply
    Attachment file; ///< its id is empty until the server has it
    Timestamp at;    ///< when the server took it
    bool operator==(const DraftFile &) const = default;
};

/// The server forgets what is not sent for a day; from an hour before that on it is brought anew.
inline constexpr Millis BroughtFor = Millis::hours(23);

/// A key for a file, or for a reply, under which the server takes it once.
[[nodiscard]] QByteArray newDraftKey();

/// Those that the server took with a reply that is none any more.
[[nodiscard]] std::vector<DraftFile> draftFiles(const std::vector<Attachment> &files, Timestamp now);

/// Puts @p more behind @p files, but nothing twice.
void addTo(std::vector<DraftFile> &files, const std::vector<DraftFile> &more);

[[nodiscard]] QJsonArray toJson(const std::vector<DraftFile> &files);
/// What is not well-formed is passed over.
[[nodiscard]] std::vector<DraftFile> draftFilesFrom(const QJsonArray &json);

} // namespace tierdesk::ui
