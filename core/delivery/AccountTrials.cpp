#include "core/delivery/AccountTrials.h"

#include "core/base/Json.h"
#include "core/base/LogContext.h"
#include "core/delivery/KeptSecret.h"
#include "core/delivery/mail/MailAccount.h"
#include "core/delivery/mail/Mailbox.h"
#include "core/delivery/mail/MailCarrier.h"
#include "core/delivery/mail/MailFetcher.h"
#include "core/delivery/sms/SmsCarrier.h"

#include <QtCore/QElapsedTimer>

namespace tierdesk::delivery {

namespace {

using base::Fault;
using base::Result;

/// The console waits fifteen seconds for our response.
constexpr Millis LongestTrial = Millis::seconds(12);

QString smtpTrouble(const Result<net::Response> &answer)
{
    if (!answer)
        return answer.error().message;
    return answer->status < 400 ? QString() : smtpRefusal(*answer);
}

QString imapTrouble(const Result<net::Response> &answer)
{
    if (!answer)
        return answer.error().message;
    // Fetching begins with this command; it also detects a missing folder.
    const auto status = statusFrom(answer->body);
    return status ? QString() : status.error().message;
}

QString smsTrouble(const Result<net::Response> &answer)
{
    const Tried tried = triedOfText(answer);
    if (tried.kind != Tried::Kind::Taken)
        return tried.error;
    const auto account = base::parseJsonObject(answer->body);
    if (!account)
        return u"the answer is no account: is this the address of the carrier's API?"_s;
    const QString status = (*account)[u"status"].toString(u"active"_s);
    return status == u"active" ? QString() : u"the account is %1"_s.arg(status);
}

} // namespace

/// A test in progress. Belongs to the thread once begun.
struct AccountTrials::Trial {
    std::vector<Tried> parts;
    size_t awaited = 0;
    QObject *context = nullptr;
    Done done;

    void tell() const
    {
        QMetaObject::invokeMethod(context, log::forThisRequest([done = done, parts = parts] { done(parts); }),
                                  Qt::QueuedConnection);
    }
};

AccountTrials::AccountTrials(engine::Engine &engine, net::Transport &transport, const base::Seal &seal,
                             const MailFetcher &fetcher, net::TargetRules targets)
    : m_engine(engine)
    , m_transport(transport)
    , m_seal(seal)
    , m_fetcher(fetcher)
    , m_targets(targets)
{
    m_thread.setObjectName(u"tierdesk-trials"_s);
    m_context.moveToThread(&m_thread);
    m_thread.start();
}

AccountTrials::~AccountTrials()
{
    stop();
}

void AccountTrials::tryMail(CompanyId company, const MailConfig &config, const Secrets &secrets, QObject *context,
                            Done done)
{
    std::vector<Part> parts;
    parts.push_back({u"smtp"_s, callTo(config, true, company, secrets), &smtpTrouble});
    if (!config.imap.host.isEmpty())
        parts.push_back({u"imap"_s, callTo(config, false, company, secrets), &imapTrouble});
    run(std::move(parts), context, std::move(done));
}

void AccountTrials::trySms(CompanyId company, const SmsConfig &config, const Secrets &secrets, QObject *context,
                           Done done)
{
    const QString name = u"sms"_s;
    const auto token = secrets.contains(name)
                           ? Result<QByteArray>(secrets.value(name))
                           : keptSecret(*m_engine.directory(), company, config.secret, smsPlace(config), m_seal);
    const auto call = [&]() -> Result<Call> {
        if (!token)
            return token.error();
        net::Request request = smsRequest(config, u".json"_s, *token);
        request.method = "GET";
        request.timeout = LongestTrial;
        request.targets = m_targets;
        return Call(std::move(request));
    };
    run({Part{name, call(), &smsTrouble}}, context, std::move(done));
}

std::optional<dialects::AccountDesk::Look> AccountTrials::lastLook(CompanyId company) const
{
    return m_fetcher.lastLook(company);
}

Result<AccountTrials::Call> AccountTrials::callTo(const MailConfig &config, bool isSmtp, CompanyId company,
                                                  const Secrets &secrets) const
{
    const MailServerConfig &server = isSmtp ? config.smtp : config.imap;
    const QString part = isSmtp ? u"smtp"_s : u"imap"_s;
    MailServerConfig reached = server;
    if (secrets.contains(part))
        reached.user.clear(); // the stored password is not used
    const QString domain = config.address.section(u'@', 1);
    auto call =
        TRY(delivery::callTo(reached, isSmtp, isSmtp ? domain : QString(), *m_engine.directory(), company, m_seal));
    if (secrets.contains(part)) {
        call.user = server.user.toUtf8();
        call.password = secrets.value(part);
    }
    call.command = isSmtp ? QByteArray("NOOP") : statusCommand(config.folder);
    call.timeout = LongestTrial;
    call.connectTimeout = LongestTrial;
    call.targets = m_targets;
    return Call(std::move(call));
}

void AccountTrials::run(std::vector<Part> parts, QObject *context, Done done)
{
    auto trial = std::make_shared<Trial>();
    trial->context = context;
    trial->done = std::move(done);
    const std::lock_guard lock(m_mutex);
    for (Part &each : parts) {
        if (m_isStopped)
            each.call = base::fail(Fault::Unavailable, u"the server is stopping"_s);
        trial->parts.push_back({each.name, false, {}, each.call ? QString() : each.call.error().message});
        trial->awaited += each.call ? 1 : 0;
    }
    if (trial->awaited == 0)
        return trial->tell();
    for (size_t at = 0; at < parts.size(); ++at) {
        if (parts[at].call)
            begin(trial, at, parts[at]);
    }
}

void AccountTrials::begin(const std::shared_ptr<Trial> &trial, size_t at, const Part &part)
{
    auto number = std::make_shared<net::Transport::Number>(0);
    QElapsedTimer timer;
    timer.start();
    const auto ended = [this, trial, at, timer, number, trouble = part.trouble](const Result<net::Response> &answer) {
        const std::lock_guard lock(m_mutex); // waits until the whole test has begun
        Tried &tried = trial->parts[at];
        tried.took = {timer.elapsed()};
        tried.error = trouble(answer).left(LongestError);
        tried.isGood = tried.error.isEmpty();
        m_underWay.erase(*number);
        if (--trial->awaited == 0)
            trial->tell();
        m_ended.notify_all();
    };
    *number = std::visit([&](const auto &call) { return m_transport.send(call, &m_context, ended); }, *part.call);
    m_underWay.insert(*number);
}

void AccountTrials::stop()
{
    std::unique_lock lock(m_mutex);
    m_isStopped = true;
    for (const net::Transport::Number each : m_underWay)
        m_transport.cancel(each);
    m_ended.wait(lock, [this] { return m_underWay.empty(); });
    lock.unlock();
    m_thread.quit();
    m_thread.wait();
}

} // namespace tierdesk::delivery
