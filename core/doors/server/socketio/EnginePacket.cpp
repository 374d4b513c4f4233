#include "core/doors/server/socketio/EnginePacket.h"

#include <QtCore/QStringDecoder>

#include <algorithm>

namespace tierdesk::server {

namespace {

using base::Fault;

constexpr char Separator = '\x1e';

base::Error invalidPacket(const char *why)
{
    return base::fail(Fault::InvalidInput, QString::fromLatin1(why));
}

bool isUtf8(const QByteArray &text)
{
    if (std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
        return true;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    [[maybe_unused]] const QString decoded = decoder.decode(text);
    return !decoder.hasError();
}

base::Result<EnginePacket> binaryPacket(const QByteArray &text)
{
    EnginePacket packet;
    packet.isBinary = true;
    auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return invalidPacket("A binary packet is not base64.");
    packet.data = std::move(decoded.decoded);
    // Qt accepts base64 without padding and with non-zero spare bits, so one value would have several texts.
    if (packet.data.toBase64() != text)
        return invalidPacket("A binary packet is not plain base64.");
    return packet;
}

} // namespace

base::Result<EnginePacket> enginePacket(const QByteArray &frame)
{
    if (frame.isEmpty() || frame.front() < '0' || frame.front() > '6')
        return invalidPacket("This is not a packet.");
    EnginePacket packet;
    packet.type = static_cast<EnginePacket::Type>(frame.front());
    packet.data = frame.mid(1);
    return packet;
}

base::Result<std::vector<EnginePacket>> enginePayload(const QByteArray &body, const EngineLimits &limits)
{
    if (body.size() > limits.payload)
        return base::fail(Fault::TooLarge, u"The payload is larger than %1 bytes."_s.arg(limits.payload));
    if (!isUtf8(body))
        return invalidPacket("The payload is not UTF-8.");
    std::vector<EnginePacket> out;
    for (qsizetype at = 0; at <= body.size();) {
        if (static_cast<int>(out.size()) == limits.packets)
            return base::fail(Fault::TooLarge, u"The payload has more than %1 packets."_s.arg(limits.packets));
        qsizetype end = body.indexOf(Separator, at);
        end = end < 0 ? body.size() : end;
        const QByteArray text = body.mid(at, end - at);
        auto packet = TRY(text.startsWith('b') ? binaryPacket(text.mid(1)) : enginePacket(text));
        out.push_back(std::move(packet));
        at = end + 1;
    }
    return out;
}

QByteArray enginePayloadOf(const std::vector<EngineFrame> &frames)
{
    QByteArray out;
    for (const EngineFrame &each : frames) {
        if (!out.isEmpty())
            out += Separator;
        if (each.isBinary) {
            out += 'b';
            out += each.bytes.toBase64();
        } else {
            out += each.bytes;
        }
    }
    return out;
}

} // namespace tierdesk::server
