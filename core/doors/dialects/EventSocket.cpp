#include "core/doors/dialects/EventSocket.h"

namespace tierdesk::dialects {

QString partingWord(Parting parting)
{
    switch (parting) {
    case Parting::ClientLeft:
        return QStringLiteral("client namespace disconnect");
    case Parting::ServerLeft:
        return QStringLiteral("server namespace disconnect");
    case Parting::TransportClosed:
        return QStringLiteral("transport close");
    case Parting::TransportFailed:
        return QStringLiteral("transport error");
    case Parting::PingTimedOut:
        return QStringLiteral("ping timeout");
    case Parting::Unreadable:
        return QStringLiteral("parse error");
    case Parting::ForcedClose:
        return QStringLiteral("forced close");
    case Parting::ServerGoesAway:
        return QStringLiteral("server shutting down");
    }
    return {};
}

} // namespace tierdesk::dialects
