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

/// What the engine is built from. References outlive it.
struct EngineParts {
    QString databasePath;
    const base::Clock &clock;
    base::Counters &counters;
    const nlu::Reader &reader;
    const ai::Responder &aiRep;
    const ai::Responder &aiManager;
    int thinkWorkers = 2;
    int sweepIntervalMs = 5000; ///< of the idle clock; 0: it runs, and held replies go, only when sweepNow() is called,
                                ///< and files are swept only when sweepFiles() is
    qint64 maxPages = 0;        ///< of the database, for tests of a full disk; 0: no bound
    qint64 diskReserve =
        256LL << 20;         ///< bytes of the disk that files of customers and colleagues leave to the database
    int trainAfterMs = 3000; ///< a company's examples are learned when they have rested for so long; 0: never
    const ai::Assistant *assistant = nullptr; ///< words briefs and drafts; none: only the embedded responder drafts
    const Announcer *announcer = nullptr;     ///< words what companies' endpoints are told; none: they are told nothing
};

/// A person wants a reply to their case drafted.
struct DraftRequest {
    CompanyId company;
    QString sessionId;
    Actor actor; ///< a user, who must hold the case
};

/// The one writer, the think workers and the readers. Commands from any thread meet in one queue; a drain runs the
/// waiting ones in one transaction, which a refused one does not spoil, commits, and only then answers, one batch per
/// context.
///
/// Thread: made and destroyed on the owner's; submit() and read() may be called from any thread, turn() from one thread
/// only. `done` runs on the thread of `context`, which must outlive stop().
class Engine final : public QObject
{
    Q_OBJECT

public:
    /// Opens and migrates the database, starts the threads, publishes the first directory. Fails with StorageFailed.
    [[nodiscard]] static base::Result<std::unique_ptr<Engine>> start(const EngineParts &parts);
    ~Engine() override;

    /// The newest snapshot; any thread.
    [[nodiscard]] std::shared_ptr<const Directory> directory() const;
    [[nodiscard]] const base::Clock &clock() const;
    /// Bytes of the disk that files leave free; any thread.
    [[nodiscard]] qint64 diskReserve() const;
    /// False after a commit that the store refused, until one succeeds; any thread.
    [[nodiscard]] bool isHealthy() const;

    /// How the minds do; any thread.
    struct Vitals {
        struct Model {
            Tier tier = Tier::AiRep;
            QString name;
            bool isFailing = false; ///< its last turn got no words
        };
        std::vector<Model> models;       ///< of the AI's tiers
        std::optional<double> p95TurnMs; ///< from a customer's message to its answer, since the start; none before one
    };
    [[nodiscard]] Vitals vitals() const;

    /// Runs @p work on the engine thread as one command of @p actor and tells @p done after the commit.
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

    /// Runs @p query on a reader thread, on a read-only connection, and tells @p done on @p context's thread.
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

    /// A customer's message: planned on a worker, settled by the writer. Messages to one session are taken in order.
    void turn(TurnRequest request, QObject *context, std::function<void(base::Result<TurnOutcome>)> done);

    /// Whoever wants to hear the words of any turn while it is planned: @p isWanted is asked on turn()'s thread before
    /// a turn is planned, @p told is called there. Before the first turn; nobody is told once @p context is gone.
    void watchWords(QObject *context, std::function<bool(CompanyId)> isWanted,
                    std::function<void(const PartialReply &)> told);

    /// What a first message would come to, with nothing written and no model asked; see Rehearsal.h. Any thread.
    void rehearse(TurnRequest request, QObject *context, std::function<void(base::Result<TurnOutcome>)> done);

    /// How a text reads and who would answer it, with nothing written and no model asked; see Advice.h. Any thread.
    void advise(AdviceRequest request, QObject *context, std::function<void(base::Result<Advice>)> done);

    /// Thinks and settles every accepted message that has no answer yet: once after the start, on turn()'s thread.
    void resumePending(QObject *context);

    /// Learns the company's examples now, changed or not. Any thread.
    void trainNow(CompanyId company);
    /// What the trainer does for the company; any thread.
    [[nodiscard]] TrainingProgress training(CompanyId company) const;

    /// Drafts a reply for a person, by a model or by the embedded responder; nothing is sent. Any thread; @p done runs
    /// on @p context's. Fails with NotFound, AlreadyResolved, Conflict (the AI's) or Forbidden (another's).
    void draft(DraftRequest request, QObject *context, std::function<void(base::Result<ai::DraftedReply>)> done);

    /// Runs the idle clock now.
    void sweepNow(QObject *context, std::function<void(base::Result<commands::Swept>)> done);

    /// Takes away files that nobody sent or that belong to nothing, now; see AttachmentSweep.h.
    void sweepFiles(QObject *context, std::function<void(base::Result<AttachmentsSwept>)> done);

    /// Takes nothing new (Unavailable), finishes what waits, commits, stops the threads. Blocking.
    void stop();

Q_SIGNALS:
    /// One commit's events, in order. Emitted on the engine thread: connect queued, or copy the pointer and leave.
    void committed(const std::shared_ptr<const std::vector<tierdesk::engine::Event>> &events);
    void directoryChanged(const std::shared_ptr<const tierdesk::engine::Directory> &directory);
    /// A commit has written @p rows of the outbox, or woken others. Emitted on the engine thread.
    void outboxFilled(const std::shared_ptr<const tierdesk::engine::QueuedDeliveries> &rows);

private:
    struct Job {
        Actor actor;
        std::function<const base::Error *(CommandContext &)> run; ///< null: done; else the refusal
        std::function<void(const base::Error *)> finish; ///< with the group's failure, or null: on context's thread
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
