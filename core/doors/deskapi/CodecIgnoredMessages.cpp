#include "core/doors/deskapi/Codec.h"
#include "core/doors/deskapi/FieldsOf.h"
#include "core/doors/deskapi/IgnoredMessages.h"

namespace tierdesk {

template<class Io, Is<IgnoredMessage> T>
void fields(Io &io, T &v)
{
    io(u"id", v.id);
    io(u"channel", v.channel);
    io(u"from", v.address);
    io(u"subject", v.subject);
    io(u"reason", v.reason);
    io(u"at", v.at);
}

} // namespace tierdesk

namespace tierdesk::deskapi {

template<class Io, Is<IgnoredMessages> T>
void fields(Io &io, T &v)
{
    io(u"letters", v.channelMessages);
    io(u"next", v.next);
}

DESKAPI_REPLY(IgnoredMessages)

} // namespace tierdesk::deskapi
