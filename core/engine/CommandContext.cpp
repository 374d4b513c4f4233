#include "core/engine/CommandContext.h"

#include "core/base/Json.h"
#include "core/engine/Announcer.h"
#include "core/engine/Correspondence.h"
#include "core/engine/EventLog.h"
#include "core/engine/NoticeFacts.h"
#include "core/store/Repositories.h"

namespace tierdesk::engine {

CommandContext::CommandContext(store::Repositories &store, const store::Readers &queries,
                               std::shared_ptr<const Directory> directory, Timestamp now, Actor actor,
                               const Announcer *announcer)
    : m_store(store)
    , m_queries(queries)
    , m_directory(std::move(directory))
    , m_now(now)
    , m_actor(std::move(actor))
    , m_announcer(announcer)
{}

base::Result<void> CommandContext::record(Record record)
{
    store::JournalEntry entry;
    entry.company = record.company;
    entry.at = m_now;
    entry.actor = m_actor;
    entry.command = QString::fromLatin1(record.command);
    if (record.event.session)
        entry.session = record.event.session->key;
    entry.subject = std::move(record.subject);
    entry.before = std::move(record.before);
    entry.after = std::move(record.after);
    describe(record.event, entry);
    const auto seq = TRY(m_store.journal.append(entry));
    record.event.seq = seq;
    record.event.company = record.company;
    record.event.at = m_now;
    m_events.push_back(std::move(record.event));
    TRY(postWords(*this, m_events.back()));
    return tellEndpoints(m_events.back());
}

base::Result<void> CommandContext::tellEndpoints(const Event &event)
{
    const CompanyEntry *entry = m_announcer && event.session ? m_directory->company(event.company) : nullptr;
    if (!entry || entry->endpoints.empty())
        return {};
    QStringList wanted;
    for (const Endpoint &endpoint : entry->endpoints) {
        if (endpoint.isEnabled)
            wanted += endpoint.events;
    }
    if (wanted.isEmpty())
        return {};
    const auto told = TRY(m_announcer->announce(event, entry->company, wanted, m_queries));
    QJsonObject facts; // for e-mail endpoints; computed once, if there is one
    for (const Announcement &announcement : told) {
        for (const Endpoint &endpoint : entry->endpoints) {
            if (!endpoint.isEnabled || !endpoint.events.contains(announcement.event))
                continue;
            OutboxRow row;
            row.company = event.company;
            row.session = event.session->key;
            row.channel = endpoint.channel;
            row.endpoint = endpoint.id;
            row.target = endpoint.target;
            row.event = announcement.event;
            row.body = announcement.body;
            if (endpoint.channel == OutboxChannel::Email) {
                if (facts.isEmpty()) {
                    facts = TRY(noticeFacts(*this, event));
                }
                QJsonObject body = TRY(base::parseJsonObject(announcement.body));
                body.insert(u"case"_s, facts);
                row.body = base::toJson(body);
            }
            TRY(sendOut(std::move(row)));
        }
    }
    return {};
}

base::Result<OutboxId> CommandContext::sendOut(OutboxRow row, Millis life)
{
    row.createdAt = m_now;
    m_isSending = true;
    const auto id = m_store.outbox.append(row, life);
    if (id)
        m_queued.push_back({*id, row.channel, {}});
    return id;
}

base::Result<std::optional<store::IdempotentAnswer>> CommandContext::kept(CompanyId company, const Keyed &keyed)
{
    auto kept =
        TRY(m_store.idempotency.find(company, QString::fromLatin1(keyed.scope), QString::fromLatin1(keyed.key)));
    if (!kept || kept->at + KeptFor <= m_now)
        return std::optional<store::IdempotentAnswer>();
    if (kept->requestHash != keyed.bodyHash)
        return base::fail(base::Fault::IdempotencyMismatch, u"this Idempotency-Key was used with another request"_s,
                          u"Idempotency-Key"_s);
    return kept;
}

base::Result<std::optional<QByteArray>> CommandContext::replay(CompanyId company, const Keyed &keyed)
{
    auto found = TRY(kept(company, keyed));
    const bool isPrinted = found && !found->message.isSet();
    return isPrinted ? std::optional(std::move(found->body)) : std::nullopt;
}

base::Result<void> CommandContext::keep(CompanyId company, const Keyed &keyed, const QByteArray &answer)
{
    store::IdempotentAnswer kept;
    kept.body = answer;
    return keepAs(company, keyed, std::move(kept));
}

base::Result<void> CommandContext::keepMessage(CompanyId company, const Keyed &keyed, MessageId message)
{
    store::IdempotentAnswer kept;
    kept.message = message;
    return keepAs(company, keyed, std::move(kept));
}

base::Result<void> CommandContext::keepSettled(CompanyId company, const Keyed &keyed, MessageId message)
{
    Q_ASSERT(!m_events.empty());
    store::IdempotentAnswer kept;
    kept.message = message;
    kept.settled = m_events.back().seq;
    return keepAs(company, keyed, std::move(kept));
}

base::Result<void> CommandContext::keepAs(CompanyId company, const Keyed &keyed, store::IdempotentAnswer answer)
{
    answer.requestHash = keyed.bodyHash;
    answer.at = m_now;
    return m_store.idempotency.store(company, QString::fromLatin1(keyed.scope), QString::fromLatin1(keyed.key), answer);
}

} // namespace tierdesk::engine
