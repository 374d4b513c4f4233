#pragma once

#include "core/domain/Ids.h"
#include "core/domain/Words.h"

#include <QtCore/QJsonArray>
#include <QtCore/QString>

#include <vector>

namespace tierdesk {

/// The accepted file types.
enum class MediaType { Png, Jpeg, Gif, WebP, Pdf };

template<>
struct Words<MediaType> {
    using E = MediaType;
    static constexpr std::array table{std::pair{E::Png, "image/png"}, std::pair{E::Jpeg, "image/jpeg"},
                                      std::pair{E::Gif, "image/gif"}, std::pair{E::WebP, "image/webp"},
                                      std::pair{E::Pdf, "application/pdf"}};
};

[[nodiscard]] constexpr bool isImage(MediaType type)
{
    return type != MediaType::Pdf;
}

/// A file of a message, as clients see it. Its bytes are stored outside the database.
struct Attachment {
    QString id;   ///< "att_…" with random characters
    QString name; ///< display name; see cleanFileName()
    MediaType type = MediaType::Png;
    qint64 size = 0; ///< bytes
    bool operator==(const Attachment &) const = default;
};

/// An uploaded file, which belongs to one session.
struct StoredAttachment {
    Attachment file;
    CompanyId company;
    SessionKey session;
    MessageId message; ///< unset until a message with the file is sent
    UserId user;       ///< the agent who uploaded it; unset: the customer
    QByteArray sha256; ///< of the bytes, in hexadecimal
    Timestamp at;
};

namespace attachments {

inline constexpr qsizetype MaxBytes = 5 * 1024 * 1024; ///< per file
inline constexpr int MaxOfMessage = 5;
inline constexpr int MaxOfSession = 20;                         ///< files that the customer may upload to a session
inline constexpr qint64 MaxBytesOfSession = 25LL * 1024 * 1024; ///< of these files together

} // namespace attachments

/// Returns whether @p id is "att_" and 1 to 60 of [0-9a-z].
[[nodiscard]] bool isAttachmentId(QStringView id);

/// Returns @p name without folders and without control, invisible and bidirectional formatting characters, at most 120
/// characters long, with a suffix that matches @p type. Never empty.
[[nodiscard]] QString cleanFileName(const QString &name, MediaType type);

/// Returns "340 bytes", "120 KB" or "2.1 MB", in English.
[[nodiscard]] QString sizeText(qint64 bytes);

/// Returns "[attachment: receipt.png, image/png, 120 KB]".
[[nodiscard]] QString describe(const Attachment &file);

/// Returns the JSON stored with a message: [{"id","name","type","size"}].
[[nodiscard]] QJsonArray toJson(const std::vector<Attachment> &files);
/// Ignores malformed entries.
[[nodiscard]] std::vector<Attachment> attachmentsFromJson(const QJsonArray &json);

} // namespace tierdesk
