#include "core/engine/Engine.h"

#include "core/base/EpollDispatcher.h"
#include "core/base/Log.h"
#include "core/base/LogContext.h"
#include "core/engine/AgentAssist.h"
#include "core/engine/ReaderPool.h"
#include "core/engine/Redaction.h"
#include "core/engine/Rehearsal.h"
#include "core/engine/Trainer.h"
#include "core/engine/TurnScheduler.h"
#include "core/engine/Writer.h"

#include <QtCore/QThread>
#include <QtCore/QTimer>

#include <algorithm>
#include <chrono>

namespace tierdesk::engine {

namespace {

/// Threads for queries: a year's statistics must not delay a customer's turn.
constexpr int QueryWorkers = 2;

constexpr std::chrono::hours FilesSweptEvery{1};

} // namespace

/// Owns the engine's parts; the Engine only forwards to them.
class Engine::Private final
{
public:
    explicit Private(const EngineParts &parts)
        : writer(std::make_unique<Writer>(parts.clock, parts.counters, parts.announcer))
        , thinkers(parts.databasePath, parts.thinkWorkers)
        , queries(parts.databasePath, QueryWorkers)
        , scheduler(thinkers, *writer, parts)
        , help(thinkers, *writer, parts)
        , clock(parts.clock)
        , diskReserve(parts.diskReserve)
        , responders{parts.reader, parts.aiRep, parts.aiManager, nullptr}
    {}

    std::unique_ptr<Writer> writer; ///< lives on `thread` once started
    QThread thread;
    ReaderPool thinkers;
    ReaderPool queries;
    TurnScheduler scheduler;
    AgentAssist help;
    const base::Clock &clock;
    const qint64 diskReserve;
    QTimer sweepTimer;
    QTimer heldTimer; ///< until the next held reply is due
    QTimer filesTimer;
    turns::Responders responders;
    std::unique_ptr<Trainer> trainer; ///< null: no training
};

Engine::Engine(const EngineParts &parts)
    : d(std::make_unique<Private>(parts))
{}

Engine::~Engine()
{
    stop();
}

base::Result<std::unique_ptr<Engine>> Engine::start(const EngineParts &parts)
{
    std::unique_ptr<Engine> engine(new Engine(parts));
    Private &p = *engine->d;
    p.thread.setObjectName(u"tierdesk-engine"_s);
    p.thread.setEventDispatcher(new base::EpollDispatcher);
    p.writer->moveToThread(&p.thread);
    connect(p.writer.get(), &Writer::committed, engine.get(), &Engine::committed, Qt::DirectConnection);
    connect(p.writer.get(), &Writer::directoryChanged, engine.get(), &Engine::directoryChanged, Qt::DirectConnection);
    connect(p.writer.get(), &Writer::outboxFilled, engine.get(), &Engine::outboxFilled, Qt::DirectConnection);
    connect(
        p.writer.get(), &Writer::committed, engine.get(),
        [&help = p.help](const std::shared_ptr<const std::vector<Event>> &events) { help.follow(*events); },
        Qt::DirectConnection);
    p.thread.start();

    // A connection belongs to the thread that opened it, so the writer opens on its own.
    base::Result<void> opened;
    QMetaObject::invokeMethod(
        p.writer.get(), [&] { opened = p.writer->open(parts.databasePath, parts.maxPages); },
        Qt::BlockingQueuedConnection);
    if (!opened)
        return opened.error();
    TRY(p.queries.check());

    if (parts.sweepIntervalMs > 0) {
        p.sweepTimer.setInterval(parts.sweepIntervalMs);
        connect(&p.sweepTimer, &QTimer::timeout, engine.get(), [raw = engine.get()] {
            raw->sweepNow(raw, [](base::Result<commands::Swept> swept) {
                if (!swept)
                    qCWarning(log::Engine) << "idle clock:" << swept.error().message;
            });
        });
        p.sweepTimer.start();

        // A held reply is sent at the promised time, not with the next run of the idle clock.
        p.heldTimer.setSingleShot(true);
        p.heldTimer.setTimerType(Qt::PreciseTimer);
        connect(&p.heldTimer, &QTimer::timeout, engine.get(), &Engine::sendDueReplies);
        connect(
            p.writer.get(), &Writer::committed, engine.get(),
            [raw = engine.get()](const std::shared_ptr<const std::vector<Event>> &events) {
                for (const Event &event : *events) {
                    for (const HeldReply &held : event.held) {
                        if (held.state == HeldState::Held)
                            QMetaObject::invokeMethod(
                                raw, [raw, at = held.sendAt] { raw->awaitReply(at); }, Qt::QueuedConnection);
                    }
                }
            },
            Qt::DirectConnection);
        engine->sendDueReplies(); // replies held when the program ended

        p.filesTimer.setInterval(FilesSweptEvery);
        connect(&p.filesTimer, &QTimer::timeout, engine.get(), &Engine::sweepFilesAside);
        p.filesTimer.start();
        engine->sweepFilesAside(); // files that a crash has left
    }
    if (parts.trainAfterMs > 0) {
        p.trainer = std::make_unique<Trainer>(*engine, parts.reader, parts.trainAfterMs);
        p.trainer->start();
    }
    return engine;
}

void Engine::trainNow(CompanyId company)
{
    if (d->trainer)
        d->trainer->trainNow(company);
}

TrainingProgress Engine::training(CompanyId company) const
{
    return d->trainer ? d->trainer->progress(company) : TrainingProgress();
}

void Engine::sweepFiles(QObject *context, std::function<void(base::Result<AttachmentsSwept>)> done)
{
    AttachmentSweep::run(*this, context, std::move(done));
}

void Engine::sweepFilesAside()
{
    sweepFiles(this, [](const base::Result<AttachmentsSwept> &swept) {
        if (!swept)
            qCWarning(log::Engine) << "attachments:" << swept.error().message; // the next sweep tries again
    });
}

void Engine::awaitReply(Timestamp sendAt)
{
    const auto wait = static_cast<int>(std::max<qint64>(1, (sendAt - d->clock.now()).count));
    if (!d->heldTimer.isActive() || d->heldTimer.remainingTime() > wait)
        d->heldTimer.start(wait);
}

void Engine::sendDueReplies()
{
    submit<commands::RepliesSent>(
        {.kind = Actor::Kind::System, .user = {}, .name = u"held replies"_s, .from = {}},
        [](CommandContext &context) { return commands::sendDue(context); }, this,
        [this](const base::Result<commands::RepliesSent> &done) {
            if (!done)
                qCWarning(log::Engine) << "held replies:" << done.error().message; // the idle clock tries again
            else if (done->next)
                awaitReply(*done->next);
        });
}

std::shared_ptr<const Directory> Engine::directory() const
{
    return d->writer->directory();
}

const base::Clock &Engine::clock() const
{
    return d->clock;
}

qint64 Engine::diskReserve() const
{
    return d->diskReserve;
}

bool Engine::isHealthy() const
{
    return d->writer->isHealthy();
}

Engine::Vitals Engine::vitals() const
{
    Vitals vitals;
    for (const Tier tier : {Tier::AiRep, Tier::AiManager})
        vitals.models.push_back({tier, d->responders.of(tier).model(), d->scheduler.isFailing(tier)});
    if (const auto micros = d->scheduler.turnTime().quantileMicros(.95))
        vitals.p95TurnMs = *micros / 1000;
    return vitals;
}

void Engine::submitJob(Job job)
{
    d->writer->submit({std::move(job.actor), std::move(job.run), std::move(job.finish), job.context});
}

void Engine::readJob(ReadJob job, QObject *context)
{
    d->queries.run([this, job = std::move(job), context](store::Readers *readers, const base::Error *failure) {
        QMetaObject::invokeMethod(context, log::forThisRequest(job(readers, failure)), Qt::QueuedConnection);
    });
}

void Engine::turn(TurnRequest request, QObject *context, std::function<void(base::Result<TurnOutcome>)> done)
{
    const auto snapshot = directory();
    const Redaction redacted(*snapshot, request.company);
    request.text = redacted(request.text);
    for (StoredAttachment &each : request.files)
        each.file.name = redacted(each.file.name);
    d->scheduler.add(std::move(request), context, std::move(done));
}

void Engine::watchWords(QObject *context, std::function<bool(CompanyId)> isWanted,
                        std::function<void(const PartialReply &)> told)
{
    d->scheduler.watchWords(context, std::move(isWanted), std::move(told));
}

void Engine::rehearse(TurnRequest request, QObject *context, std::function<void(base::Result<TurnOutcome>)> done)
{
    read<TurnOutcome>(
        [this, request = std::move(request)](store::Readers &readers) mutable -> base::Result<TurnOutcome> {
            const auto snapshot = directory();
            const CompanyEntry *entry = snapshot->company(request.company);
            if (!entry)
                return base::fail(base::Fault::NotFound, u"no such company"_s);
            request.text = Redaction(entry->company.config)(request.text);
            return engine::rehearse(readers, request, *entry, d->responders, d->clock.now());
        },
        context, std::move(done));
}

void Engine::advise(AdviceRequest request, QObject *context, std::function<void(base::Result<Advice>)> done)
{
    read<Advice>(
        [this, request = std::move(request)](store::Readers &readers) mutable -> base::Result<Advice> {
            const auto snapshot = directory();
            const CompanyEntry *entry = snapshot->company(request.company);
            if (!entry)
                return base::fail(base::Fault::NotFound, u"no such company"_s);
            request.text = Redaction(entry->company.config)(request.text);
            return engine::advise(readers, request, *entry, d->responders, d->clock.now());
        },
        context, std::move(done));
}

void Engine::resumePending(QObject *context)
{
    d->scheduler.resumePending(context);
}

void Engine::draft(DraftRequest request, QObject *context, std::function<void(base::Result<ai::DraftedReply>)> done)
{
    d->help.draft(std::move(request), context, std::move(done));
}

void Engine::sweepNow(QObject *context, std::function<void(base::Result<commands::Swept>)> done)
{
    submit<commands::Swept>(
        {.kind = Actor::Kind::System, .user = {}, .name = u"idle clock"_s, .from = {}},
        [](CommandContext &commandContext) { return commands::sweep(commandContext); }, context, std::move(done));
}

void Engine::stop()
{
    if (!d->thread.isRunning())
        return;
    d->sweepTimer.stop();
    d->heldTimer.stop();
    d->filesTimer.stop();
    if (d->trainer)
        d->trainer->stop();
    // Turns in progress end in a command, so the workers stop first and the writer last.
    d->help.stop();
    d->thinkers.stop();
    d->queries.stop();
    QMetaObject::invokeMethod(
        d->writer.get(), [this] { d->writer->close(); }, Qt::BlockingQueuedConnection);
    d->thread.quit();
    d->thread.wait();
}

} // namespace tierdesk::engine
