#include "core/domain/MediaEnd.h"

#include "core/domain/MediaBytes.h"

#include <algorithm>
#include <cstring>

// Sources: PNG 3rd edition §5.3 to §5.6, ITU T.81 Annex B.1 and B.2, GIF89a §15 to §27, RFC 9649 §2.3 to §2.7 (WebP),
// ISO 32000-1 §7.5.5.
namespace tierdesk {

namespace {

bool isLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Walks the chunks (length, name, data, checksum) to IEND.
bool isWholePng(QByteArrayView bytes)
{
    constexpr qsizetype Frame = 12;
    bool isDrawn = false;
    for (qsizetype at = 8; bytes.size() - at >= Frame;) {
        const auto length = static_cast<qsizetype>(big<quint32>(bytes, at));
        const QByteArrayView name = bytes.sliced(at + 4, 4);
        if (length > bytes.size() - at - Frame || !std::all_of(name.begin(), name.end(), isLetter))
            return false;
        if (name == "IEND")
            return isDrawn;
        isDrawn = isDrawn || name == "IDAT";
        at += Frame + length;
    }
    return false;
}

/// Returns the next marker after the coded data at @p at: an FF that is not stuffing, a restart or fill. Returns the
/// end if there is none.
qsizetype markerAfter(QByteArrayView bytes, qsizetype at)
{
    while (at + 1 < bytes.size()) {
        const void *found = std::memchr(bytes.data() + at, 0xff, static_cast<size_t>(bytes.size() - at - 1));
        if (!found)
            break;
        at = static_cast<const char *>(found) - bytes.data();
        const quint8 next = byteAt(bytes, at + 1);
        const bool isRestart = next >= 0xd0 && next <= 0xd7;
        if (next != 0x00 && next != 0xff && !isRestart)
            return at;
        at += next == 0xff ? 1 : 2;
    }
    return bytes.size();
}

/// Walks the segments and the coded data of each scan to EOI.
bool isWholeJpeg(QByteArrayView bytes)
{
    constexpr quint8 StartOfScan = 0xda;
    constexpr quint8 EndOfImage = 0xd9;
    bool isDrawn = false;
    for (qsizetype at = 2; bytes.size() - at >= 2 && byteAt(bytes, at) == 0xff;) {
        const quint8 marker = byteAt(bytes, at + 1);
        const bool isAlone = marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
        if (marker == EndOfImage)
            return isDrawn;
        if (marker == 0xff || isAlone) {
            at += isAlone ? 2 : 1;
            continue;
        }
        if (marker == 0x00 || bytes.size() - at < 4)
            return false;
        const quint16 length = big<quint16>(bytes, at + 2);
        if (length < 2 || length > bytes.size() - at - 2)
            return false;
        at += 2 + length;
        if (marker == StartOfScan) {
            isDrawn = true;
            at = markerAfter(bytes, at);
        }
    }
    return false;
}

/// Returns the position after the colour table at @p at, which @p flags announces.
qsizetype afterColours(quint8 flags, qsizetype at)
{
    return flags & 0x80 ? at + 3 * (qsizetype(2) << (flags & 7)) : at;
}

/// Returns the position after the block chain at @p at; the end or beyond if the chain is truncated.
qsizetype afterBlocks(QByteArrayView bytes, qsizetype at)
{
    while (at < bytes.size()) {
        const quint8 length = byteAt(bytes, at);
        at += 1 + length;
        if (length == 0)
            return at;
    }
    return bytes.size();
}

/// Walks extensions and images to the trailer.
bool isWholeGif(QByteArrayView bytes)
{
    constexpr qsizetype ImageHead = 10;
    bool isDrawn = false;
    if (bytes.size() < 13)
        return false;
    for (qsizetype at = afterColours(byteAt(bytes, 10), 13); at < bytes.size();) {
        switch (bytes[at]) {
        case ';':
            return isDrawn;
        case '!':
            at = afterBlocks(bytes, at + 2);
            break;
        case ',':
            if (bytes.size() - at < ImageHead)
                return false;
            isDrawn = true;
            at = afterBlocks(bytes, afterColours(byteAt(bytes, at + ImageHead - 1), at + ImageHead) + 1);
            break;
        default:
            return false;
        }
    }
    return false;
}

/// Checks that chunks fill exactly the size in the RIFF header.
bool isWholeWebp(QByteArrayView bytes)
{
    constexpr qsizetype Head = 8;
    if (bytes.size() < 12 || little<quint32>(bytes, 4) > bytes.size() - Head)
        return false;
    const QByteArrayView riff = bytes.first(Head + static_cast<qsizetype>(little<quint32>(bytes, 4)));
    bool isDrawn = false;
    qsizetype at = 12;
    while (riff.size() - at >= Head) {
        const auto length = static_cast<qsizetype>(little<quint32>(riff, at + 4));
        if (length > riff.size() - at - Head)
            return false;
        isDrawn = isDrawn || hasAt(riff, at, "VP8 ") || hasAt(riff, at, "VP8L") || hasAt(riff, at, "ANMF");
        at += Head + length + (length & 1);
    }
    return isDrawn && at >= riff.size();
}

/// Looks for the end marker where PDF readers do: near the end of the file.
bool isWholePdf(QByteArrayView bytes)
{
    constexpr qsizetype Near = 2048;
    return bytes.size() >= 32 && bytes.last(std::min(Near, bytes.size())).lastIndexOf("%%EOF") >= 0;
}

} // namespace

bool hasItsEnd(MediaType type, QByteArrayView bytes)
{
    switch (type) {
    case MediaType::Png:
        return isWholePng(bytes);
    case MediaType::Jpeg:
        return isWholeJpeg(bytes);
    case MediaType::Gif:
        return isWholeGif(bytes);
    case MediaType::WebP:
        return isWholeWebp(bytes);
    case MediaType::Pdf:
        return isWholePdf(bytes);
    }
    return false;
}

} // namespace tierdesk
