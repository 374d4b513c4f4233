#include "core/domain/MediaSniff.h"

#include "core/domain/MediaBytes.h"
#include "core/domain/MediaEnd.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>

#include <optional>

// Sources: PNG 3rd edition §5 and §11.2.1, ITU T.81 Annex B, GIF89a §17 to §18, RFC 9649 (WebP).
namespace tierdesk {

namespace {

using base::fail;
using base::Fault;

struct Size {
    qint64 width = 0, height = 0;
};

constexpr QByteArrayView PngSignature("\x89PNG\r\n\x1a\n", 8);

/// Reads the header chunk, which comes first.
std::optional<Size> pngSize(QByteArrayView bytes)
{
    if (bytes.size() < 33 || big<quint32>(bytes, 8) != 13 || !hasAt(bytes, 12, "IHDR"))
        return std::nullopt;
    return Size{big<quint32>(bytes, 16), big<quint32>(bytes, 20)};
}

/// Reads the frame header, which may follow any number of segments.
std::optional<Size> jpegSize(QByteArrayView bytes)
{
    qsizetype at = 2;
    while (at + 4 <= bytes.size()) {
        if (byteAt(bytes, at) != 0xff)
            return std::nullopt;
        const quint8 marker = byteAt(bytes, at + 1);
        if (marker == 0xff) { // a fill byte
            ++at;
            continue;
        }
        const bool isAlone = marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
        if (isAlone) {
            at += 2;
            continue;
        }
        const quint16 length = big<quint16>(bytes, at + 2);
        const bool isFrame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (isFrame) {
            if (length < 8 || at + 9 > bytes.size())
                return std::nullopt;
            return Size{big<quint16>(bytes, at + 7), big<quint16>(bytes, at + 5)};
        }
        if (length < 2 || marker == 0xd9 || marker == 0xda) // the end or a scan before any frame
            return std::nullopt;
        at += 2 + length;
    }
    return std::nullopt;
}

std::optional<Size> gifSize(QByteArrayView bytes)
{
    if (bytes.size() < 13)
        return std::nullopt;
    return Size{little<quint16>(bytes, 6), little<quint16>(bytes, 8)};
}

quint32 little24(QByteArrayView bytes, qsizetype at)
{
    return little<quint16>(bytes, at) + (static_cast<quint32>(byteAt(bytes, at + 2)) << 16);
}

/// Reads the first chunk: lossy, lossless or extended.
std::optional<Size> webpSize(QByteArrayView bytes)
{
    if (bytes.size() < 30 || little<quint32>(bytes, 4) > bytes.size() - 8)
        return std::nullopt;
    if (hasAt(bytes, 12, "VP8X"))
        return Size{qint64(little24(bytes, 24)) + 1, qint64(little24(bytes, 27)) + 1};
    if (hasAt(bytes, 12, "VP8L") && byteAt(bytes, 20) == 0x2f) {
        const quint32 sides = little<quint32>(bytes, 21);
        return Size{qint64(sides & 0x3fff) + 1, qint64((sides >> 14) & 0x3fff) + 1};
    }
    if (hasAt(bytes, 12, "VP8 ") && hasAt(bytes, 23, QByteArrayView("\x9d\x01\x2a", 3)))
        return Size{little<quint16>(bytes, 26) & 0x3fff, little<quint16>(bytes, 28) & 0x3fff};
    return std::nullopt;
}

std::optional<MediaType> typeOf(QByteArrayView bytes)
{
    if (bytes.startsWith(PngSignature))
        return MediaType::Png;
    if (bytes.startsWith(QByteArrayView("\xff\xd8\xff", 3)))
        return MediaType::Jpeg;
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        return MediaType::Gif;
    if (bytes.startsWith("RIFF") && hasAt(bytes, 8, "WEBP"))
        return MediaType::WebP;
    if (bytes.startsWith("%PDF-"))
        return MediaType::Pdf;
    return std::nullopt;
}

std::optional<Size> sizeOf(MediaType type, QByteArrayView bytes)
{
    switch (type) {
    case MediaType::Png:
        return pngSize(bytes);
    case MediaType::Jpeg:
        return jpegSize(bytes);
    case MediaType::Gif:
        return gifSize(bytes);
    case MediaType::WebP:
        return webpSize(bytes);
    case MediaType::Pdf:
        break;
    }
    return std::nullopt;
}

base::Error refusal(const QString &message, const QJsonValue &found)
{
    return fail(Fault::InvalidInput, message, {}, {{u"found"_s, found}});
}

} // namespace

base::Result<FoundMedia> sniff(QByteArrayView bytes)
{
    const auto type = typeOf(bytes);
    if (!type)
        return refusal(u"the file is none of PNG, JPEG, GIF, WebP and PDF"_s, QJsonValue::Null);
    const QString found = word(*type);
    const auto broken = [&found] {
        return refusal(u"the file begins as %1 and breaks off or is broken"_s.arg(found), found);
    };
    if (*type == MediaType::Pdf)
        return hasItsEnd(*type, bytes) ? base::Result<FoundMedia>(FoundMedia{*type, 0, 0}) : broken();
    const auto size = sizeOf(*type, bytes);
    if (!size || size->width <= 0 || size->height <= 0)
        return broken();
    if (size->width > MaxImageSide || size->height > MaxImageSide || size->width * size->height > MaxImagePixels)
        return refusal(
            u"the image has %1 by %2 pixels; at most %3 along a side and %4 million in all are taken"_s.arg(size->width)
                .arg(size->height)
                .arg(MaxImageSide)
                .arg(MaxImagePixels / 1'000'000),
            found);
    if (!hasItsEnd(*type, bytes))
        return broken();
    return FoundMedia{*type, static_cast<int>(size->width), static_cast<int>(size->height)};
}

} // namespace tierdesk
