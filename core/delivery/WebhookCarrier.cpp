#include "core/delivery/WebhookCarrier.h"

#include "core/delivery/Attempt.h"

namespace tierdesk::delivery {

namespace {

using base::Fault;
using base::Result;

Tried refused(const QString &why)
{
    Tried tried;
    tried.kind = Tried::Kind::Refused;
    tried.error = why;
    return tried;
}

/// Returns the endpoint's secrets that sign at @p now, newest first.
Result<std::vector<QByteArray>> secretsOf(const Endpoint &endpoint, const base::Seal &seal, Timestamp now)
{
    std::vector<QByteArray> secrets;
    const auto open = [&](const QByteArray &sealed) -> Result<void> {
        auto opened = TRY(seal.open(sealed));
        secrets.push_back(std::move(opened));
        return {};
    };
    TRY(open(endpoint.secret));
    if (!endpoint.oldSecret.isEmpty() && endpoint.oldSecretUntil && now < *endpoint.oldSecretUntil)
        TRY(open(endpoint.oldSecret));
    return secrets;
}

} // namespace

QByteArray webhookId(const OutboxRow &row)
{
    // A row's number is reused after the newest rows were pruned; its time then differs.
    return "msg_" + QByteArray::number(row.createdAt.ms) + '_' + QByteArray::number(row.id.value);
}

Tried triedOf(const Result<net::Response> &answer, Timestamp now)
{
    Tried tried;
    if (!answer) {
        const base::Error &error = answer.error();
        if (error.details[u"reason"].toString() == u"cancelled")
            tried.kind = Tried::Kind::Cut;
        else if (error.fault == Fault::Forbidden || error.fault == Fault::InvalidInput)
            tried.kind = Tried::Kind::Refused; // a forbidden target does not become valid by waiting
        tried.error = shortened(error.message);
        return tried;
    }
    tried.status = answer->status;
    tried.retryAfter = retryAfterOf(*answer, now);
    if (answer->status >= 200 && answer->status < 300) {
        tried.kind = Tried::Kind::Taken;
        return tried;
    }
    tried.error = u"HTTP %1"_s.arg(answer->status);
    if (answer->status == 410)
        tried.kind = Tried::Kind::Gone;
    else if (answer->status >= 300 && answer->status < 400)
        tried.error += u": redirects are not followed"_s;
    return tried;
}

WebhookCarrier::WebhookCarrier(net::Transport &transport, const base::Seal &seal, const base::Clock &clock,
                               net::TargetRules targets, Millis timeout)
    : m_transport(transport)
    , m_seal(seal)
    , m_clock(clock)
    , m_targets(targets)
    , m_timeout(timeout)
{}

void WebhookCarrier::carry(const OutboxRow &row, const engine::Directory &directory, Done done)
{
    const engine::CompanyEntry *entry = directory.company(row.company);
    const Endpoint *endpoint = entry ? entry->endpoint(row.endpoint) : nullptr;
    if (!endpoint || !endpoint->isEnabled)
        return later(done, refused(u"the endpoint was removed or disabled"_s));
    // Never send unsigned what should be signed.
    const auto secrets = secretsOf(*endpoint, m_seal, m_clock.now());
    if (!secrets)
        return later(done, refused(secrets.error().message));
    net::Request request = webhookRequest(row.target, webhookId(row), row.body, *secrets, m_clock.now(), m_timeout);
    request.targets = m_targets;
    request.maxBody = 1 << 20; // not read, but a longer body would hide the status
    m_underWay[row.id] =
        m_transport.send(std::move(request), this, [this, id = row.id, done](const Result<net::Response> &answer) {
            m_underWay.erase(id);
            done(triedOf(answer, m_clock.now()));
        });
}

void WebhookCarrier::cancelAll()
{
    for (const auto &[id, number] : m_underWay)
        m_transport.cancel(number);
}

void WebhookCarrier::later(const Done &done, Tried tried)
{
    QMetaObject::invokeMethod(
        this, [done, tried = std::move(tried)] { done(tried); }, Qt::QueuedConnection);
}

} // namespace tierdesk::delivery
