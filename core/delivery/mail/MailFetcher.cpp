#include "core/delivery/mail/MailFetcher.h"

#include "core/base/Log.h"
#include "core/delivery/mail/MailAccount.h"
#include "core/delivery/mail/Mailbox.h"
#include "core/delivery/mail/MailIntake.h"
#include "core/delivery/mail/MailReader.h"
#include "core/engine/CommandContext.h"
#include "core/store/Readers.h"

#include <QtCore/QTimer>

#include <algorithm>
#include <chrono>
#include <map>
#include <mutex>

namespace tierdesk::delivery {

namespace {

using base::Fault;
using base::Result;

const Actor Postman{.kind = Actor::Kind::System, .user = {}, .name = u"mail"_s, .from = u"local"_s};

/// For one e-mail: LongestMail at 55 KB a second.
constexpr Millis LongestFetch = Millis::minutes(5);

/// Identifies the mailbox; another one has its own marks.
QString accountOf(const MailConfig &config)
{
    return config.imap.host + u':' + QString::number(config.imap.port) + u'/' + config.imap.user + u'/' + config.folder;
}

} // namespace

class MailFetcher::Worker final : public QObject
{
public:
    Worker(engine::Engine &engine, net::Transport &transport, const base::Seal &seal, const base::Clock &clock,
           net::TargetRules targets, Turn turn)
        : m_engine(engine)
        , m_transport(transport)
        , m_seal(seal)
        , m_clock(clock)
        , m_targets(targets)
        , m_turn(std::move(turn))
        , m_timer(this)
    {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] { look(); });
    }

    /// Checks every account that is due.
    void look()
    {
        if (m_isStopping)
            return;
        const Timestamp now = m_clock.now();
        const auto directory = m_engine.directory();
        std::optional<Timestamp> next;
        for (const auto &entry : directory->companies) {
            const MailConfig &config = entry->company.config.mail;
            if (!config.isEnabled || config.imap.host.isEmpty() || m_rounds.contains(entry->company.id))
                continue;
            Timestamp &due = m_due[entry->company.id];
            if (due <= now) {
                due = now + config.poll;
                begin(entry->company.id, config);
            } else {
                next = next ? std::min(*next, due) : due;
            }
        }
        if (next)
            m_timer.start(std::chrono::milliseconds(std::clamp<qint64>((*next - now).count, 1, 60'000)));
    }

    [[nodiscard]] std::optional<dialects::AccountDesk::Look> lastLook(CompanyId company) const
    {
        const std::lock_guard lock(m_looksMutex);
        const auto found = m_looks.find(company);
        return found == m_looks.end() ? std::nullopt : std::optional(found->second);
    }

    void stop()
    {
        m_isStopping = true;
        m_timer.stop();
        for (const auto &[company, round] : m_rounds)
            m_transport.cancel(round.number);
    }

private:
    /// One check of a mailbox.
    struct Round {
        MailConfig config;
        MailboxMark mark;
        qint64 next = 0; ///< UIDNEXT: everything below it is processed at the end
        std::optional<MailboxSearch> search;
        std::vector<qint64> uids; ///< to be processed, last first
        net::Transport::Number number = 0;
    };

    void begin(CompanyId company, const MailConfig &config)
    {
        Round &round = m_rounds[company];
        round.config = config;
        round.mark.company = company;
        round.mark.account = accountOf(config);
        ask(company, {}, statusCommand(config.folder), [this, company](const net::Response &answer) {
            const auto status = statusFrom(answer.body);
            if (!status)
                return end(company, status.error());
            compare(company, *status);
        });
    }

    /// Compares the mailbox with the mark in the store.
    void compare(CompanyId company, const MailboxStatus &status)
    {
        m_engine.read<std::optional<MailboxMark>>(
            [company](store::Readers &readers) { return readers.rows.channelMessages.markOf(company); }, this,
            [this, company, status](const Result<std::optional<MailboxMark>> &known) {
                if (!known)
                    return end(company, known.error());
                Round &round = m_rounds[company];
                const bool isFirst = !*known || (*known)->account != round.mark.account;
                round.mark.validity = status.validity;
                round.next = status.next;
                if (isFirst)
                    return advance(company, status.next - 1);
                if ((*known)->validity != status.validity) {
                    round.search.emplace(status, (*known)->at - Millis::days(1));
                } else {
                    round.mark.uid = (*known)->uid;
                    if (status.next - 1 <= round.mark.uid)
                        return end(company, {});
                    round.search.emplace(status, round.mark.uid);
                }
                search(company);
            });
    }

    void search(CompanyId company)
    {
        Round &round = m_rounds[company];
        if (round.search->isDone()) {
            round.uids = round.search->uids();
            std::reverse(round.uids.begin(), round.uids.end());
            return takeNext(company);
        }
        ask(company, round.config.folder, round.search->command(), [this, company](const net::Response &answer) {
            m_rounds[company].search->take(answer.body);
            search(company);
        });
    }

    void takeNext(CompanyId company)
    {
        Round &round = m_rounds[company];
        if (m_isStopping)
            return end(company, {});
        if (round.uids.empty())
            return round.mark.uid < round.next - 1 ? advance(company, round.next - 1) : end(company, {});
        const qint64 uid = round.uids.back();
        const QString path = round.config.folder + u"/;UID=%1/;PARTIAL=0.%2"_s.arg(uid).arg(LongestMail);
        ask(
            company, path, {}, [this, company, uid](const net::Response &answer) { take(company, uid, answer.body); },
            [this, company, uid] { advance(company, uid); }); // deleted meanwhile
    }

    void take(CompanyId company, qint64 uid, const QByteArray &bytes)
    {
        const auto mail = readMail(bytes);
        const IncomingMail read = mail ? *mail : IncomingMail{};
        const QString ref = refOf(read, bytes);
        m_engine.read<MailPlace>(
            [company, config = m_rounds[company].config, read, ref, now = m_clock.now(),
             reserve = m_engine.diskReserve()](store::Readers &readers) -> Result<MailPlace> {
                auto place = placeOf(readers, company, config, read, ref, now);
                if (!place)
                    return place;
                const auto taken = takeFiles(readers, company, read, *place, reserve, now);
                return taken ? std::move(place) : taken.error();
            },
            this,
            [this, company, uid, read, ref](const Result<MailPlace> &place) {
                if (!place)
                    return end(company, place.error());
                const engine::MessageTaken taken = takenOf(company, read, ref);
                if (place->isKnown)
                    advance(company, uid);
                else if (!place->passedOver.isEmpty())
                    passOver(company, uid, taken, place->passedOver);
                else
                    say(company, uid, taken, turnOf(company, read, *place, taken));
            });
    }

    void passOver(CompanyId company, qint64 uid, const engine::MessageTaken &taken, const QString &reason)
    {
        qCInfo(log::Delivery) << "a mail to company" << company.value << "is not answered:" << reason;
        m_engine.submit<void>(
            Postman,
            [taken, reason](engine::CommandContext &context) { return engine::ignoreMessage(context, taken, reason); },
            this,
            [this, company, uid](const Result<void> &done) {
                if (!done)
                    return end(company, done.error());
                advance(company, uid);
            });
    }

    void say(CompanyId company, qint64 uid, const engine::MessageTaken &taken, engine::TurnRequest request)
    {
        m_turn(std::move(request), [this, company, uid, taken](const Result<engine::TurnOutcome> &outcome) {
            QMetaObject::invokeMethod(
                this,
                [this, company, uid, taken, error = outcome ? std::optional<base::Error>() : outcome.error()] {
                    if (!error)
                        return advance(company, uid);
                    wasSaid(company, uid, taken, *error);
                },
                Qt::QueuedConnection);
        });
    }

    /// A failed turn may have stored its message all the same, if nobody could answer it.
    void wasSaid(CompanyId company, qint64 uid, const engine::MessageTaken &taken, const base::Error &error)
    {
        if (error.fault == Fault::InvalidMessage)
            return passOver(company, uid, taken, error.message);
        m_engine.read<std::optional<ChannelMessage>>(
            [taken](store::Readers &readers) {
                return readers.rows.channelMessages.byRef(taken.company, Channel::Email, taken.ref);
            },
            this,
            [this, company, uid, error](const Result<std::optional<ChannelMessage>> &kept) {
                if (kept && *kept)
                    advance(company, uid);
                else
                    end(company, error);
            });
    }

    void advance(CompanyId company, qint64 uid)
    {
        Round &round = m_rounds[company];
        round.mark.uid = std::max(round.mark.uid, uid);
        round.mark.at = m_clock.now();
        m_engine.submit<void>(
            Postman,
            [mark = round.mark](engine::CommandContext &context) { return context.store().channelMessages.put(mark); },
            this,
            [this, company](const Result<void> &done) {
                if (!done)
                    return end(company, done.error());
                Round &taken = m_rounds[company];
                if (!taken.uids.empty())
                    taken.uids.pop_back();
                takeNext(company);
            });
    }

    /// Queries the company's IMAP server; @p absent is called if it reports that the object does not exist.
    void ask(CompanyId company, const QString &path, const QByteArray &command,
             std::function<void(const net::Response &)> then, std::function<void()> absent = {})
    {
        Round &round = m_rounds[company];
        const auto directory = m_engine.directory();
        auto call = callTo(round.config.imap, false, path, *directory, company, m_seal);
        if (!call)
            return end(company, call.error());
        call->command = command;
        call->targets = m_targets;
        call->maxBody = LongestMail + (64 << 10);
        call->timeout = LongestFetch;
        round.number = m_transport.send(
            *std::move(call), this,
            [this, company, then = std::move(then), absent = std::move(absent)](const Result<net::Response> &answer) {
                if (answer)
                    return then(*answer);
                if (absent && answer.error().fault == Fault::NotFound)
                    return absent();
                end(company, answer.error());
            });
    }

    void end(CompanyId company, const std::optional<base::Error> &error)
    {
        m_rounds.erase(company);
        // Log each problem once, not with every check.
        QString &trouble = m_troubles[company];
        const QString now = error && !m_isStopping ? error->message : QString();
        if (now != trouble && !now.isEmpty())
            qCWarning(log::Delivery) << "the mailbox of company" << company.value << "was not read:" << now;
        else if (now != trouble)
            qCInfo(log::Delivery) << "the mailbox of company" << company.value << "is read again";
        trouble = now;
        if (!m_isStopping)
            note(company, now);
        look();
    }

    void note(CompanyId company, const QString &trouble)
    {
        const std::lock_guard lock(m_looksMutex);
        dialects::AccountDesk::Look &look = m_looks[company];
        look.at = m_clock.now();
        look.error = trouble;
        if (trouble.isEmpty())
            look.readAt = look.at;
    }

    engine::Engine &m_engine;
    net::Transport &m_transport;
    const base::Seal &m_seal;
    const base::Clock &m_clock;
    net::TargetRules m_targets;
    Turn m_turn;
    QTimer m_timer;
    std::map<CompanyId, Round> m_rounds; ///< in progress
    std::map<CompanyId, Timestamp> m_due;
    std::map<CompanyId, QString> m_troubles;
    bool m_isStopping = false;
    mutable std::mutex m_looksMutex; ///< guards m_looks, which other threads read
    std::map<CompanyId, dialects::AccountDesk::Look> m_looks;
};

MailFetcher::MailFetcher(engine::Engine &engine, net::Transport &transport, const base::Seal &seal,
                         const base::Clock &clock, net::TargetRules targets, Turn turn)
    : m_worker(std::make_unique<Worker>(engine, transport, seal, clock, targets, std::move(turn)))
{
    m_thread.setObjectName(u"tierdesk-mail"_s);
    m_worker->moveToThread(&m_thread);
    QObject::connect(&engine, &engine::Engine::directoryChanged, m_worker.get(),
                     [worker = m_worker.get()] { worker->look(); });
}

MailFetcher::~MailFetcher()
{
    stop();
}

void MailFetcher::start()
{
    m_thread.start();
    look();
}

std::optional<dialects::AccountDesk::Look> MailFetcher::lastLook(CompanyId company) const
{
    return m_worker->lastLook(company);
}

void MailFetcher::look()
{
    QMetaObject::invokeMethod(
        m_worker.get(), [worker = m_worker.get()] { worker->look(); }, Qt::QueuedConnection);
}

void MailFetcher::stop()
{
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(
        m_worker.get(), [worker = m_worker.get()] { worker->stop(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

} // namespace tierdesk::delivery
