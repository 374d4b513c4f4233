#pragma once

#include "core/domain/FieldIo.h"
#include "core/domain/Ids.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace tierdesk {

/// A company's account at Twilio, or at whoever speaks as it does: text messages to its number are conversations.
struct SmsConfig {
    bool isEnabled = false;
    QString accountSid;
    QString number;      ///< E.164; what texts come to, and go out from
    CredentialId secret; ///< the sealed auth token
    QString apiUrl = u"https://api.twilio.com"_s;
    QString publicUrl; ///< of this server as the carrier calls it; its signatures are over it
};

/// As the config has it under "sms". A request is refused for what is no number, URL or id, and for what is missing of
/// an enabled one.
template<FieldIo Io, Is<SmsConfig> T>
void fields(Io &io, T &v);

} // namespace tierdesk
