#pragma once

#include "core/domain/Enums.h"
#include "core/domain/Ids.h"

#include <QtCore/QString>

namespace tierdesk {

using IgnoredMessageId = base::Id<struct IgnoredMessageTag>;

/// A mail or a text message that came and was no turn.
struct IgnoredMessage {
    IgnoredMessageId id; ///< the store's
    CompanyId company;
    Channel channel = Channel::Email; ///< Email or Sms
    QString ref;                      ///< as Letter::ref
    QString address;                  ///< the sender's; empty where a mail names nobody
    QString subject;                  ///< of a mail
    QString reason;                   ///< why it was passed over, English
    Timestamp at;                     ///< when it was read
};

} // namespace tierdesk
