#include "core/domain/Outbox.h"

namespace tierdesk {

const QStringList &outboxEvents()
{
    static const QStringList events{u"session.created"_s,   u"session.escalated"_s,  u"session.resolved"_s,
                                    u"session.abandoned"_s, u"session.closed"_s,     u"conversation.created"_s,
                                    u"message.created"_s,   u"escalation.created"_s, u"high_priority_case"_s,
                                    u"sentiment.negative"_s};
    return events;
}

} // namespace tierdesk
