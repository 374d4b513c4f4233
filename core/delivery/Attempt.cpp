#include "core/delivery/Attempt.h"

#include "core/base/Json.h"
#include "core/base/Random.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QLocale>
#include <QtCore/QMessageAuthenticationCode>
#include <QtCore/QTimeZone>

#include <algorithm>

namespace tierdesk::delivery {

namespace {

constexpr qsizetype ReasonLength = 300;
constexpr Millis LongestWish = Millis::hours(24);

Outcome fromBody(const net::Response &response)
{
    Outcome outcome;
    if (response.body.trimmed().isEmpty()) {
        outcome.kind = Outcome::Kind::Confirmed;
        return outcome;
    }
    const auto json = base::parseJsonObject(response.body);
    if (!json) {
        // The request was received but the result is unknown; a repeat with the same key is harmless.
        outcome.reason = u"the answer cannot be read: "_s + json.error().message;
        return outcome;
    }
    const QString status = json->value(u"status").toString();
    outcome.reference = shortened(json->value(u"reference").toString());
    outcome.reason = shortened(json->value(u"reason").toString());
    if (status == u"confirmed") {
        outcome.kind = Outcome::Kind::Confirmed;
    } else if (status == u"pending") {
        outcome.kind = Outcome::Kind::Pending;
    } else if (status == u"failed") {
        outcome.kind = Outcome::Kind::Failed;
        if (outcome.reason.isEmpty())
            outcome.reason = u"the company's system refused it"_s;
    } else {
        outcome.reason = u"the answer has no status that is known"_s;
    }
    return outcome;
}

} // namespace

std::optional<Millis> retryAfterOf(const net::Response &response, Timestamp now)
{
    const QByteArray value = response.header("retry-after");
    if (value.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const qint64 seconds = value.toLongLong(&isNumber);
    if (isNumber)
        return seconds < 0 ? std::nullopt
                           : std::optional(std::min(Millis::seconds(std::min<qint64>(seconds, 86'400)), LongestWish));
    QDateTime at = QLocale::c().toDateTime(QString::fromLatin1(value), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!at.isValid())
        return std::nullopt;
    at.setTimeSpec(Qt::UTC);
    const Millis wait{at.toMSecsSinceEpoch() - now.ms};
    return std::clamp(wait, Millis{0}, LongestWish);
}

QString shortened(const QString &text)
{
    return text.simplified().left(ReasonLength);
}

double anyChance()
{
    const QByteArray bytes = base::randomBytes(2);
    return (static_cast<quint8>(bytes[0]) * 256 + static_cast<quint8>(bytes[1])) / 65535.;
}

QByteArray signature(const QByteArray &secret, const QByteArray &id, const QByteArray &timestamp,
                     const QByteArray &body)
{
    static const QByteArray Prefix("whsec_");
    QByteArray key = secret;
    if (secret.startsWith(Prefix)) {
        const auto decoded =
            QByteArray::fromBase64Encoding(secret.mid(Prefix.size()), QByteArray::AbortOnBase64DecodingErrors);
        if (decoded)
            key = *decoded;
    }
    const QByteArray signedText = id + '.' + timestamp + '.' + body;
    return "v1," + QMessageAuthenticationCode::hash(signedText, key, QCryptographicHash::Sha256).toBase64();
}

net::Request webhookRequest(const QString &target, const QByteArray &id, const QByteArray &body,
                            const std::vector<QByteArray> &secrets, Timestamp now, Millis timeout)
{
    const QByteArray timestamp = QByteArray::number(now.ms / 1000);
    net::Request request;
    request.url = QUrl(target, QUrl::StrictMode);
    request.headers = {{"Content-Type", "application/json"},
                       {"User-Agent", QByteArrayLiteral("Tierdesk/" TIERDESK_VERSION)},
                       {"webhook-id", id},
                       {"webhook-timestamp", timestamp}};
    QByteArrayList signatures;
    for (const QByteArray &secret : secrets)
        signatures << signature(secret, id, timestamp, body);
    if (!signatures.isEmpty())
        request.headers.emplace_back("webhook-signature", signatures.join(' '));
    request.body = body;
    request.timeout = timeout;
    request.connectTimeout = std::min(request.connectTimeout, timeout);
    request.maxBody = 64 * 1024;
    return request;
}

net::Request requestOf(const store::Delivery &delivery, const QByteArray &secret, Timestamp now, Millis timeout)
{
    const QByteArray id = "act_" + QByteArray::number(delivery.action.value);
    std::vector<QByteArray> secrets;
    if (!secret.isEmpty())
        secrets.push_back(secret);
    net::Request request = webhookRequest(delivery.target, id, delivery.body, secrets, now, timeout);
    request.headers.emplace_back("Idempotency-Key", id);
    return request;
}

Outcome outcomeOf(const base::Result<net::Response> &answer, Timestamp now)
{
    Outcome outcome;
    if (!answer) {
        // A forbidden target does not become valid by waiting; other errors may pass.
        const base::Fault fault = answer.error().fault;
        outcome.kind = fault == base::Fault::Forbidden || fault == base::Fault::InvalidInput ? Outcome::Kind::Failed
                                                                                             : Outcome::Kind::Retry;
        outcome.reason = shortened(answer.error().message);
        return outcome;
    }
    const int status = answer->status;
    if (status >= 200 && status < 300) {
        outcome = fromBody(*answer);
    } else {
        const bool isLater = status == 408 || status == 425 || status == 429;
        outcome.kind = status >= 400 && status < 500 && !isLater ? Outcome::Kind::Failed : Outcome::Kind::Retry;
        outcome.reason = u"HTTP %1"_s.arg(status);
        if (const auto json = base::parseJsonObject(answer->body)) {
            if (const QString said = json->value(u"reason").toString(); !said.isEmpty())
                outcome.reason += u": "_s + shortened(said);
        }
    }
    outcome.retryAfter = retryAfterOf(*answer, now);
    return outcome;
}

Millis waitAfter(int attempts, const Backoff &backoff, const std::optional<Millis> &retryAfter, double chance)
{
    qint64 wait = backoff.first.count;
    for (int i = 1; i < attempts && wait < backoff.longest.count; ++i)
        wait *= 2;
    wait = std::min(wait, backoff.longest.count);
    if (backoff.isJittered)
        wait = static_cast<qint64>(static_cast<double>(wait) * (.8 + .4 * chance));
    if (retryAfter)
        wait = std::max(wait, retryAfter->count);
    return {wait};
}

} // namespace tierdesk::delivery
