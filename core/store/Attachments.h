#pragma once

#include "core/base/Result.h"
#include "core/domain/Attachment.h"
#include "core/store/AttachmentFiles.h"

#include <optional>
#include <vector>

namespace tierdesk::store {

class Database;

/// The schema that has files for the first time.
inline constexpr int AttachmentsSchema = 14;

/// The table `attachment`. Every function fails with StorageFailed.
class Attachments final
{
public:
    explicit Attachments(Database &database)
        : m_database(database)
    {}

    // Inside a transaction of the writer:
    /// Its file must be on the disk already.
    [[nodiscard]] base::Result<void> insert(const StoredAttachment &row);
    /// Gives the file to @p message of @p session, unless it was sent before. False when it was.
    [[nodiscard]] base::Result<bool> send(CompanyId company, const QString &publicId, SessionKey session,
                                          MessageId message);
    /// Takes the rows away that nobody has sent since @p before, at most @p limit; how many.
    [[nodiscard]] base::Result<int> removeUnsent(Timestamp before, int limit);

    [[nodiscard]] base::Result<std::optional<StoredAttachment>> byPublicId(CompanyId company,
                                                                           const QString &publicId) const;
    /// What a session's customer has brought, sent or not.
    struct Brought {
        int files = 0;
        qint64 bytes = 0;
    };
    [[nodiscard]] base::Result<Brought> broughtTo(SessionKey session) const;
    /// Whether any row, whoever's, has this content.
    [[nodiscard]] base::Result<bool> isUsed(const QByteArray &sha256) const;
    /// Every content that a row has, once.
    [[nodiscard]] base::Result<std::vector<QByteArray>> contents() const;
    /// Where the bytes are.
    [[nodiscard]] AttachmentFiles files() const;

private:
    Database &m_database;
};

} // namespace tierdesk::store
