#pragma once

#include "core/domain/Ids.h"
#include "core/domain/Words.h"

#include <QtCore/QJsonArray>
#include <QtCore/QString>

#include <vector>

namespace tierdesk {

/// The kinds of files that are taken.
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

/// A file of a message's, as everybody sees it; its bytes lie outside the database.
struct Attachment {
    QString id;   ///< "att_…", which nobody can guess
    QString name; ///< for people, see cleanFileName()
    MediaType type = MediaType::Png;
    qint64 size = 0; ///< bytes
    bool operator==(const Attachment &) const = default;
};

/// A file that was brought and belongs to one session.
struct StoredAttachment {
    Attachment file;
    CompanyId company;
    SessionKey session;
    MessageId message; ///< unset until it is sent with one
    UserId user;       ///< the colleague who brought it; unset: the customer
    QByteArray sha256; ///< of the bytes, hexadecimal
    Timestamp at;
};

namespace attachments {

inline constexpr qsizetype MaxBytes = 5 * 1024 * 1024; ///< of a file
inline constexpr int MaxOfMessage = 5;
inline constexpr int MaxOfSession = 20;                         ///< files that a session's customer may bring
inline constexpr qint64 MaxBytesOfSession = 25LL * 1024 * 1024; ///< of all of them

} // namespace attachments

/// True for "att_" and 1 to 60 of [0-9a-z].
[[nodiscard]] bool isAttachmentId(QStringView id);

/// @p name without folders, control and invisible characters and those that turn the direction of writing round, at
/// most 120 characters, with an ending that says what @p type it is. Never empty.
[[nodiscard]] QString cleanFileName(const QString &name, MediaType type);

/// "340 bytes", "120 KB", "2.1 MB": English, for those who cannot see the file.
[[nodiscard]] QString sizeText(qint64 bytes);

/// "[attachment: receipt.png, image/png, 120 KB]".
[[nodiscard]] QString describe(const Attachment &file);

/// As stored with a message: [{"id","name","type","size"}].
[[nodiscard]] QJsonArray toJson(const std::vector<Attachment> &files);
/// What is not well-formed is passed over.
[[nodiscard]] std::vector<Attachment> attachmentsFromJson(const QJsonArray &json);

} // namespace tierdesk
