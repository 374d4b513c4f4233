#pragma once

#include "core/base/Time.h"

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include <optional>
#include <vector>

/// The company's accounts for mail (docs/mail.md) and text messages (docs/sms.md).
namespace tierdesk::deskapi {

using base::Timestamp;

/// An account as it is set, without its secrets, and what waits there.
struct Account {
    QJsonObject settings;              ///< the section `mail` or `sms` of the configuration
    QStringList secrets;               ///< what has a secret that is there: `smtp`, `imap`; `sms`
    int waiting = 0;                   ///< what has not left yet, over all of the account's receivers
    int failed = 0;                    ///< what was given up, as long as it is kept
    QString lastError;                 ///< of the newest that waits and was tried; empty: none was
    QString webhookPath;               ///< of text messages: what stands behind `publicUrl` at the carrier
    QString lookError;                 ///< of mail: what the last look into the mailbox ended with; empty: nothing
    std::optional<Timestamp> lookedAt; ///< of mail, since this server began: the last look
    std::optional<Timestamp> readAt;   ///< and the last that ended well
};

/// To save, or to try before it is saved: a patch of the section. A secret that is not given stays; an empty one is
/// removed.
struct SaveMailAccount {
    QJsonObject settings;
    std::optional<QString> smtpPassword;
    std::optional<QString> imapPassword;
};
/// The same of text messages.
struct SaveSmsAccount {
    QJsonObject settings;
    std::optional<QString> token;
};

struct TriedAccount {
    struct Part {
        QString part; ///< `smtp`, `imap`; `sms`
        bool isGood = false;
        qint64 tookMs = 0;
        QString error; ///< what the other side said, or why it was not reached; English
    };
    std::vector<Part> parts;
};

} // namespace tierdesk::deskapi
