#include "core/doors/server/websocket/FrameReader.h"

#include <QtCore/QStringDecoder>

#include <cstdint>
#include <cstdlib>

using namespace tierdesk::server;

namespace {

constexpr qsizetype MostMessage = 512;

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    return !decoder.hasError() && text.toUtf8() == bytes;
}

std::vector<ClientMessage> readIn(QByteArrayView bytes, qsizetype piece)
{
    FrameReader reader(MostMessage);
    std::vector<ClientMessage> all;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        for (ClientMessage &each : reader.feed(bytes.sliced(at, std::min(piece, bytes.size() - at))))
            all.push_back(std::move(each));
    }
    return all;
}

} // namespace

/// The first byte says in which pieces the others come; what is read does not depend on them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const QByteArrayView bytes(data + 1, static_cast<qsizetype>(size - 1));
    const std::vector<ClientMessage> whole = readIn(bytes, bytes.size());
    const std::vector<ClientMessage> pieces = readIn(bytes, 1 + data[0] % 16);
    require(whole.size() == pieces.size());
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const ClientMessage &message = whole[i];
        require(message.kind == pieces[i].kind && message.code == pieces[i].code && message.bytes == pieces[i].bytes);
        require(message.bytes.size() <= MostMessage);
        using Kind = ClientMessage::Kind;
        if (message.kind == Kind::Text || message.kind == Kind::Close)
            require(isUtf8(message.bytes));
        if (message.kind == Kind::Close || message.kind == Kind::Violation)
            require(i + 1 == whole.size());
    }
    return 0;
}
