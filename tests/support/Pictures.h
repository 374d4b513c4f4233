#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QtEndian>

#include <array>

/// Small files of the kinds that are taken, made byte by byte.
namespace tierdesk::test {

inline QByteArray big(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

/// CRC-32 as PNG has it (ISO 3309).
inline quint32 crcOf(const QByteArray &bytes)
{
    quint32 crc = 0xffffffff;
    for (const char c : bytes) {
        crc ^= static_cast<quint8>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc;
}

inline QByteArray pngChunk(const QByteArray &type, const QByteArray &data)
{
    return big(static_cast<quint32>(data.size())) + type + data + big(crcOf(type + data));
}

/// A grey picture that any reader shows; @p salt makes it another file. What it claims to be as large as may be more
/// than it holds.
inline QByteArray png(int width = 40, int height = 30, char salt = 0)
{
    const QByteArray header =
        big(static_cast<quint32>(width)) + big(static_cast<quint32>(height)) + QByteArray("\x08\x00\x00\x00\x00", 5);
    const int rows = std::min(height, 1000), columns = std::min(width, 1000);
    const QByteArray row = QByteArray(1, '\0') + QByteArray(columns, static_cast<char>(0x60 + salt));
    return QByteArray("\x89PNG\r\n\x1a\n", 8) + pngChunk("IHDR", header) +
           pngChunk("IDAT", qCompress(row.repeated(rows)).mid(4)) + pngChunk("IEND", {});
}

/// The segments of a JPEG with as much coded data as one looks at: there is no picture in it.
inline QByteArray jpeg(quint16 width = 640, quint16 height = 480)
{
    QByteArray bytes("\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00", 20);
    bytes += QByteArray("\xff\xc0\x00\x0b\x08", 5);
    bytes += static_cast<char>(height >> 8);
    bytes += static_cast<char>(height & 0xff);
    bytes += static_cast<char>(width >> 8);
    bytes += static_cast<char>(width & 0xff);
    bytes += QByteArray("\x01\x01\x11\x00", 4);
    // A scan with a stuffed FF and a restart in it.
    bytes += QByteArray("\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00", 10) + QByteArray("\x12\xff\x00\xff\xd0\x34", 6);
    return bytes + QByteArray("\xff\xd9", 2);
}

/// Black, 2 by 3, with a word about it.
inline QByteArray gif()
{
    const QByteArray head("GIF89a\x02\x00\x03\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff", 19);
    const QByteArray comment("!\xfe\x04tent\x00", 8);
    const QByteArray image(",\x00\x00\x00\x00\x02\x00\x03\x00\x00\x02\x04\x04\x08\x10\x28\x00", 17);
    return head + comment + image + ';';
}

/// A lossy WebP's first chunk, 200 by 100.
inline QByteArray webp()
{
    return QByteArray("RIFF\x20\x00\x00\x00WEBPVP8 \x14\x00\x00\x00\x00\x00\x00\x9d\x01\x2a\xc8\x00\x64\x00", 30) +
           QByteArray(10, '\0');
}

inline QByteArray pdf(const QByteArray &salt = {})
{
    return "%PDF-1.4\n% " + salt +
           "\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>"
           "endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
}

} // namespace tierdesk::test
