#include "core/doors/dialects/Notices.h"

#include "core/base/Json.h"
#include "core/doors/dialects/ClientWords.h"
#include "core/doors/dialects/cs/Codec.h"
#include "core/doors/dialects/platform/Channels.h"
#include "core/doors/dialects/platform/Codec.h"
#include "core/doors/dialects/support/Map.h"
#include "core/store/Readers.h"

namespace tierdesk::dialects {

namespace {

using base::Result;
using engine::Announcement;
using engine::Event;

QJsonObject with(QJsonObject json, const QJsonObject &more)
{
    for (auto it = more.begin(); it != more.end(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

QByteArray envelope(const QString &event, Timestamp at, const QJsonObject &data)
{
    return base::toJson(QJsonObject{{u"event"_s, event}, {u"timestamp"_s, base::isoText(at)}, {u"data"_s, data}});
}

/// Creates the notifications of one event. Creates none that are not wanted.
class Wording final
{
public:
    Wording(const Event &event, const Company &company, const QStringList &wanted, const store::Readers &queries)
        : m_event(event)
        , m_session(*event.session)
        , m_company(company)
        , m_wanted(wanted)
        , m_queries(queries)
    {}

    Result<std::vector<Announcement>> run()
    {
        if (m_event.kinds.contains("session.created"))
            addCreated();
        for (const Message &message : m_event.messages)
            addMessage(message);
        for (const Message &message : m_event.read)
            addMood(message);
        for (const Escalation &escalation : m_event.escalations)
            addEscalation(escalation);
        for (const Escalation &escalation : m_event.raised)
            addPriority(escalation);
        const bool isResolved = m_event.kinds.contains("session.resolved");
        if (isResolved)
            addResolved();
        const bool isAbandoned = m_event.kinds.contains("session.abandoned");
        if (isAbandoned)
            add("session.abandoned", [&] { return with(ofCs(), {{u"tier"_s, word(m_session.tier)}}); });
        if (isResolved || isAbandoned)
            TRY(addClosed());
        return std::move(m_made);
    }

private:
    template<class Data>
    void add(const char *name, Data data)
    {
        const QString event = QLatin1String(name);
        if (m_wanted.contains(event))
            m_made.push_back({event, envelope(event, m_event.at, data())});
    }

    /// Returns the members with which every event of cs-api.md begins.
    [[nodiscard]] QJsonObject ofCs() const
    {
        return {
            {u"sessionId"_s, m_session.id}, {u"companyId"_s, m_company.key}, {u"customerId"_s, m_session.customerRef}};
    }
    [[nodiscard]] QJsonObject ofPlatform() const
    {
        return {{u"conversation_id"_s, m_session.id}, {u"user_id"_s, m_session.customerRef}};
    }
    [[nodiscard]] QJsonObject ofSupport() const
    {
        return {{u"session_id"_s, m_session.id}, {u"customer_id"_s, m_session.customerRef}};
    }

    void addCreated()
    {
        add("session.created", [&] {
            return with(ofCs(), {{u"channel"_s, word(m_session.channel)},
                                 {u"tier"_s, word(m_session.tier)},
                                 {u"status"_s, word(m_session.status)}});
        });
        add("conversation.created", [&] {
            return with(ofPlatform(), {{u"channel"_s, word(platform::channelFor(m_session.channel))},
                                       {u"created_at"_s, base::isoText(m_session.createdAt)}});
        });
    }

    void addMessage(const Message &message)
    {
        if (message.isInternal)
            return;
        add("message.created", [&] {
            return with(ofCs(), {{u"messageId"_s, cs::messageId(message.id)},
                                 {u"role"_s, word(message.speaker)},
                                 {u"content"_s, message.text},
                                 {u"attachments"_s, toJson(message.attachments)},
                                 {u"timestamp"_s, base::isoText(message.at)}});
        });
        addMood(message);
    }

    void addMood(const Message &message)
    {
        if (message.score && polarityOf(message.sentiment) == Polarity::Negative) {
            add("sentiment.negative", [&] {
                return with(ofPlatform(), {{u"message_id"_s, platform::messageId(message.id)},
                                           {u"sentiment"_s, word(Polarity::Negative)},
                                           {u"sentiment_score"_s, platform::printedScore(*message.score)}});
            });
        }
    }

    void addEscalation(const Escalation &escalation)
    {
        add("session.escalated", [&] {
            return with(ofCs(), {{u"fromTier"_s, word(escalation.from)},
                                 {u"toTier"_s, word(escalation.to)},
                                 {u"reason"_s, word(escalation.reason)}});
        });
        add("escalation.created", [&] {
            return with(ofSupport(), {{u"ticket_id"_s, escalation.ticket},
                                      {u"priority"_s, word(priorityFor(escalation.priority))},
                                      {u"reason"_s, word(support::reasonFor(escalation.reason))}});
        });
        addPriority(escalation);
    }

    void addPriority(const Escalation &escalation)
    {
        if (escalation.priority != Priority::Urgent && escalation.priority != Priority::High)
            return;
        add("high_priority_case", [&] {
            return with(ofPlatform(), {{u"case_id"_s, escalation.publicId},
                                       {u"ticket"_s, escalation.ticket},
                                       {u"priority"_s, word(priorityFor(escalation.priority))},
                                       {u"reason"_s, word(escalation.reason)}});
        });
    }

    void addResolved()
    {
        add("session.resolved", [&] {
            QJsonObject data = with(ofCs(), {{u"tier"_s, word(m_session.tier)}});
            if (m_session.resolution) {
                data.insert(u"resolutionType"_s, word(m_session.resolution->type));
                data.insert(u"summary"_s, m_session.resolution->summary);
            }
            return data;
        });
    }

    Result<void> addClosed()
    {
        static const QString name = u"session.closed"_s;
        if (!m_wanted.contains(name))
            return {};
        const auto escalations = TRY(m_queries.rows.escalations.ofSession(m_session.key));
        const qint64 minutes = (m_event.at - m_session.createdAt).count / Millis::minutes(1).count;
        m_made.push_back({name, envelope(name, m_event.at,
                                         with(ofSupport(), {{u"duration_minutes"_s, minutes},
                                                            {u"message_count"_s, m_session.messageCount},
                                                            {u"escalated"_s, !escalations.empty()}}))});
        return {};
    }

    const Event &m_event;
    const Session &m_session;
    const Company &m_company;
    const QStringList &m_wanted;
    const store::Readers &m_queries;
    std::vector<Announcement> m_made;
};

} // namespace

Result<std::vector<Announcement>> Notices::announce(const Event &event, const Company &company,
                                                    const QStringList &wanted, const store::Readers &queries) const
{
    return Wording(event, company, wanted, queries).run();
}

QByteArray pingBody(const Company &company, Timestamp now)
{
    return envelope(QLatin1String(PingEvent), now, {{u"companyId"_s, company.key}});
}

} // namespace tierdesk::dialects
