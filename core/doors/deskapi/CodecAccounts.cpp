#include "core/doors/deskapi/Accounts.h"
#include "core/doors/deskapi/Codec.h"
#include "core/doors/deskapi/FieldsOf.h"

namespace tierdesk::deskapi {

namespace {

constexpr qsizetype LongestSecret = 1000;

} // namespace

template<class Io, Is<Account> T>
void fields(Io &io, T &v)
{
    io(u"settings", v.settings);
    io(u"secrets", v.secrets);
    io(u"waiting", v.waiting);
    io(u"failed", v.failed);
    io(u"lastError", v.lastError);
    io(u"webhookPath", v.webhookPath);
    io(u"lookError", v.lookError);
    io(u"lookedAt", v.lookedAt);
    io(u"readAt", v.readAt);
}

template<class Io, Is<SaveMailAccount> T>
void fields(Io &io, T &v)
{
    io(u"settings", v.settings);
    io(u"smtpPassword", v.smtpPassword, upTo(LongestSecret));
    io(u"imapPassword", v.imapPassword, upTo(LongestSecret));
}

template<class Io, Is<SaveSmsAccount> T>
void fields(Io &io, T &v)
{
    io(u"settings", v.settings);
    io(u"token", v.token, upTo(LongestSecret));
}

template<class Io, Is<TriedAccount::Part> T>
void fields(Io &io, T &v)
{
    io(u"part", v.part);
    io(u"isGood", v.isGood);
    io(u"tookMs", v.tookMs);
    io(u"error", v.error);
}

template<class Io, Is<TriedAccount> T>
void fields(Io &io, T &v)
{
    io(u"parts", v.parts);
}

DESKAPI_REPLY(Account)
DESKAPI_REQUEST(SaveMailAccount)
DESKAPI_REQUEST(SaveSmsAccount)
DESKAPI_REPLY(TriedAccount)

} // namespace tierdesk::deskapi
