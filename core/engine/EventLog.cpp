#include "core/engine/EventLog.h"

#include "core/base/Json.h"
#include "core/store/Readers.h"

#include <QtCore/QJsonArray>

namespace tierdesk::engine {

namespace {

template<class T>
void appendIds(QByteArray &text, const char *name, const std::vector<T> &rows)
{
    if (rows.empty())
        return;
    text += text.size() > 1 ? ",\"" : "\"";
    text += name;
    text += "\":[";
    for (const T &row : rows)
        text += QByteArray::number(row.id.value) + ',';
    text.back() = ']';
}

} // namespace

void describe(const Event &event, store::JournalEntry &entry)
{
    entry.event = QString::fromLatin1(event.kinds.join(' '));
    QByteArray payload = "{";
    appendIds(payload, "m", event.messages);
    appendIds(payload, "r", event.read);
    appendIds(payload, "e", event.escalations);
    appendIds(payload, "a", event.actions);
    appendIds(payload, "h", event.held);
    if (event.user.isSet())
        payload += (payload.size() > 1 ? ",\"u\":" : "\"u\":") + QByteArray::number(event.user.value);
    if (event.notifies)
        payload += payload.size() > 1 ? ",\"n\":1" : "\"n\":1";
    entry.payload = payload + '}';
}

base::Result<std::vector<Event>> eventsAfter(const store::Readers &readers, CompanyId company, qint64 seq, int limit)
{
    const auto entries = TRY(readers.rows.journal.after({company}, seq, limit));
    std::vector<Event> events;
    events.reserve(entries.size());
    for (const store::JournalEntry &entry : entries) {
        Event event{.seq = entry.seq,
                    .company = entry.company,
                    .at = entry.at,
                    .kinds = entry.event.toLatin1().split(' '),
                    .session = {},
                    .messages = {},
                    .read = {},
                    .escalations = {},
                    .raised = {},
                    .actions = {},
                    .held = {},
                    .user = {},
                    .notifies = false};
        const auto payload = TRY(base::parseJsonObject(entry.payload));
        if (entry.session.isSet()) {
            const auto session = TRY(readers.rows.sessions.byKey(entry.session));
            if (session)
                event.session = std::make_shared<const Session>(*session);
        }
        for (const auto &[name, messages] : {std::pair(u"m", &event.messages), std::pair(u"r", &event.read)}) {
            for (const QJsonValue &id : payload[QStringView(name)].toArray()) {
                const auto message = TRY(readers.rows.messages.byId({id.toInteger()}));
                if (message)
                    messages->push_back(*message);
            }
        }
        if (const QJsonArray ids = payload[u"e"].toArray(); !ids.isEmpty()) {
            const auto escalations = TRY(readers.rows.escalations.ofSession(entry.session));
            for (const Escalation &each : escalations) {
                if (ids.contains(each.id.value))
                    event.escalations.push_back(each);
            }
        }
        for (const QJsonValue &id : payload[u"a"].toArray()) {
            const auto action = TRY(readers.rows.actions.byId({id.toInteger()}));
            if (action)
                event.actions.push_back(*action);
        }
        for (const QJsonValue &id : payload[u"h"].toArray()) {
            const auto held = TRY(readers.rows.heldReplies.byId({id.toInteger()}));
            if (held)
                event.held.push_back(*held);
        }
        event.user = UserId{payload[u"u"].toInteger()};
        event.notifies = payload.contains(u"n");
        events.push_back(std::move(event));
    }
    return events;
}

} // namespace tierdesk::engine
