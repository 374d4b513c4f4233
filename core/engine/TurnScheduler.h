#pragma once

#include "core/base/Counters.h"
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
#include <deque>

namespace tierdesk::engine {

/// The turns under way: one a session at a time, the others in line behind it in the order they came. Thinks on the
/// pool, settles by the writer, and thinks again when the session moved on in between.
/// Lives on the one thread that calls add(); the parts that run elsewhere touch none of its members but the references.
class TurnScheduler final
{
public:
    /// Turns of companies for whom models speak are planned on @p patient once they are accepted.
    TurnScheduler(ReaderPool &pool, ReaderPool &patient, Writer &writer, const EngineParts &parts);

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
    struct Warm {
        turns::TurnInput input;
        Timestamp readAt;
        turns::ShopMemory shop;
        qint64 shopVersion = 0; ///< the writer's, from before the shop was looked at
    };
    /// One turn on its way. What writes and what thinks at once share it and touch none of the same members.
    struct Ticket {
        TurnRequest request;
        QObject *context = nullptr;
        std::function<void(base::Result<TurnOutcome>)> done;
        QByteArray requestId; ///< for the log; empty for a turn that is resumed
        QString line;
        std::optional<Message> accepted;  ///< stored already, waiting for its answer
        std::optional<EarlierTurn> first; ///< of a repeat: the message that is to be answered instead of its own
        bool isPatient = false;           ///< a model is waited for
        bool isPondered = false;          ///< planned already: no model was needed
        int attempts = 0;
        QElapsedTimer since;
        /// What the session's last turn left, and when it was read; used for the first attempt only. It may have been
        /// overtaken: then the session's version gives it away when it is settled.
        std::optional<Warm> warm;
        // Between think and settle:
        turns::TurnInput input;
        Timestamp readAt; ///< when the input came from the store
        turns::ShopMemory shop;
        qint64 shopVersion = 0;
        turns::TurnPlan plan;
        std::optional<TurnOutcome> outcome;
        std::optional<base::Error> error;
        // Of a turn that is planned while its message is being accepted:
        std::atomic<int> awaited{0};           ///< of the two
        std::optional<AcceptedMessage> stored; ///< what was accepted, else `error`
        std::optional<base::Error> planFailed; ///< what kept it from being planned
        std::vector<ModelUse> owed;            ///< of a turn that ends without being settled
        bool isEnding = false;                 ///< without being settled
        bool isDropped = false;                ///< `accepted` waits for no answer any more: its case was closed
        std::unique_ptr<TurnWords> words;      ///< where somebody listens while a model speaks
    };
    using TicketPtr = std::shared_ptr<Ticket>;

    /// A message that was accepted before a stop.
    struct Pending {
        CompanyId company;
        QString session;
        bool reopens = true;
        Message message;
        std::optional<Keyed> keyed;
    };
    [[nodiscard]] static std::vector<Pending> pendingOf(const store::Readers &readers, Timestamp since);
    void resume(Pending pending, QObject *context);

    /// Puts @p ticket into the line of @p session, and takes it out again when its turn is over.
    void enter(const TicketPtr &ticket, const QString &session);
    void leave(const TicketPtr &ticket);
    /// A repeat goes on with the message of the first request, in that one's line.
    void follow(const TicketPtr &ticket);
    /// In the writer: whether @p ticket says something new. Else what was answered is its outcome, or what was said is
    /// its `first`.
    [[nodiscard]] static base::Result<bool> isNew(CommandContext &context, Ticket &ticket);
    void launch(const TicketPtr &ticket);
    void listen(Ticket &ticket);
    void planTurn(const TicketPtr &ticket, store::Readers *readers, const base::Error *failure);
    /// Plans @p ticket, whose input is there. Gives what kept it from that. With @p isAhead the message may be
    /// stored meanwhile.
    [[nodiscard]] std::optional<base::Error> ponder(Ticket &ticket, store::Readers &readers, const CompanyEntry &entry,
                                                    turns::Responders responders, bool isAhead);
    [[nodiscard]] bool ponderAlone(Ticket &ticket, store::Readers &readers, const CompanyEntry &entry);
    void accept(const TicketPtr &ticket);
    void goAhead(const TicketPtr &ticket);
    void planAhead(const TicketPtr &ticket, store::Readers *readers, const base::Error *failure);
    void meet(const TicketPtr &ticket);
    void giveUp(const TicketPtr &ticket);
    void conclude(const TicketPtr &ticket, const std::optional<base::Error> &failure);
    void settle(const TicketPtr &ticket);
    /// Leaves the message accepted and unanswered, for the next start, and keeps what models took.
    void putOff(const TicketPtr &ticket);
    /// Runs @p command by the writer and then, on the ticket's thread, @p then; a stale plan is launched again.
    void run(const TicketPtr &ticket, base::Result<void> (*command)(CommandContext &, Ticket &),
             std::function<void()> then);
    /// Posts the end of @p ticket to its context. What models took for it is booked first: it is paid for whatever
    /// came of it. A repeat of what was answered is answered alike, though it could not be done now. A message whose
    /// case was closed before it was answered is not taken up again by the next start.
    void end(const TicketPtr &ticket, base::Error error);
    [[nodiscard]] bool isWarm(const Ticket &ticket) const;
    /// The input for @p ticket: what was kept, if it is young, or read anew.
    [[nodiscard]] base::Result<turns::TurnInput> materialFor(const TicketPtr &ticket, store::Readers &readers,
                                                             const CompanyEntry &entry) const;
    void keepWarm(Ticket &ticket);
    void note(const Ticket &ticket, const base::Result<TurnOutcome> &result);
    void finish(const TicketPtr &ticket, base::Result<TurnOutcome> result);

    /// How often a turn is planned again because its session moved on. Each time another command was settled meanwhile,
    /// so this many in a row means a defect, not bad luck.
    static constexpr int MaxAttempts = 8;

    ReaderPool &m_pool;
    ReaderPool &m_patient;
    Writer &m_writer;
    turns::Responders m_responders;
    const base::Clock &m_clock;
    base::Counter &m_turns;
    base::Counter &m_rethought;
    base::Histogram &m_thinkTime;
    base::Histogram &m_turnTime;
    std::array<std::atomic<bool>, 2> m_isFailing{}; ///< by tier
    QHash<QString, std::deque<TicketPtr>> m_lines;  ///< the front one is under way
    bool m_isResuming = false;
    std::vector<std::pair<TicketPtr, QString>> m_behind; ///< with their sessions: came while it was resumed
    struct Watch {
        QPointer<QObject> context;
        std::function<bool(CompanyId)> isWanted;
        std::function<void(const PartialReply &)> told;
    };
    std::vector<std::shared_ptr<const Watch>> m_watches;
    QCache<QString, Warm> m_warm; ///< by line: what the next message of a live conversation is planned from
};

} // namespace tierdesk::engine
