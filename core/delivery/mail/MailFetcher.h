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

/// Fetches the mails of the companies' accounts by IMAP and has them taken as turns, one after the other; docs/mail.md
/// says how. How far a mailbox was read stands in the store, and so does every mail's Message-ID, in the transaction of
/// its turn: a crash at any moment loses none and takes none twice. What lay in a mailbox before it was first looked at
/// stays there.
///
/// Thread: made, started, stopped and destroyed on one (the main thread); works on one of its own. Destroyed after the
/// engine has stopped and after whoever runs the turns has gone; the other references outlive it.
class MailFetcher final
{
public:
    /// Runs a turn where turns are run, and tells @p done there.
    using Turn =
        std::function<void(engine::TurnRequest, std::function<void(const base::Result<engine::TurnOutcome> &)> done)>;

    /// @p targets: which machines mail servers may stand on.
    MailFetcher(engine::Engine &engine, net::Transport &transport, const base::Seal &seal, const base::Clock &clock,
                net::TargetRules targets, Turn turn);
    ~MailFetcher();
    MailFetcher(const MailFetcher &) = delete;
    MailFetcher &operator=(const MailFetcher &) = delete;

    void start();
    /// Takes up no further mail. One whose turn is under way is left to it.
    void stop();
    /// The last look into the mailbox of @p company since start(); none yet: nothing. Any thread.
    [[nodiscard]] std::optional<dialects::AccountDesk::Look> lastLook(CompanyId company) const;
    /// Looks whose time has come, as its timer does; for a clock that was moved.
    void look();

private:
    class Worker;
    QThread m_thread;
    std::unique_ptr<Worker> m_worker;
};

} // namespace tierdesk::delivery
