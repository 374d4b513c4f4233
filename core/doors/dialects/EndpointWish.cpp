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
        return bad(QStringLiteral("channel"), QStringLiteral("must be webhook or email"));
    const bool isMail = endpoint.channel == OutboxChannel::Email;
    if (isMail && !isMailAddress(endpoint.target))
        return bad(targetField, QStringLiteral("must be a mail address"));
    if (!isMail && !isTargetUrl(endpoint.target))
        return bad(targetField, QStringLiteral("must be an https URL (http on a loopback address), without user info"));
    if ((endpoint.format == NoticeFormat::Json) == isMail)
        return bad(QStringLiteral("format"), isMail ? QStringLiteral("must be text or html for mail")
                                                    : QStringLiteral("must be json for a webhook"));
    if (endpoint.events.isEmpty())
        return bad(QStringLiteral("events"), QStringLiteral("must name one event at least"));
    for (const QString &event : endpoint.events) {
        if (!outboxEvents().contains(event))
            return bad(QStringLiteral("events"), QStringLiteral("may be of ") +
                                                     outboxEvents().join(QStringLiteral(", ")) +
                                                     QStringLiteral(": \"%1\" is none").arg(event));
    }
    return {};
}

base::Result<QString> endpointSecret(const QString &given, qsizetype least)
{
    static const QString Prefix = QStringLiteral("whsec_");
    if (given.isEmpty())
        return Prefix + QString::fromLatin1(base::randomBytes(32).toBase64());
    if (given.startsWith(Prefix)) {
        const auto key = QByteArray::fromBase64Encoding(given.mid(Prefix.size()).toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
        if (!key || key.decoded.size() < 24 || key.decoded.size() > 64)
            return bad(QStringLiteral("secret"), QStringLiteral("must be whsec_ and base64 of 24 to 64 bytes"));
    } else if (given.toUtf8().size() < least) {
        return bad(QStringLiteral("secret"), QStringLiteral("must have at least %1 bytes").arg(least));
    }
    return given;
}

} // namespace tierdesk::dialects
