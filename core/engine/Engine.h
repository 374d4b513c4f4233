#pragma once

#include "core/base/Clock.h"
#include "core/base/Counters.h"
#include "core/base/Result.h"
#include "core/engine/Advice.h"
#include "core/engine/AttachmentSweep.h"
#include "core/engine/Commands.h"
#include "core/engine/Directory.h"
#include "core/engine/Event.h"
#include "core/engine/TrainingProgress.h"
#include "core/engine/Turn.h"
#include "core/mind/ai/help/DraftedReply.h"
#include "core/mind/ai/Responder.h"
#include "core/mind/nlu/Reader.h"

#include <QtCore/QObject>

#include <functional>
#include <memory>

namespace tierdesk::ai {
class Assistant;
}
namespace tierdesk::store {
struct Readers;
} // namespace tierdesk::store

namespace tierdesk::engine {

class Announcer;
class CommandContext;

/// Parameters of the engine. References outlive it.
struct EngineParts {
    QString databasePath;
    const base::Clock &clock;
    base::Counters &counters;
    const nlu::Reader &reader;
    const ai::Responder &aiRep;
    const ai::Responder &aiManager;
    int thinkWorkers = 2;
    int sweepIntervalMs = 5000; ///< of the idle clock; 0: the idle clock and held replies run only through sweepNow(),
                                ///< file sweeps only through sweepFiles()
    qint64 maxPages = 0;        ///< of the database, to test a full disk; 0: unlimited
    qint64 diskReserve = 256LL << 20; ///< bytes of disk space that attachments leave to the database
    int trainAfterMs = 3000;          ///< a company's examples are trained when unchanged for this long; 0: never
    const ai::Assistant *assistant = nullptr; ///< writes briefs and drafts; null: only the built-in responder drafts
    const Announcer *announcer = nullptr;     ///< creates the endpoints' notifications; null: none are sent
};

/// A request to draft a reply for an agent.
struct DraftRequest {
    CompanyId company;
    QString sessionId;
    Actor actor; ///< a user, who must hold the case
};

/// Owns the single writer, the turn workers and the readers. Commands from any thread enter one queue. A drain runs the
/// waiting commands in one transaction, which a refused command does not affect, commits, and only then sends the
/// results, one batch per context.
///
/// Thread: created and destroyed on the owner's thread; submit() and read() may be called from any thread, turn() from
/// one thread only. `done` runs on the thread of `context`, which must outlive stop().
class Engine final : public QObject
{
    Q_OBJECT

public:
    /// Opens and migrates the database, starts the threads and publishes the first directory. Fails with StorageFailed.
    [[nodiscard]] static base::Result<std::unique_ptr<Engine>> start(const EngineParts &parts);
    ~Engine() override;

    /// Returns the newest snapshot; any thread.
    [[nodiscard]] std::shared_ptr<const Directory> directory() const;
    [[nodiscard]] const base::Clock &clock() const;
    /// Returns the bytes of disk space that attachments leave free; any thread.
    [[nodiscard]] qint64 diskReserve() const;
    /// False after a commit that the store refused, until one succeeds; any thread.
    [[nodiscard]] bool isHealthy() const;

    /// The state of the responders; any thread.
    struct Vitals {
        struct Model {
            Tier tier = Tier::AiRep;
            QString name;
            bool isFailing = false; ///< its last turn got no text from it
        };
        std::vector<Model> models;       ///< of the AI tiers
        std::optional<double> p95TurnMs; ///< from a customer's message to its answer; none before the first
    };
    [[nodiscard]] Vitals vitals() const;

    /// Runs @p work on the engine thread as one command of @p actor and calls @p done after the commit.
    template<class R>
    void submit(Actor actor, std::function<base::Result<R>(CommandContext &)> work, QObject *context,
                std::function<void(base::Result<R>)> done)
    {
        auto result = std::make_shared<std::optional<base::Result<R>>>();
        submitJob({std::move(actor),
                   [work = std::move(work), result](CommandContext &commandContext) -> const base::Error * {
                       result->emplace(work(commandContext));
                       return **result ? nullptr : &(*result)->error();
                   },
                   [result, done = std::move(done)](const base::Error *failure) {
                       if (done)
                           done(failure ? base::Result<R>(*failure) : std::move(**result));
                   },
                   context});
    }

    /// Runs @p query on a reader thread with a read-only connection and calls @p done on the thread of @p context.
    template<class R>
    void read(std::function<base::Result<R>(store::Readers &)> query, QObject *context,
              std::function<void(base::Result<R>)> done)
    {
        readJob(
            [query = std::move(query), done = std::move(done)](store::Readers *readers,
                                                               const base::Error *failure) -> std::function<void()> {
                auto result = std::make_shared<base::Result<R>>(failure ? base::Result<R>(*failure) : query(*readers));
                return [result, done] { done(std::move(*result)); };
            },
            context);
    }

    /// Plans a customer's message on a worker and settles it. Messages of one session are processed in order.
    void turn(TurnRequest request, QObject *context, std::function<void(base::Result<TurnOutcome>)> done);

    /// Subscribes to the partial replies of all turns, before the first one. @p isWanted is called on the thread of
    /// turn() before a turn is planned, @p told there with each partial reply. Ends when @p context is destroyed.
    void watchWords(QObject *context, std::function<bool(CompanyId)> isWanted,
                    std::function<void(const PartialReply &)> told);

    /// Computes the outcome of a first message; writes nothing and calls no model. Any thread. See Rehearsal.h.
    void rehearse(TurnRequest request, QObject *context, std::function<void(base::Result<TurnOutcome>)> done);

    /// Computes a text's reading and who would answer it; writes nothing and calls no model. Any thread. See Advice.h.
    void advise(AdviceRequest request, QObject *context, std::function<void(base::Result<Advice>)> done);

    /// Plans and settles accepted messages without an answer. Called once after the start, on the thread of turn().
    void resumePending(QObject *context);

    /// Trains on the company's examples now, whether they have changed or not. Any thread.
    void trainNow(CompanyId company);
    /// Returns the state of the company's training; any thread.
    [[nodiscard]] TrainingProgress training(CompanyId company) const;

    /// Drafts a reply for an agent with a model or the built-in responder. Any thread; @p done runs on the thread of
    /// @p context. Fails with NotFound, AlreadyResolved, Conflict (the AI has the case) or Forbidden (not the holder).
    void draft(DraftRequest request, QObject *context, std::function<void(base::Result<ai::DraftedReply>)> done);

    /// Runs the idle clock now.
    void sweepNow(QObject *context, std::function<void(base::Result<commands::Swept>)> done);

    /// Removes unsent and orphaned files now; see AttachmentSweep.h.
    void sweepFiles(QObject *context, std::function<void(base::Result<AttachmentsSwept>)> done);

    /// Refuses new work (Unavailable), finishes queued work, commits and stops the threads. Blocking.
    void stop();

Q_SIGNALS:
    /// One commit's events, in order. Emitted on the engine thread: connect queued, or copy the pointer and return.
    void committed(const std::shared_ptr<const std::vector<tierdesk::engine::Event>> &events);
    void directoryChanged(const std::shared_ptr<const tierdesk::engine::Directory> &directory);
    /// A commit has written @p rows of the outbox, or made others due. Emitted on the engine thread.
    void outboxFilled(const std::shared_ptr<const tierdesk::engine::QueuedDeliveries> &rows);

private:
    struct Job {
        Actor actor;
        std::function<const base::Error *(CommandContext &)> run; ///< returns null if done, else the refusal
        std::function<void(const base::Error *)> finish; ///< with the group's failure, or null; on context's thread
        QObject *context = nullptr;
    };
    using ReadJob = std::function<std::function<void()>(store::Readers *, const base::Error *)>;

    explicit Engine(const EngineParts &parts);
    void sendDueReplies();
    void awaitReply(Timestamp sendAt);
    void sweepFilesAside();
    void submitJob(Job job);
    void readJob(ReadJob job, QObject *context);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace tierdesk::engine
