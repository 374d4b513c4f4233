#include "core/domain/Outbox.h"

namespace tierdesk {

const QStringList &outboxEvents()
{
    static const QStringList events{QStringLiteral("session.created"),    QStringLiteral("session.escalated"),
                                    QStringLiteral("session.resolved"),   QStringLiteral("session.abandoned"),
                                    QStringLiteral("session.closed"),     QStringLiteral("conversation.created"),
                                    QStringLiteral("message.created"),    QStringLiteral("escalation.created"),
                                    QStringLiteral("high_priority_case"), QStringLiteral("sentiment.negative")};
    return events;
}

} // namespace tierdesk
