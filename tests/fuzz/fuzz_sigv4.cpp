#include "core/doors/server/auth/AwsChunks.h"
#include "core/doors/server/auth/SigV4.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace tierdesk;
using namespace tierdesk::server;

/// Lines of the input are a request's path, query, Authorization and headers, the rest is its body: nothing that the
/// fuzzer makes up is signed, and nothing that it makes up may do harm.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    QList<QByteArray> lines = input.split('\n');
    const auto next = [&] { return lines.isEmpty() ? QByteArray() : lines.takeFirst(); };
    dialects::Call call;
    call.path = '/' + next();
    call.rawQuery = next();
    for (const QByteArray &pair : call.rawQuery.split('&')) {
        const qsizetype equals = std::max<qsizetype>(0, pair.indexOf('='));
        call.query.emplace_back(QString::fromUtf8(QByteArray::fromPercentEncoding(pair.first(equals))),
                                QString::fromUtf8(QByteArray::fromPercentEncoding(pair.mid(equals + 1))));
    }
    call.headers.emplace_back("authorization", next());
    call.headers.emplace_back("host", "desk.example");
    call.headers.emplace_back("x-amz-date", next());
    while (!lines.isEmpty() && lines.front().contains(':')) {
        const QByteArray line = next();
        call.headers.emplace_back(line.first(line.indexOf(':')).toLower(), line.mid(line.indexOf(':') + 1));
    }
    call.body = lines.join('\n');

    const SigV4Rules rules{base::Timestamp{1'440'938'160'000}, base::Millis::days(100'000), "execute-api", {}};
    if (const auto claim = sigV4Claim(call)) {
        SigV4Rules own = rules;
        own.service = claim->service;
        if (verifySigV4(*claim, call, sigV4Key("a secret that nobody knows", *claim), own))
            std::abort();
    }
    if (const auto chunks = awsChunks(call.body)) {
        qsizetype length = 0;
        for (const AwsChunk &chunk : *chunks)
            length += chunk.data.size();
        if (length >= call.body.size() || !chunks->back().data.isEmpty())
            std::abort();
    }
    return 0;
}
