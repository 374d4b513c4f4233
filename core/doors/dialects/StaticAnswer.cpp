#include "core/doors/dialects/StaticAnswer.h"

#include <QtCore/QCryptographicHash>

#include <zlib.h>

namespace tierdesk::dialects {

namespace {

/// Returns @p bytes in gzip format (RFC 1952); empty if that is not smaller.
QByteArray gzipped(const QByteArray &bytes)
{
    constexpr int GzipWindow = 15 + 16; // 16 asks zlib for gzip's header and trailer
    constexpr int Memory = 8;
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, GzipWindow, Memory, Z_DEFAULT_STRATEGY) != Z_OK)
        qFatal("zlib cannot compress: %s", zError(Z_MEM_ERROR));
    QByteArray out(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(bytes.size()))), Qt::Uninitialized);
    stream.next_in = const_cast<Bytef *>(reinterpret_cast<const Bytef *>(bytes.constData()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = deflate(&stream, Z_FINISH); // the output fits, by deflateBound()
    Q_ASSERT(result == Z_STREAM_END);
    Q_UNUSED(result)
    out.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    out.squeeze();
    return out.size() < bytes.size() ? out : QByteArray();
}

QByteArray tagOf(const QByteArray &bytes)
{
    constexpr int TagBytes = 12;
    return '"' + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).left(TagBytes).toHex() + '"';
}

} // namespace

StaticAnswer::StaticAnswer(const QByteArray &body, const QByteArray &contentType, std::vector<Header> headers)
{
    headers.emplace_back("Vary", "Accept-Encoding");
    m_plain.body = body;
    m_plain.contentType = contentType;
    m_plain.headers = headers;
    m_plain.headers.emplace_back("ETag", tagOf(body));
    m_gzip.body = gzipped(body);
    m_gzip.contentType = contentType;
    m_gzip.headers = std::move(headers);
    m_gzip.headers.emplace_back("ETag", tagOf(m_gzip.body));
    m_gzip.headers.emplace_back("Content-Encoding", "gzip");
}

Answer StaticAnswer::to(const Call &call) const
{
    return !m_gzip.body.isEmpty() && acceptsGzip(call.header("accept-encoding")) ? m_gzip : m_plain;
}

bool acceptsGzip(const QByteArray &accepted)
{
    bool acceptsAll = false;
    for (const QByteArray &each : accepted.toLower().split(',')) {
        const qsizetype end = each.indexOf(';');
        const QByteArray coding = each.left(end < 0 ? each.size() : end).trimmed();
        const QByteArray weight = end < 0 ? QByteArray() : each.mid(end + 1).trimmed();
        const bool isAccepted = !weight.startsWith("q=") || weight.mid(2).toDouble() > 0;
        if (coding == "gzip" || coding == "x-gzip")
            return isAccepted;
        acceptsAll = acceptsAll || (coding == "*" && isAccepted);
    }
    return acceptsAll;
}

} // namespace tierdesk::dialects
