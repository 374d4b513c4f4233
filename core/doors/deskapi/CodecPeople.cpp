#include "core/doors/deskapi/Codec.h"
#include "core/doors/deskapi/FieldsOf.h"

namespace tierdesk::deskapi {

template<class Io, Is<SignedIn> T>
void fields(Io &io, T &v)
{
    io(u"token", v.token);
    io(u"deviceToken", v.deviceToken);
    io(u"expiresAt", v.expiresAt);
    io(u"user", v.user);
    io(u"companies", v.companies);
}

template<class Io, Is<Me> T>
void fields(Io &io, T &v)
{
    io(u"user", v.user);
    io(u"companies", v.companies);
    io(u"expiresAt", v.expiresAt);
}

template<class Io, Is<Companies> T>
void fields(Io &io, T &v)
{
    io(u"companies", v.companies);
}

template<class Io, Is<Colleagues> T>
void fields(Io &io, T &v)
{
    io(u"people", v.people);
}

template<class Io, Is<Users> T>
void fields(Io &io, T &v)
{
    io(u"users", v.users);
}

// Passwords: long enough for a passphrase, bounded because argon2id reads all of it.
template<class Io, Is<SignIn> T>
void fields(Io &io, T &v)
{
    io(u"email", v.email, required(320));
    io(u"password", v.password, required(1024));
    io(u"deviceToken", v.deviceToken, upTo(512));
}

template<class Io, Is<SetPresence> T>
void fields(Io &io, T &v)
{
    io(u"presence", v.presence, Required);
}

template<class Io, Is<NewUser> T>
void fields(Io &io, T &v)
{
    io(u"email", v.email, required(320));
    io(u"name", v.name, Required);
    io(u"role", v.role, Required);
    io(u"password", v.password, required(1024));
    io(u"companies", v.companies, textsUpTo(100, 64));
}

template<class Io, Is<UserPatch> T>
void fields(Io &io, T &v)
{
    io(u"name", v.name, upTo(200));
    io(u"role", v.role);
    io(u"password", v.password, upTo(1024));
    io(u"companies", v.companies, textsUpTo(100, 64));
}

DESKAPI_REPLY(CompanyRef)
DESKAPI_REPLY(Person)
DESKAPI_REPLY(UserInfo)
DESKAPI_REPLY(SignedIn)
DESKAPI_REPLY(Me)
DESKAPI_REPLY(Companies)
DESKAPI_REPLY(Colleagues)
DESKAPI_REPLY(Users)
DESKAPI_REQUEST(SignIn)
DESKAPI_REQUEST(SetPresence)
DESKAPI_REQUEST(NewUser)
DESKAPI_REQUEST(UserPatch)

} // namespace tierdesk::deskapi
