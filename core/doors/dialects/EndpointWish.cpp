#include "core/doors/dialects/EndpointWish.h"

#include "core/base/Random.h"
#include "core/domain/Addresses.h"
#include "core/domain/TargetUrl.h"

namespace tierdesk::dialects {

namespace {

base::Error bad(const QString &field, const QString &message)
{
    return base::fail(base::Fault::InvalidInput, field + u' ' + message, field);
}

} // namespace

base::Result<void> checkEndpoint(const Endpoint &endpoint, const QString &targetField)
{
    if (endpoint.channel == OutboxChannel::Sms)
        return bad(u"channel"_s, u"must be webhook or email"_s);
    const bool isMail = endpoint.channel == OutboxChannel::Email;
    if (isMail && !isMailAddress(endpoint.target))
        return bad(targetField, u"must be a mail address"_s);
    if (!isMail && !isTargetUrl(endpoint.target))
        return bad(targetField, u"must be an https URL (http on a loopback address), without user info"_s);
    if ((endpoint.format == NoticeFormat::Json) == isMail)
        return bad(u"format"_s, isMail ? u"must be text or html for mail"_s : u"must be json for a webhook"_s);
    if (endpoint.events.isEmpty())
        return bad(u"events"_s, u"must name one event at least"_s);
    for (const QString &event : endpoint.events) {
        if (!outboxEvents().contains(event))
            return bad(u"events"_s, u"may be of "_s + outboxEvents().join(u", "_s) + u": \"%1\" is none"_s.arg(event));
    }
    return {};
}

base::Result<QString> endpointSecret(const QString &given, qsizetype least)
{
    static const QString Prefix = u"whsec_"_s;
    if (given.isEmpty())
        return Prefix + QString::fromLatin1(base::randomBytes(32).toBase64());
    if (given.startsWith(Prefix)) {
        const auto key = QByteArray::fromBase64Encoding(given.mid(Prefix.size()).toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
        if (!key || key.decoded.size() < 24 || key.decoded.size() > 64)
            return bad(u"secret"_s, u"must be whsec_ and base64 of 24 to 64 bytes"_s);
    } else if (given.toUtf8().size() < least) {
        return bad(u"secret"_s, u"must have at least %1 bytes"_s.arg(least));
    }
    return given;
}

} // namespace tierdesk::dialects
