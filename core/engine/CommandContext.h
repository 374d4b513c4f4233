#pragma once

#include "core/base/Result.h"
#include "core/domain/Actor.h"
#include "core/engine/Directory.h"
#include "core/engine/Event.h"
#include "core/engine/Turn.h"

#include <QtCore/QJsonObject>

#include <optional>
#include <vector>

namespace tierdesk::store {
struct IdempotentAnswer;
struct Readers;
struct Repositories;
} // namespace tierdesk::store

namespace tierdesk::engine {

class Announcer;

/// What a command works on: the repositories inside the group's transaction, the time, who asks, and the event that it
/// will be told as. Engine thread only; lives for one command.
class CommandContext final
{
public:
    /// @p announcer words what companies are told of; none: they are told nothing.
    CommandContext(store::Repositories &store, const store::Readers &queries,
                   std::shared_ptr<const Directory> directory, Timestamp now, Actor actor, const Announcer *announcer);

    [[nodiscard]] store::Repositories &store() const { return m_store; }
    /// Queries on the writer's connection: they see what this transaction has written.
    [[nodiscard]] const store::Readers &queries() const { return m_queries; }
    [[nodiscard]] const Directory &directory() const { return *m_directory; }
    [[nodiscard]] Timestamp now() const { return m_now; }
    [[nodiscard]] const Actor &actor() const { return m_actor; }
    /// From here on the command is @p actor's: what a clock does for a person.
    void actAs(Actor actor) { m_actor = std::move(actor); }

    /// What the journal says of the command. Exactly one record() a command that changes anything.
    struct Record {
        CompanyId company;
        QByteArray command; ///< "session.claim"
        QString subject;    ///< "sess_8f21", "user marek@acme.example"
        QByteArray before;  ///< JSON objects
        QByteArray after;
        Event event; ///< seq, company and at are filled in here
    };
    /// What the company's endpoints are told of it is written with it.
    [[nodiscard]] base::Result<void> record(Record record);

    /// Writes @p row into the outbox, created now, and has its channel look for it after the commit.
    [[nodiscard]] base::Result<OutboxId> sendOut(OutboxRow row, Millis life = OutboxLife);
    /// The same for rows that became due by another way.
    void wakeOutbox() { m_isSending = true; }
    [[nodiscard]] bool isSending() const { return m_isSending; }
    /// The rows that sendOut() has written, without request ids.
    [[nodiscard]] QueuedDeliveries takeQueued() { return std::move(m_queued); }

    /// The refusal that this command will return leaves its writes standing (an attempt that must be on record).
    void keepDespiteRefusal() { m_keeps = true; }
    [[nodiscard]] bool keeps() const { return m_keeps; }

    /// The directory must be read anew after the commit.
    void touchCompanies() { m_touched.companies = true; }
    void touchPeople() { m_touched.people = true; }
    void touchArticles(CompanyId company) { m_touched.articles.push_back(company); }
    void touchProducts(CompanyId company) { m_touched.products.push_back(company); }

    /// From the commit on @p company is read with @p models.
    void putTaught(CompanyId company, std::shared_ptr<const nlu::Taught> models)
    {
        m_touched.taught.emplace_back(company, std::move(models));
    }

    struct Touched {
        bool companies = false, people = false;
        std::vector<CompanyId> articles;
        std::vector<CompanyId> products;
        std::vector<std::pair<CompanyId, std::shared_ptr<const nlu::Taught>>> taught;
        [[nodiscard]] bool any() const
        {
            return companies || people || !articles.empty() || !products.empty() || !taught.empty();
        }
    };
    [[nodiscard]] const Touched &touched() const { return m_touched; }
    [[nodiscard]] std::vector<Event> takeEvents() { return std::move(m_events); }

    /// The kept answer to an earlier request with the same key; none for a new one. Fails with IdempotencyMismatch.
    [[nodiscard]] base::Result<std::optional<QByteArray>> replay(CompanyId company, const Keyed &keyed);
    /// What stands for an earlier request with the same key, a customer's message without an answer too; none for a new
    /// one. Fails with IdempotencyMismatch.
    [[nodiscard]] base::Result<std::optional<store::IdempotentAnswer>> kept(CompanyId company, const Keyed &keyed);
    /// Keeps @p answer for 24 h, in this transaction.
    [[nodiscard]] base::Result<void> keep(CompanyId company, const Keyed &keyed, const QByteArray &answer);
    /// The same of a request whose @p message is stored and has no answer yet.
    [[nodiscard]] base::Result<void> keepMessage(CompanyId company, const Keyed &keyed, MessageId message);
    /// The same of a turn that this command has recorded, and that nobody is there to print; @p message began it.
    [[nodiscard]] base::Result<void> keepSettled(CompanyId company, const Keyed &keyed, MessageId message);

    /// For how long a key is remembered.
    static constexpr Millis KeptFor = Millis::hours(24);

private:
    [[nodiscard]] base::Result<void> tellEndpoints(const Event &event);
    [[nodiscard]] base::Result<void> keepAs(CompanyId company, const Keyed &keyed, store::IdempotentAnswer answer);

    store::Repositories &m_store;
    const store::Readers &m_queries;
    std::shared_ptr<const Directory> m_directory;
    Timestamp m_now;
    Actor m_actor;
    const Announcer *m_announcer;
    std::vector<Event> m_events;
    QueuedDeliveries m_queued;
    Touched m_touched;
    bool m_keeps = false;
    bool m_isSending = false;
};

} // namespace tierdesk::engine
