#pragma once

#include "core/base/Counters.h"
#include "core/base/Task.h"
#include "core/base/ThreadExecutor.h"
#include "core/engine/Engine.h"
#include "core/engine/ReaderPool.h"
#include "core/engine/Settle.h"
#include "core/engine/TurnKeys.h"
#include "core/engine/TurnWords.h"
#include "core/engine/Writer.h"
#include "core/mind/turns/ShopTools.h"
#include "core/mind/turns/TurnPlan.h"

#include <QtCore/QCache>
#include <QtCore/QElapsedTimer>
#include <QtCore/QHash>
#include <QtCore/QPointer>

#include <array>
#include <atomic>

namespace tierdesk::engine {

/// Runs customers' turns: one at a time per session, in the order of arrival. A turn is one coroutine, run(): it waits
/// for its session, is planned on the pool, settled by the writer, and planned again if the session changed in between.
///
/// Thread: add() is called on one thread, on which turns begin and end; plans run on the pool.
class TurnScheduler final
{
public:
    TurnScheduler(ReaderPool &pool, Writer &writer, const EngineParts &parts);

    /// Queues a turn. @p done runs on the thread of @p context, which must be the calling one.
    void add(TurnRequest request, QObject *context, std::function<void(base::Result<TurnOutcome>)> done);

    /// See Engine::watchWords().
    void watchWords(QObject *context, std::function<bool(CompanyId)> isWanted,
                    std::function<void(const PartialReply &)> told);

    /// Resumes messages that were accepted before a stop and have no answer, each with its original key. Turns added
    /// meanwhile run after them.
    void resumePending(QObject *context);

    /// True if the last turn of @p tier (not HUMAN_AGENT) got no text from its responder; any thread.
    [[nodiscard]] bool isFailing(Tier tier) const
    {
        return m_isFailing[static_cast<size_t>(tier)].load(std::memory_order_relaxed);
    }
    [[nodiscard]] const base::Histogram &turnTime() const { return m_turnTime; }

private:
    /// What a turn caches for the next one of its conversation.
    struct Warm {
        turns::TurnInput input;
        Timestamp readAt;
        turns::ShopMemory shop;
        qint64 shopVersion = 0; ///< the writer's version, from before the shop was read
    };
    /// The result of a turn or of one step; exactly one member is set.
    struct Written {
        // Not in place: the frames of a waiting turn have several of these.
        std::shared_ptr<TurnOutcome> outcome;
        std::shared_ptr<EarlierTurn> earlier; ///< a repeat: this message is to be answered instead of its own
        std::optional<base::Error> error;
        std::shared_ptr<AcceptedMessage> accepted; ///< only the message was written
    };
    using Answered = base::Result<std::shared_ptr<TurnOutcome>>;
    [[nodiscard]] static Written failed(base::Error error);
    struct Turn {
        TurnRequest request;
        QObject *context = nullptr;
        std::function<void(base::Result<TurnOutcome>)> done;
        QByteArray requestId; ///< for the log; empty for a resumed turn
        QElapsedTimer since;
        QString line;                     ///< key of its session's queue
        std::optional<Message> accepted;  ///< already stored, waiting for its answer
        std::unique_ptr<TurnWords> words; ///< set if partial replies are wanted and a model writes them
        bool isDropped = false;           ///< `accepted` no longer waits for an answer: its case was closed
        bool isPatient = false;           ///< waits or has waited for a model; other commands are written first
        int attempts = 0;
        // Of the current attempt:
        std::shared_ptr<const Directory> directory;
        std::unique_ptr<Warm> warm; ///< of the first attempt; settling detects whether the session has changed
        turns::TurnInput input;
        Timestamp readAt; ///< when the input was read from the store
        turns::ShopMemory shop;
        qint64 shopVersion = 0;
        turns::TurnPlan plan;
        std::optional<base::Arrival<Written>> acceptance; ///< the commit of the message alone, while a model runs
        std::optional<Written> notAccepted;               ///< the result if that commit failed
    };
    /// A message that was accepted before a stop.
    struct Pending {
        CompanyId company;
        QString session;
        bool reopens = true;
        Message message;
        std::optional<Keyed> keyed;
    };

    /// Runs one turn, from queueing for @p session to the call of its `done`.
    [[nodiscard]] base::Task<> run(Turn turn, QString session);
    /// Plans and settles until the turn is complete, possibly as the answer to an earlier message with the same key.
    [[nodiscard]] base::Task<Answered> answer(Turn &turn);

    // The queue of a session:
    /// Returns what to await until @p turn is next in the queue of @p session; none if it is next already.
    [[nodiscard]] std::optional<base::Arrival<>> enter(Turn &turn, const QString &session);
    void leave(const Turn &turn);
    /// Continues a repeat with the message of the first request, in the queue of that one's session.
    [[nodiscard]] base::Task<> follow(Turn &turn, EarlierTurn earlier);

    // Planning, on the pool (TurnPlanning.cpp):
    /// Plans @p turn. Returns none if the plan is to be settled, else the turn's result without settling.
    [[nodiscard]] base::Task<std::optional<Written>> plan(Turn &turn);
    [[nodiscard]] base::Result<void> load(Turn &turn, store::Readers &readers, const CompanyEntry &entry) const;
    [[nodiscard]] bool isWarm(const Turn &turn) const;
    [[nodiscard]] base::Result<turns::TurnInput> inputFor(Turn &turn, store::Readers &readers,
                                                          const CompanyEntry &entry) const;
    /// Stores the message before a model is called, or while it runs if that is safe.
    [[nodiscard]] base::Task<base::Result<void>> accept(Turn &turn, const Reading &reading);
    /// Waits until the message is stored. Returns the result if it was not stored.
    [[nodiscard]] base::Task<std::optional<Written>> joinAcceptance(Turn &turn) const;

    // Writing:
    /// Runs @p step on the writer; the result arrives on the thread of @p context, or on the engine thread if it is
    /// null. The result is @p otherwise if the step sets none.
    using Step = void (*)(CommandContext &, Turn &, Written &);
    [[nodiscard]] base::Arrival<Written> write(Turn &turn, Step step, QObject *context,
                                               std::optional<base::Error> otherwise = {});
    [[nodiscard]] base::Arrival<Written> settle(Turn &turn);
    /// Ends @p turn with @p error. Books the cost of its models first, whatever the result. A repeat of an answered
    /// request gets that response, even if the request would fail now. A message whose case was closed before it was
    /// answered is not resumed at the next start.
    [[nodiscard]] base::Arrival<Written> end(Turn &turn, base::Error error);
    /// On the writer: returns true if @p turn is no repeat. Else @p written holds the earlier response or message.
    [[nodiscard]] static base::Result<bool> isNew(CommandContext &context, Turn &turn, Written &written);

    /// Begins an attempt.
    void prepare(Turn &turn);
    void listen(Turn &turn, const CompanyConfig &config);
    void keepWarm(Turn &turn, const TurnOutcome &outcome);
    void note(const Turn &turn, const Answered &result);
    [[nodiscard]] static std::vector<Pending> pendingOf(const store::Readers &readers, Timestamp since);
    [[nodiscard]] Turn turnOf(Pending pending, QObject *context) const;

    /// Attempts to plan a turn whose session keeps changing. Each failed attempt means that another command was settled
    /// meanwhile, so this many in a row indicate a defect.
    static constexpr int MaxAttempts = 8;

    ReaderPool &m_pool;
    Writer &m_writer;
    turns::Responders m_responders;
    const base::Clock &m_clock;
    base::Counter &m_turns;
    base::Counter &m_rethought;
    base::Histogram &m_thinkTime;
    base::Histogram &m_turnTime;
    std::array<std::atomic<bool>, 2> m_isFailing{};       ///< by tier
    QHash<QString, std::vector<base::Arrival<>>> m_lines; ///< by session: the turns that wait for the current one
    bool m_isResuming = false;
    std::vector<base::Arrival<>> m_behind; ///< turns that arrived while earlier ones were being resumed
    struct Watch {
        QPointer<QObject> context;
        std::function<bool(CompanyId)> isWanted;
        std::function<void(const PartialReply &)> told;
    };
    std::vector<std::shared_ptr<const Watch>> m_watches;
    QCache<QString, Warm> m_warm; ///< by session: the cached input for the next message of an active conversation
    base::TaskGroup m_running;    ///< last: turns use the members above
};

} // namespace tierdesk::engine
