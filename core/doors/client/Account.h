#pragma once

#include "core/doors/client/Resource.h"
#include "core/doors/deskapi/People.h"

namespace tierdesk::client {

/// Who sits at this console: sign-in and out, presence, colleagues, companies.
class Account final : public Resource
{
public:
    using Resource::Resource;

    /// On success the connection holds the token. @p deviceToken is what an earlier sign-in on this device gave, or
    /// empty. Unauthenticated: wrong e-mail or password; RateLimited with details.retryAfter (seconds): too many failed
    /// attempts.
    void signIn(const QString &email, const QString &password, const QString &deviceToken, QObject *context,
                Done<deskapi::SignedIn> done);
    /// Ends the token at the server and forgets it here at once, whether or not the server can be told.
    void signOut(QObject *context, Done<void> done);
    void me(QObject *context, Done<deskapi::Me> done);
    void companies(QObject *context, Done<deskapi::Companies> done);
    void colleagues(QObject *context, Done<deskapi::Colleagues> done);
    void setPresence(Presence presence, QObject *context, Done<deskapi::UserInfo> done);
};

} // namespace tierdesk::client
