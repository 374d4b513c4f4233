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

/// Runs customers' turns: one a session at a time, the others after it in the order in which they came. A turn is one
/// coroutine, run(): it waits for its session, is planned on the pool, settled by the writer, and planned again when
/// the session moved on in between.
///
/// Thread: add() is called on one thread, on which turns begin and end; plans run on the pool.
class TurnScheduler final
{
public:
    TurnScheduler(ReaderPool &pool, Writer &writer, const EngineParts &parts);

    /// @p done runs on @p context's thread, which is this one.
    void add(TurnRequest request, QObject *context, std::function<void(base::Result<TurnOutcome>)> done);

    /// See Engine::watchWords().
    void watchWords(QObject *context, std::function<bool(CompanyId)> isWanted,
                    std::function<void(const PartialReply &)> told);

    /// Takes up what was accepted before a stop and has no answer, each with the key that it came with. What is added
    /// meanwhile goes behind.
    void resumePending(QObject *context);

    /// True when the last turn of @p tier (not HUMAN_AGENT) got no words from its responder; any thread.
    [[nodiscard]] bool isFailing(Tier tier) const
    {
        return m_isFailing[static_cast<size_t>(tier)].load(std::memory_order_relaxed);
    }
    [[nodiscard]] const base::Histogram &turnTime() const { return m_turnTime; }

private:
    /// What a turn leaves for the next one of its conversation.
    struct Warm {
        turns::TurnInput input;
        Timestamp readAt;
        turns::ShopMemory shop;
        qint64 shopVersion = 0; ///< the writer's, from before the shop was looked at
    };
    /// What a turn, or a step of it, came to: one of these.
    struct Written {
        std::optional<TurnOutcome> outcome;
        std::optional<EarlierTurn> earlier; ///< it is a repeat, and this message is to be answered instead of its own
        std::optional<base::Error> error;
        std::optional<AcceptedMessage> accepted; ///< the message alone was written
    };
    [[nodiscard]] static Written failed(base::Error error);
    struct Turn {
        TurnRequest request;
        QObject *context = nullptr;
        std::function<void(base::Result<TurnOutcome>)> done;
        QByteArray requestId; ///< for the log; empty for a turn that is resumed
        QElapsedTimer since;
        QString line;                     ///< of its session
        std::optional<Message> accepted;  ///< stored already, waiting for its answer
        std::unique_ptr<TurnWords> words; ///< where somebody listens while a model speaks
        bool isDropped = false;           ///< `accepted` waits for no answer any more: its case was closed
        bool isPatient = false;           ///< a model is waited for, or was: others are written first
        int attempts = 0;
        // Of the attempt that is under way:
        std::shared_ptr<const Directory> directory;
        std::optional<Warm> warm; ///< of the first attempt; where the session moved on, settling finds out
        turns::TurnInput input;
        Timestamp readAt; ///< when the input came from the store
        turns::ShopMemory shop;
        qint64 shopVersion = 0;
        turns::TurnPlan plan;
        std::optional<base::Arrival<Written>> acceptance; ///< of the message alone, while a model is asked
        std::optional<Written> notAccepted;               ///< what came of that instead
    };
    /// A message that was accepted before a stop.
    struct Pending {
        CompanyId company;
        QString session;
        bool reopens = true;
        Message message;
        std::optional<Keyed> keyed;
    };

    /// One turn from its place in @p session's line to the call of its `done`.
    [[nodiscard]] base::Task<> run(Turn turn, QString session);
    /// Plans and writes until it is done, also as the answer to an earlier message with the same key.
    [[nodiscard]] base::Task<base::Result<TurnOutcome>> answer(Turn &turn);

    // The line of a session:
    /// What to await until @p turn's time has come in @p session's line; none if it has.
    [[nodiscard]] std::optional<base::Arrival<>> enter(Turn &turn, const QString &session);
    void leave(const Turn &turn);
    /// A repeat goes on with the message of the first request, in that one's line.
    [[nodiscard]] base::Task<> follow(Turn &turn, EarlierTurn earlier);

    // Planning, on the pool (TurnPlanning.cpp):
    /// None when the turn's plan is to be settled; else what came of the turn without.
    [[nodiscard]] base::Task<std::optional<Written>> plan(Turn &turn);
    [[nodiscard]] base::Result<void> load(Turn &turn, store::Readers &readers, const CompanyEntry &entry) const;
    [[nodiscard]] bool isWarm(const Turn &turn) const;
    [[nodiscard]] base::Result<turns::TurnInput> inputFor(Turn &turn, store::Readers &readers,
                                                          const CompanyEntry &entry) const;
    /// Has the message stored before a model is asked, while it is asked where nothing speaks against it.
    [[nodiscard]] base::Task<base::Result<void>> accept(Turn &turn, const Reading &reading);
    /// Waits until the message is stored. What came of it instead, if it is not.
    [[nodiscard]] base::Task<std::optional<Written>> joinAcceptance(Turn &turn) const;

    // Writing:
    /// Has @p step run by the writer, which tells @p context's thread, or null the engine thread. With @p otherwise
    /// when the step brings nothing.
    using Step = void (*)(CommandContext &, Turn &, Written &);
    [[nodiscard]] base::Arrival<Written> write(Turn &turn, Step step, QObject *context,
                                               std::optional<base::Error> otherwise = {});
    [[nodiscard]] base::Arrival<Written> settle(Turn &turn);
    /// Ends @p turn with @p error. What models took for it is booked first: it is paid for whatever came of it. A
    /// repeat of what was answered is answered alike, though it could not be done now. A message whose case was closed
    /// before it was answered is not taken up again by the next start.
    [[nodiscard]] base::Arrival<Written> end(Turn &turn, base::Error error);
    /// In the writer: whether @p turn says something new. Else @p written holds what was answered or said.
    [[nodiscard]] static base::Result<bool> isNew(CommandContext &context, Turn &turn, Written &written);

    /// Begins an attempt.
    void prepare(Turn &turn);
    void listen(Turn &turn, const CompanyConfig &config);
    void keepWarm(Turn &turn, const TurnOutcome &outcome);
    void note(const Turn &turn, const base::Result<TurnOutcome> &result);
    [[nodiscard]] static std::vector<Pending> pendingOf(const store::Readers &readers, Timestamp since);
    [[nodiscard]] Turn turnOf(Pending pending, QObject *context) const;

    /// How often a turn is planned again because its session moved on. Each time another command was settled meanwhile,
    /// so this many in a row means a defect, not bad luck.
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
    QHash<QString, std::vector<base::Arrival<>>> m_lines; ///< by session: who waits for the turn under way
    bool m_isResuming = false;
    std::vector<base::Arrival<>> m_behind; ///< turns that came while it was resumed
    struct Watch {
        QPointer<QObject> context;
        std::function<bool(CompanyId)> isWanted;
        std::function<void(const PartialReply &)> told;
    };
    std::vector<std::shared_ptr<const Watch>> m_watches;
    QCache<QString, Warm> m_warm; ///< by line: what the next message of a live conversation is planned from
    base::TaskGroup m_running;    ///< last: turns use what is above
};

} // namespace tierdesk::engine
