#include "core/engine/Writer.h"

#include "core/base/Log.h"
#include "core/base/LogContext.h"
#include "core/engine/DirectoryBuilder.h"
#include "core/engine/SecretAudience.h"
#include "core/store/Database.h"
#include "core/store/Readers.h"
#include "core/store/Repositories.h"

#include <QtCore/QElapsedTimer>

#include <algorithm>
#include <iterator>
#include <map>

namespace tierdesk::engine {

namespace {

/// Maximum commands per commit: 18 already halve the cost of each, and the first should not wait for the sixtieth.
constexpr size_t GroupBound = 64;

/// Maximum per commit of those that have waited for a model: a slow provider that answers two hundred at once would
/// fill three groups and delay later commands.
constexpr size_t PatientBound = 8;

/// Moves the first @p most elements of @p from to @p to.
template<class Job>
void moveFirst(std::vector<Job> &from, size_t most, std::vector<Job> &to)
{
    const auto end = from.begin() + static_cast<std::ptrdiff_t>(std::min(from.size(), most));
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(end));
    from.erase(from.begin(), end);
}

} // namespace

Writer::Writer(const base::Clock &clock, base::Counters &counters, const Announcer *announcer)
    : m_clock(clock)
    , m_announcer(announcer)
    , m_commits(counters.counter("tierdesk_commits_total", "Transactions committed by the engine"))
    , m_commands(counters.counter("tierdesk_commands_total", "Commands run by the engine"))
    , m_commitTime(counters.histogram("tierdesk_commit_seconds", "One group's transaction, from begin to committed"))
{}

Writer::~Writer() = default;

void Writer::submit(Job job)
{
    job.requestId = log::requestId();
    std::unique_lock lock(m_mutex);
    if (m_isClosed) {
        lock.unlock();
        const base::Error stopped = base::fail(base::Fault::Unavailable, u"the engine is stopping"_s);
        if (job.finish && !job.context)
            job.finish(&stopped);
        else if (job.finish)
            QMetaObject::invokeMethod(
                job.context, log::forThisRequest([finish = std::move(job.finish), stopped] { finish(&stopped); }),
                Qt::QueuedConnection);
        return;
    }
    (job.isPatient ? m_patient : m_waiting).push_back(std::move(job));
    if (m_isDrainPosted)
        return;
    m_isDrainPosted = true;
    lock.unlock();
    QMetaObject::invokeMethod(this, &Writer::drain, Qt::QueuedConnection);
}

std::shared_ptr<const Directory> Writer::directory() const
{
    const std::lock_guard lock(m_mutex);
    return m_directory;
}

base::Result<void> Writer::open(const QString &path, qint64 maxPages)
{
    store::WriterOptions options;
    options.maxPages = static_cast<int>(maxPages);
    m_database = TRY(store::Database::openWriter(path, options));
    m_repositories = std::make_unique<store::Repositories>(*m_database);
    m_queries = std::make_unique<store::Readers>(*m_database);

    // No user is connected to a program that has just started.
    store::Transaction transaction(*m_database);
    TRY(transaction.begin());
    TRY(m_repositories->users.setAllOffline());
    TRY(m_repositories->training.dropUnfinished());
    TRY(placeOldSecrets(*m_repositories));
    const auto admins = TRY(m_repositories->credentials.settleRoles());
    TRY(transaction.commit());
    for (const Credential &each : admins)
        qCWarning(log::Auth,
                  "credential %lld (%ls) was made before credentials had roles and keeps the role admin: its tokens "
                  "may change the configuration unless they name a lesser role",
                  each.id.value, qUtf16Printable(each.name));

    auto directory = TRY(buildDirectory(*m_repositories, m_clock.now()));
    const std::lock_guard lock(m_mutex);
    m_directory = std::move(directory);
    m_isClosed = false;
    return {};
}

void Writer::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
    }
    drain();
    m_queries.reset();
    m_repositories.reset();
    m_database.reset();
}

/// Returns an empty group if no job waits; the next submit() then posts a drain.
std::vector<Writer::Job> Writer::takeGroup()
{
    const std::lock_guard lock(m_mutex);
    std::vector<Job> group;
    moveFirst(m_waiting, GroupBound, group);
    moveFirst(m_patient, PatientBound, group);
    m_isDrainPosted = !group.empty();
    return group;
}

void Writer::drain()
{
    for (;;) {
        std::vector<Job> group = takeGroup();
        if (group.empty())
            return;
        if (!m_database) {
            // open() has failed, so nothing can have been acknowledged.
            std::vector<Done> failed;
            for (Job &job : group)
                failed.push_back({std::move(job), base::fail(base::Fault::Unavailable, u"the store is closed"_s)});
            answer(failed);
            continue;
        }

        std::vector<Done> done;
        const auto whole = runGroup(group);
        m_isHealthy.store(whole.has_value(), std::memory_order_relaxed);
        if (whole || group.size() == 1) {
            for (Job &job : group)
                done.push_back({std::move(job), whole ? std::nullopt : std::optional(whole.error())});
        } else {
            // The store refused the group; a failure of one command must not affect the others.
            qCWarning(log::Engine) << "a group of" << group.size()
                                   << "failed and is run one by one:" << whole.error().message;
            for (Job &job : group) {
                std::vector<Job> alone;
                alone.push_back(std::move(job));
                const auto result = runGroup(alone);
                done.push_back({std::move(alone.front()), result ? std::nullopt : std::optional(result.error())});
            }
        }
        answer(done);
    }
}

base::Result<void> Writer::runGroup(std::vector<Job> &jobs)
{
    QElapsedTimer timer;
    timer.start();
    // Refusals after the first write are rare and savepoints are not free: a group runs without them first. If one of
    // its commands must be undone, the whole group is rolled back and runs again with them.
    Outcome outcome;
    for (const bool isGuarded : {false, true}) {
        outcome = Outcome();
        TRY(m_database->begin());
        const auto done = runJobs(jobs, isGuarded, outcome);
        if (!done) {
            m_database->rollback();
            return done.error();
        }
        if (*done)
            break;
        m_database->rollback();
        if (jobs.size() == 1)
            return {}; // its refusal is its result
    }
    TRY(m_database->commit());
    m_shopVersion.store(m_database->shopChangeCount(), std::memory_order_release);
    m_commits.add();
    m_commands.add(static_cast<qint64>(jobs.size()));
    m_commitTime.record(timer.nsecsElapsed() / 1000);

    if (outcome.touched.any())
        publishDirectory(outcome.touched);
    if (!outcome.events->empty())
        Q_EMIT committed(outcome.events);
    if (outcome.isSending)
        Q_EMIT outboxFilled(outcome.queued);
    return {};
}

/// Returns false if a command was refused after it had written, with its writes still in the transaction.
base::Result<bool> Writer::runJobs(std::vector<Job> &jobs, bool isGuarded, Outcome &outcome)
{
    const Timestamp now = m_clock.now();
    const auto before = directory();
    for (Job &job : jobs) {
        const log::RequestScope logged(job.requestId);
        if (isGuarded)
            TRY(m_database->setSavepoint());
        const qint64 written = m_database->changeCount();
        CommandContext context(*m_repositories, *m_queries, before, now, job.actor, m_announcer);
        const base::Error *refusal = job.run(context);
        if (refusal)
            qCDebug(log::Engine) << "a command was refused:" << refusal->message;
        if (refusal && refusal->fault == base::Fault::StorageFailed)
            return *refusal;
        if (refusal && !context.keeps()) {
            if (isGuarded) {
                TRY(m_database->rollbackToSavepoint());
            } else if (m_database->changeCount() != written) {
                return false;
            }
            continue;
        }
        if (isGuarded)
            TRY(m_database->releaseSavepoint());
        collect(context, job, outcome);
    }
    return true;
}

void Writer::collect(CommandContext &context, const Job &job, Outcome &outcome)
{
    for (Event &event : context.takeEvents()) {
        event.requestId = job.requestId;
        outcome.events->push_back(std::move(event));
    }
    outcome.isSending |= context.isSending();
    for (QueuedDelivery &queued : context.takeQueued()) {
        queued.requestId = job.requestId;
        outcome.queued->push_back(std::move(queued));
    }
    const CommandContext::Touched &touched = context.touched();
    outcome.touched.companies |= touched.companies;
    outcome.touched.people |= touched.people;
    outcome.touched.articles.insert(outcome.touched.articles.end(), touched.articles.begin(), touched.articles.end());
    outcome.touched.products.insert(outcome.touched.products.end(), touched.products.begin(), touched.products.end());
    outcome.touched.taught.insert(outcome.touched.taught.end(), touched.taught.begin(), touched.taught.end());
}

void Writer::publishDirectory(const CommandContext::Touched &touched)
{
    auto built = rebuildDirectory(*m_repositories, *directory(), touched, m_clock.now());
    if (!built) {
        // The change is on disk and was readable a moment ago; keep the old snapshot and log an error.
        qCCritical(log::Engine) << "the directory could not be read anew:" << built.error().message;
        return;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_directory = *built;
    }
    Q_EMIT directoryChanged(*built);
}

void Writer::answer(std::vector<Done> &done)
{
    // One post per context and commit.
    std::map<QObject *, std::vector<Done>> batches;
    for (Done &each : done) {
        if (each.job.context && each.job.finish)
            batches[each.job.context].push_back(std::move(each));
        else if (each.job.finish)
            each.job.finish(each.failure ? &*each.failure : nullptr);
    }
    for (auto &[context, batch] : batches) {
        QMetaObject::invokeMethod(
            context,
            [batch = std::make_shared<std::vector<Done>>(std::move(batch))] {
                for (Done &each : *batch) {
                    const log::RequestScope logged(each.job.requestId);
                    each.job.finish(each.failure ? &*each.failure : nullptr);
                }
            },
            Qt::QueuedConnection);
    }
}

} // namespace tierdesk::engine
