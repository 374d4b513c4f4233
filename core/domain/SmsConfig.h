#pragma once

#include "core/domain/FieldIo.h"
#include "core/domain/Ids.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace tierdesk {

/// A company's account at Twilio or a compatible carrier: text messages to its number become conversations.
struct SmsConfig {
    bool isEnabled = false;
    QString accountSid;
    QString number;      ///< E.164; receives and sends the text messages
    CredentialId secret; ///< the encrypted auth token
    QString apiUrl = u"https://api.twilio.com"_s;
    QString publicUrl; ///< this server's URL as the carrier calls it; part of what the carrier signs
};

/// The "sms" section of the configuration. A request is refused for an invalid number, URL or id, and for missing
/// members if it is enabled.
template<FieldIo Io, Is<SmsConfig> T>
void fields(Io &io, T &v);

} // namespace tierdesk
