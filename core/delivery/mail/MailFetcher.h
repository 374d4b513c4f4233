#pragma once

#include "core/base/Clock.h"
#include "core/base/Secrets.h"
#include "core/doors/dialects/AccountDesk.h"
#include "core/engine/Engine.h"
#include "core/net/Transport.h"

#include <QtCore/QThread>

#include <functional>
#include <memory>

namespace tierdesk::delivery {

/// Fetches e-mails from the companies' IMAP accounts and submits them as turns, one at a time; see docs/mail.md. The
/// store keeps how far each mailbox was read, and every Message-ID in the transaction of its turn, so that after a
/// crash none is lost or processed twice. E-mails that were in a mailbox before it was first checked are not fetched.
///
/// Thread: created, started, stopped and destroyed on one thread (the main thread); works on its own thread. Destroyed
/// after the engine has stopped and after the object that runs the turns; the other references outlive it.
class MailFetcher final
{
public:
    /// Runs a turn on the thread for turns and calls @p done there.
    using Turn =
        std::function<void(engine::TurnRequest, std::function<void(const base::Result<engine::TurnOutcome> &)> done)>;

    /// @p targets: the addresses at which mail servers may be.
    MailFetcher(engine::Engine &engine, net::Transport &transport, const base::Seal &seal, const base::Clock &clock,
                net::TargetRules targets, Turn turn);
    ~MailFetcher();
    MailFetcher(const MailFetcher &) = delete;
    MailFetcher &operator=(const MailFetcher &) = delete;

    void start();
    /// Processes no further e-mail. A turn in progress is left to finish.
    void stop();
    /// Returns the last check of @p company's mailbox since start(), if any. Any thread.
    [[nodiscard]] std::optional<dialects::AccountDesk::Look> lastLook(CompanyId company) const;
    /// Checks the mailboxes that are due, as the timer does; for a clock that was changed.
    void look();

private:
    class Worker;
    QThread m_thread;
    std::unique_ptr<Worker> m_worker;
};

} // namespace tierdesk::delivery
