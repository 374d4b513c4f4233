#include "core/doors/server/http/Framing.h"
#include "core/doors/server/http/Syntax.h"

#include <cstdint>
#include <cstdlib>
#include <vector>

using namespace tierdesk::server;

namespace {

struct Reading {
    std::vector<FramedRequest> requests;
    Framing::State state = Framing::State::Idle;
    int status = 0;
};

/// Reads @p bytes in pieces of @p step.
Reading read(QByteArrayView bytes, qsizetype step)
{
    FramingLimits limits;
    limits.body = 4096;
    limits.headerBytes = 1024;
    limits.requestLine = 512;
    limits.headerCount = 16;
    Framing framing(limits);
    Reading out;
    while (true) {
        while (framing.state() == Framing::State::Complete) {
            out.requests.push_back(framing.take());
            framing.advance();
        }
        if (bytes.isEmpty() || framing.state() == Framing::State::Refused)
            break;
        const qsizetype part = std::min(step, bytes.size());
        framing.feed(bytes.first(part));
        bytes = bytes.sliced(part);
    }
    out.state = framing.state();
    out.status = out.state == Framing::State::Refused ? framing.refusal().status : 0;
    return out;
}

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

} // namespace

/// However the bytes are cut, they are read alike; and what is passed on keeps what the guard promises of it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    const Reading whole = read(bytes, std::max<qsizetype>(1, bytes.size()));
    for (const qsizetype step : {qsizetype(1), qsizetype(7)}) {
        const Reading pieces = read(bytes, step);
        require(pieces.requests.size() == whole.requests.size() && pieces.status == whole.status);
        for (std::size_t i = 0; i < whole.requests.size(); ++i) {
            require(pieces.requests[i].path == whole.requests[i].path &&
                    pieces.requests[i].body == whole.requests[i].body &&
                    pieces.requests[i].headers == whole.requests[i].headers);
        }
    }
    for (const FramedRequest &each : whole.requests) {
        require(each.path == "*" || each.path.startsWith('/'));
        require(syntax::isWellEncoded(each.path) && syntax::isWellEncoded(each.query) && syntax::isHost(each.host));
        require(each.body.size() <= 4096);
        for (const auto &[name, value] : each.headers)
            require(syntax::isToken(name) && syntax::all(syntax::tables.value, value));
    }
    return 0;
}
