#pragma once

#include "core/domain/MailConfig.h"
#include "core/domain/SmsConfig.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QObject>

#include <functional>
#include <optional>
#include <vector>

namespace tierdesk::dialects {

/// Answers questions of the desk API about a company's e-mail and SMS accounts: whether their servers accept them, and
/// when the mailbox was last checked. Dialects open no sockets, so the program implements this. Called from the server
/// thread; each callback runs once on @p context's thread, or never if it is gone.
class AccountDesk
{
public:
    virtual ~AccountDesk() = default;

    /// The result of testing one part of an account.
    struct Tried {
        QString part; ///< `smtp`, `imap`; `sms`
        bool isGood = false;
        Millis took;
        QString error; ///< the server's message, or why it could not be reached; English
    };
    using Done = std::function<void(const std::vector<Tried> &)>;
    /// Unsaved secrets by part; an empty one means none. For a part that is missing, the saved one is used.
    using Secrets = QHash<QString, QByteArray>;

    /// Connects to the servers in @p config and signs in as mail delivery does, within 13 s. Sends nothing and leaves
    /// the mailbox unchanged.
    virtual void tryMail(CompanyId company, const MailConfig &config, const Secrets &secrets, QObject *context,
                         Done done) = 0;
    /// Requests the account in @p config from the carrier, signed in as its owner. Sends no message.
    virtual void trySms(CompanyId company, const SmsConfig &config, const Secrets &secrets, QObject *context,
                        Done done) = 0;

    /// The last check of a company's mailbox.
    struct Look {
        Timestamp at;
        std::optional<Timestamp> readAt; ///< the last successful check
        QString error;                   ///< error of the last check; empty: none
    };
    /// Returns no value if the mailbox has not been checked since the program started.
    [[nodiscard]] virtual std::optional<Look> lastLook(CompanyId company) const = 0;
};

} // namespace tierdesk::dialects
