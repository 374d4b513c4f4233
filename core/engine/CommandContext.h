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

/// What a command works with: the repositories inside the group's transaction, the time, the actor, and the events to
/// publish. Engine thread only; lives for one command.
class CommandContext final
{
public:
    /// @p announcer creates the notifications for companies' endpoints; null: none are sent.
    CommandContext(store::Repositories &store, const store::Readers &queries,
                   std::shared_ptr<const Directory> directory, Timestamp now, Actor actor, const Announcer *announcer);

    [[nodiscard]] store::Repositories &store() const { return m_store; }
    /// Queries on the writer's connection, which see what this transaction has written.
    [[nodiscard]] const store::Readers &queries() const { return m_queries; }
    [[nodiscard]] const Directory &directory() const { return *m_directory; }
    [[nodiscard]] Timestamp now() const { return m_now; }
    [[nodiscard]] const Actor &actor() const { return m_actor; }
    /// Makes @p actor the actor from here on; used when a timer acts for a person.
    void actAs(Actor actor) { m_actor = std::move(actor); }

    /// The command's audit log entry. A command that changes anything calls record() exactly once.
    struct Record {
        CompanyId company;
        QByteArray command; ///< "session.claim"
        QString subject;    ///< "sess_8f21", "user marek@acme.example"
        QByteArray before;  ///< JSON objects
        QByteArray after;
        Event event; ///< seq, company and at are filled in here
    };
    /// Writes the audit log entry and the notifications for the company's endpoints.
    [[nodiscard]] base::Result<void> record(Record record);

    /// Writes @p row to the outbox, created now, and wakes its channel after the commit.
    [[nodiscard]] base::Result<OutboxId> sendOut(OutboxRow row, Millis life = OutboxLife);
    /// Wakes the channels after the commit, for rows that became due without sendOut().
    void wakeOutbox() { m_isSending = true; }
    [[nodiscard]] bool isSending() const { return m_isSending; }
    /// Returns the rows that sendOut() has written, without request ids.
    [[nodiscard]] QueuedDeliveries takeQueued() { return std::move(m_queued); }

    /// Keeps the writes of this command although it will be refused, such as an attempt that must be on record.
    void keepDespiteRefusal() { m_keeps = true; }
    [[nodiscard]] bool keeps() const { return m_keeps; }

    /// Has the directory read again after the commit.
    void touchCompanies() { m_touched.companies = true; }
    void touchPeople() { m_touched.people = true; }
    void touchArticles(CompanyId company) { m_touched.articles.push_back(company); }
    void touchProducts(CompanyId company) { m_touched.products.push_back(company); }

    /// Has messages of @p company read with @p models from the commit on.
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

    /// Returns the stored response to an earlier request with the same key, if any. Fails with IdempotencyMismatch.
    [[nodiscard]] base::Result<std::optional<QByteArray>> replay(CompanyId company, const Keyed &keyed);
    /// Returns what is stored for an earlier request with the same key, if any, even a customer's message without an
    /// answer. Fails with IdempotencyMismatch.
    [[nodiscard]] base::Result<std::optional<store::IdempotentAnswer>> kept(CompanyId company, const Keyed &keyed);
    /// Stores @p answer for 24 h, in this transaction.
    [[nodiscard]] base::Result<void> keep(CompanyId company, const Keyed &keyed, const QByteArray &answer);
    /// Stores @p message, which has no answer yet, in place of a response.
    [[nodiscard]] base::Result<void> keepMessage(CompanyId company, const Keyed &keyed, MessageId message);
    /// Stores a turn that this command has recorded, begun by @p message, if no client is there to format a response.
    [[nodiscard]] base::Result<void> keepSettled(CompanyId company, const Keyed &keyed, MessageId message);

    /// How long a key is remembered.
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
