#include "core/doors/server/http/Fields.h"

#include "core/doors/server/http/Syntax.h"

#include <vector>

namespace tierdesk::server {

namespace {

const std::vector<KnownField> &knownFields()
{
    static const std::vector<KnownField> fields{
        {"host", OnceHost, true},
        {"content-length", OnceContentLength, true},
        {"transfer-encoding", OnceTransferEncoding, true},
        {"content-type", OnceContentType, true},
        {"authorization", OnceAuthorization, true},
        {"origin", OnceOrigin, true},
        {"expect", OnceExpect, true},
        {"x-api-key", OnceApiKey, true},
        {"idempotency-key", OnceIdempotencyKey, true},
        {"x-site-key", OnceSiteKey, true},
        {"sec-websocket-key", OnceSocketKey, true},
        {"sec-websocket-version", OnceSocketVersion, true},
        {"x-amz-date", OnceAmzDate, true},
        {"connection", 0, true},
        {"upgrade", 0, true},
        {"te", 0, true},
        {"trailer", 0, true},
        {"cookie", 0, true},
        {"set-cookie", 0, true},
        {"cache-control", 0, true},
        {"content-encoding", 0, true},
        {"content-range", 0, true},
        {"max-forwards", 0, true},
        {"pragma", 0, true},
        {"range", 0, true},
        {"keep-alive", 0, true},
        {"proxy-authorization", 0, true},
        {"if-match", 0, true},
        {"if-none-match", 0, true},
        {"if-modified-since", 0, true},
        {"x-amz-security-token", 0, true},
        {"x-amz-content-sha256", 0, true},
        {"user-agent", 0, false},
        {"accept", 0, false},
        {"accept-encoding", 0, false},
        {"accept-language", 0, false},
        {"referer", 0, false},
        {"x-request-id", 0, false},
        {"x-forwarded-for", 0, true},
    };
    return fields;
}

} // namespace

const KnownField *knownField(QByteArrayView name)
{
    // The length and the first letter exclude nearly all candidates before the full comparison.
    for (const KnownField &each : knownFields()) {
        if (each.name.size() == name.size() &&
            each.name.front() == syntax::tables.lower[static_cast<unsigned char>(name.front())] &&
            syntax::equalsIgnoringCase(each.name, name))
            return &each;
    }
    return nullptr;
}

} // namespace tierdesk::server
