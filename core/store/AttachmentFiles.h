#pragma once

#include "core/base/Result.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <vector>

namespace tierdesk::store {

/// The bytes of attachments: `attachments/ab/<sha256>` beside the database, a file a content, folders 0700 and files
/// 0600. A file is whole or not there. Knows nothing but the folder: any thread, and several at once.
class AttachmentFiles final
{
public:
    explicit AttachmentFiles(const QString &databasePath);
    /// Those in @p folder, whatever stands beside it.
    [[nodiscard]] static AttachmentFiles in(const QString &folder);

    [[nodiscard]] QString folder() const { return m_folder; }

    /// The content's name, hexadecimal; for put(), and for a command that needs it before.
    [[nodiscard]] static QByteArray nameOf(const QByteArray &content);
    /// On the disk for good when it returns; one that is there already is made young again (see old()). The name.
    /// Fails with StorageFailed, and then leaves nothing under the name; `details.kind` is "full" where fewer than
    /// @p reserve bytes of the disk would be left free to others. The room is taken before a byte is written.
    [[nodiscard]] base::Result<QByteArray> put(const QByteArray &content, qint64 reserve = 0) const;
    /// Whole and unchanged, else StorageFailed.
    [[nodiscard]] base::Result<QByteArray> read(const QByteArray &sha256) const;
    [[nodiscard]] bool has(const QByteArray &sha256) const;
    /// One that is not there is no failure.
    [[nodiscard]] base::Result<void> remove(const QByteArray &sha256) const;

    /// Whether nobody has put it there within @p ageMs before now; false where it is not there.
    [[nodiscard]] bool isOld(const QByteArray &sha256, qint64 ageMs) const;

    /// The folders that hold files, "00" to "ff".
    [[nodiscard]] std::vector<QString> shelves() const;
    /// The contents on @p shelf that nobody has put there within @p ageMs before now. Pieces that a crash has
    /// left half written are removed on the way.
    [[nodiscard]] std::vector<QByteArray> old(const QString &shelf, qint64 ageMs) const;
    /// All contents.
    [[nodiscard]] std::vector<QByteArray> all() const;

private:
    AttachmentFiles() = default;
    [[nodiscard]] QString pathOf(const QByteArray &sha256) const;

    QString m_folder;
};

} // namespace tierdesk::store
