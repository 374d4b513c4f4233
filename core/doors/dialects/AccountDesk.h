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

/// What the desk door asks about a company's accounts for mail and text messages that neither the engine nor the store
/// knows: whether their servers take them, and when the mailbox was looked into. Dialects open no sockets; the program
/// does. Called from the server thread; callbacks run on @p context's thread, once, and not when it has gone.
class AccountDesk
{
public:
    virtual ~AccountDesk() = default;

    /// How one side of an account did.
    struct Tried {
        QString part; ///< `smtp`, `imap`; `sms`
        bool isGood = false;
        Millis took;
        QString error; ///< what the other side said, or why it was not reached; English
    };
    using Done = std::function<void(const std::vector<Tried> &)>;
    /// Secrets that are not kept yet, by part; an empty one is none. Of a part that is not there the kept one is taken.
    using Secrets = QHash<QString, QByteArray>;

    /// Connects to the servers that @p config names and signs in there as mail does, within 13 s; nothing is sent, and
    /// the mailbox stays as it is.
    virtual void tryMail(CompanyId company, const MailConfig &config, const Secrets &secrets, QObject *context,
                         Done done) = 0;
    /// Asks the carrier for the account that @p config names, as its owner; nothing is sent.
    virtual void trySms(CompanyId company, const SmsConfig &config, const Secrets &secrets, QObject *context,
                        Done done) = 0;

    /// The last look into a company's mailbox.
    struct Look {
        Timestamp at;
        std::optional<Timestamp> readAt; ///< the last that ended well
        QString error;                   ///< what the last one ended with; empty: nothing
    };
    /// None since this program began.
    [[nodiscard]] virtual std::optional<Look> lastLook(CompanyId company) const = 0;
};

} // namespace tierdesk::dialects
