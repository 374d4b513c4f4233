#include "core/delivery/sms/SmsCarrier.h"

#include "core/base/Json.h"
#include "core/delivery/KeptSecret.h"
#include "core/doors/dialects/sms/FileLink.h"
#include "core/engine/Correspondence.h"

#include <algorithm>
#include <array>

namespace tierdesk::delivery {

namespace {

using base::Fault;
using base::Result;

/// True for errors that a corrected account or a recovered carrier resolves.
bool mayPass(int status)
{
    constexpr std::array Passing{401, 403, 404, 408, 429};
    return status >= 500 || std::find(Passing.begin(), Passing.end(), status) != Passing.end();
}

/// Returns, for example, "21610: Attempt to send to unsubscribed recipient".
QString refusalOf(const net::Response &answer)
{
    const auto json = base::parseJsonObject(answer.body);
    if (!json || !json->contains(u"message"))
        return u"HTTP %1"_s.arg(answer.status);
    return u"%1: %2"_s.arg((*json)[u"code"].toInteger()).arg((*json)[u"message"].toString()).left(LongestError);
}

} // namespace

net::Request smsRequest(const SmsConfig &config, const QString &resource, const QByteArray &token)
{
    net::Request request;
    request.url = QUrl(config.apiUrl + u"/2010-04-01/Accounts/"_s + config.accountSid + resource);
    request.headers = {{"Authorization", "Basic " + (config.accountSid.toLatin1() + ':' + token).toBase64()}};
    return request;
}

QByteArray smsWords(const OutboxRow &row, const Company &company, Timestamp now, const base::Seal &seal)
{
    if (row.event != QLatin1String(engine::FileEvent))
        return row.body;
    QStringList lines;
    const auto json = base::parseJsonObject(row.body);
    for (const Attachment &file : attachmentsFromJson({json ? *json : QJsonObject()})) {
        lines.append(file.name + u':');
        lines.append(QString::fromLatin1(
            dialects::sms::fileLink(company, file.id, now + dialects::sms::FileLinkLife, seal).toEncoded()));
    }
    return lines.join(u'\n').toUtf8();
}

QByteArray smsForm(const QString &target, const QByteArray &words, const Company &company)
{
    const SmsConfig &config = company.config.sms;
    const QByteArray status = config.publicUrl.toUtf8() + "/sms/" + QUrl::toPercentEncoding(company.key) + "/status";
    return "To=" + QUrl::toPercentEncoding(target) + "&From=" + QUrl::toPercentEncoding(config.number) +
           "&Body=" + words.toPercentEncoding() + "&StatusCallback=" + status.toPercentEncoding();
}

Tried triedOfText(const Result<net::Response> &answer)
{
    Tried tried;
    if (!answer) {
        const base::Error &error = answer.error();
        if (error.details[u"reason"].toString() == u"cancelled")
            tried.kind = Tried::Kind::Cut;
        else if (error.fault == Fault::InvalidInput)
            tried.kind = Tried::Kind::Refused;
        tried.error = error.message.left(LongestError);
        return tried;
    }
    tried.status = answer->status;
    if (answer->status >= 200 && answer->status < 300) {
        tried.kind = Tried::Kind::Taken;
        if (const auto json = base::parseJsonObject(answer->body))
            tried.reference = (*json)[u"sid"].toString().left(100);
        return tried;
    }
    tried.kind = mayPass(answer->status) ? Tried::Kind::Later : Tried::Kind::Refused;
    tried.error = refusalOf(*answer);
    return tried;
}

SmsCarrier::SmsCarrier(net::Transport &transport, const base::Seal &seal, const base::Clock &clock,
                       net::TargetRules targets)
    : m_transport(transport)
    , m_seal(seal)
    , m_clock(clock)
    , m_targets(targets)
{}

void SmsCarrier::carry(const OutboxRow &row, const engine::Directory &directory, Done done)
{
    const engine::CompanyEntry *entry = directory.company(row.company);
    if (!entry || !entry->company.config.sms.isEnabled)
        return later(done, u"the company's account for text messages is not set up or is switched off"_s);
    const SmsConfig &config = entry->company.config.sms;
    const auto token = keptSecret(directory, row.company, config.secret, smsPlace(config), m_seal);
    if (!token)
        return later(done, token.error().message);
    net::Request request = smsRequest(config, u"/Messages.json"_s, *token);
    request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    request.body = smsForm(row.target, smsWords(row, entry->company, m_clock.now(), m_seal), entry->company);
    request.targets = m_targets;
    m_underWay[row.id] =
        m_transport.send(std::move(request), this, [this, id = row.id, done](const Result<net::Response> &answer) {
            m_underWay.erase(id);
            done(triedOfText(answer));
        });
}

void SmsCarrier::cancelAll()
{
    for (const auto &[id, number] : m_underWay)
        m_transport.cancel(number);
}

void SmsCarrier::later(const Done &done, const QString &why)
{
    Tried tried;
    tried.error = why;
    QMetaObject::invokeMethod(
        this, [done, tried] { done(tried); }, Qt::QueuedConnection);
}

} // namespace tierdesk::delivery
