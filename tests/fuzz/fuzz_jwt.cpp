#include "core/doors/server/auth/Jwt.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace tierdesk;
using namespace tierdesk::server;

/// Nothing that the fuzzer makes up is signed, and nothing that it makes up may do harm.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const std::vector<JwtKey> keys{JwtKey::fromSecret("a secret of at least thirty-two bytes").value()};
    const QByteArrayView text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    static const JwtRules rules{base::Timestamp{1'800'000'000'000}, base::Millis::seconds(5), QString()};
    if (const auto token = parseJwt(text); token && verifyJwt(*token, keys, rules))
        std::abort();
    if (const auto bytes = fromBase64Url(text)) {
        const QByteArray again = bytes->toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        if (again != text)
            std::abort();
    }
    return 0;
}
