#pragma once

#include "core/domain/Enums.h"
#include "core/domain/Ids.h"

#include <QtCore/QString>

namespace tierdesk {

using IgnoredMessageId = base::Id<struct IgnoredMessageTag>;

/// An incoming e-mail or text message that did not become a turn.
struct IgnoredMessage {
    IgnoredMessageId id; ///< assigned by the store
    CompanyId company;
    Channel channel = Channel::Email; ///< Email or Sms
    QString ref;                      ///< as ChannelMessage::ref
    QString address;                  ///< the sender's; empty if an e-mail names none
    QString subject;                  ///< of an e-mail
    QString reason;                   ///< why it was ignored, in English
    Timestamp at;                     ///< when it was read
};

} // namespace tierdesk
