#pragma once

#include "core/base/Clock.h"
#include "core/base/Counters.h"
#include "core/engine/CommandContext.h"

#include <QtCore/QObject>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

namespace tierdesk::store {
class Database;
struct Readers;
struct Repositories;
} // namespace tierdesk::store

namespace tierdesk::engine {

/// Runs on the engine thread: executes the queued commands in one transaction, commits, and sends the results.
class Writer final : public QObject
{
    Q_OBJECT

public:
    struct Job {
        Actor actor;
        std::function<const base::Error *(CommandContext &)> run; ///< may run twice if its group fails: keeps no state
        std::function<void(const base::Error *)> finish;          ///< on the thread of @p context
        QObject *context = nullptr; ///< null: `finish` runs on the engine thread and must only pass the result on
        bool isPatient = false;     ///< its caller has already waited for a model; other jobs go first
        QByteArray requestId{};     ///< for the log; submit() sets the calling thread's
    };

    /// @p announcer outlives it; null: endpoints are not notified.
    Writer(const base::Clock &clock, base::Counters &counters, const Announcer *announcer);
    ~Writer() override;

    /// Queues a job. Any thread. After close() the job finishes with Unavailable.
    void submit(Job job);
    [[nodiscard]] std::shared_ptr<const Directory> directory() const;

    /// Changes after each commit that wrote orders or subscriptions, before the commit's results are sent. Any thread.
    [[nodiscard]] qint64 shopVersion() const { return m_shopVersion.load(std::memory_order_acquire); }

    [[nodiscard]] bool isHealthy() const { return m_isHealthy.load(std::memory_order_relaxed); }

    // Engine thread:
    [[nodiscard]] base::Result<void> open(const QString &path, qint64 maxPages);
    void close(); ///< drains the queue, then closes the database

Q_SIGNALS:
    void committed(const std::shared_ptr<const std::vector<tierdesk::engine::Event>> &events);
    void directoryChanged(const std::shared_ptr<const tierdesk::engine::Directory> &directory);
    void outboxFilled(const std::shared_ptr<const tierdesk::engine::QueuedDeliveries> &rows);

private:
    /// What a group has changed, to be published after the commit.
    struct Outcome {
        std::shared_ptr<std::vector<Event>> events = std::make_shared<std::vector<Event>>();
        CommandContext::Touched touched;
        std::shared_ptr<QueuedDeliveries> queued = std::make_shared<QueuedDeliveries>();
        bool isSending = false;
    };

    struct Done {
        Job job;
        std::optional<base::Error> failure; ///< of the store; a command's own refusal stays in its closure
    };
    void drain();
    [[nodiscard]] std::vector<Job> takeGroup();
    /// Runs @p jobs in one transaction. Fails only if the store does; nothing is written then.
    [[nodiscard]] base::Result<void> runGroup(std::vector<Job> &jobs);
    [[nodiscard]] base::Result<bool> runJobs(std::vector<Job> &jobs, bool isGuarded, Outcome &outcome);
    /// Adds the changes that @p job made in @p context to @p outcome.
    static void collect(CommandContext &context, const Job &job, Outcome &outcome);
    void publishDirectory(const CommandContext::Touched &touched);
    void answer(std::vector<Done> &done);

    const base::Clock &m_clock;
    const Announcer *m_announcer;
    base::Counter &m_commits;
    base::Counter &m_commands;
    base::Histogram &m_commitTime;

    std::atomic<bool> m_isHealthy{true};
    std::atomic<qint64> m_shopVersion{0};
    mutable std::mutex m_mutex;
    std::vector<Job> m_waiting;
    std::vector<Job> m_patient; ///< a few are added to every group
    bool m_isDrainPosted = false;
    bool m_isClosed = true;
    std::shared_ptr<const Directory> m_directory;

    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<store::Repositories> m_repositories;
    std::unique_ptr<store::Readers> m_queries; ///< on the writer's connection
};

} // namespace tierdesk::engine
