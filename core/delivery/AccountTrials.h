#pragma once

#include "core/base/Secrets.h"
#include "core/doors/dialects/AccountDesk.h"
#include "core/engine/Engine.h"
#include "core/net/Transport.h"

#include <QtCore/QThread>

#include <condition_variable>
#include <mutex>
#include <set>
#include <variant>

namespace tierdesk::delivery {

class MailFetcher;

/// Tests accounts over the same net thread and with the same rules for target addresses as real deliveries.
///
/// Thread: any; created and destroyed on one thread. Responses arrive on its own thread. The references outlive it;
/// contexts of callbacks outlive stop().
class AccountTrials final : public dialects::AccountDesk
{
public:
    /// @p targets: the addresses at which mail servers and carriers may be.
    AccountTrials(engine::Engine &engine, net::Transport &transport, const base::Seal &seal, const MailFetcher &fetcher,
                  net::TargetRules targets);
    ~AccountTrials() override;
    AccountTrials(const AccountTrials &) = delete;
    AccountTrials &operator=(const AccountTrials &) = delete;

    void tryMail(CompanyId company, const MailConfig &config, const Secrets &secrets, QObject *context,
                 Done done) override;
    void trySms(CompanyId company, const SmsConfig &config, const Secrets &secrets, QObject *context,
                Done done) override;
    [[nodiscard]] std::optional<Look> lastLook(CompanyId company) const override;

    /// Cancels the tests in progress and every later one; their callers are notified.
    void stop();

private:
    using Call = std::variant<net::MailCall, net::Request>;
    struct Part {
        QString name;
        base::Result<Call> call;
        /// Returns what is wrong with a response; empty: nothing.
        QString (*trouble)(const base::Result<net::Response> &);
    };
    struct Trial;

    [[nodiscard]] base::Result<Call> callTo(const MailConfig &config, bool isSmtp, CompanyId company,
                                            const Secrets &secrets) const;
    void run(std::vector<Part> parts, QObject *context, Done done);
    /// Called with the lock held.
    void begin(const std::shared_ptr<Trial> &trial, size_t at, const Part &part);

    engine::Engine &m_engine;
    net::Transport &m_transport;
    const base::Seal &m_seal;
    const MailFetcher &m_fetcher;
    const net::TargetRules m_targets;
    QThread m_thread;
    QObject m_context; ///< on m_thread

    std::mutex m_mutex; ///< guards the members below
    std::condition_variable m_ended;
    std::set<net::Transport::Number> m_underWay;
    bool m_isStopped = false;
};

} // namespace tierdesk::delivery
