#include "core/doors/dialects/EventSocket.h"

namespace tierdesk::dialects {

QString partingWord(Parting parting)
{
    switch (parting) {
    case Parting::ClientLeft:
        return u"client namespace disconnect"_s;
    case Parting::ServerLeft:
        return u"server namespace disconnect"_s;
    case Parting::TransportClosed:
        return u"transport close"_s;
    case Parting::TransportFailed:
        return u"transport error"_s;
    case Parting::PingTimedOut:
        return u"ping timeout"_s;
    case Parting::Unreadable:
        return u"parse error"_s;
    case Parting::ForcedClose:
        return u"forced close"_s;
    case Parting::ServerGoesAway:
        return u"server shutting down"_s;
    }
    return {};
}

} // namespace tierdesk::dialects
