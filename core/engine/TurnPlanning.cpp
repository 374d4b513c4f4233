#include "core/engine/SessionSteps.h"
#include "core/engine/TurnInput.h"
#include "core/engine/TurnScheduler.h"

// How a turn is planned: what is read, and how its message is stored while a model runs.
namespace tierdesk::engine {

namespace {

/// How long a customer's data is cached with their conversation.
constexpr Millis WarmFor = Millis::seconds(20);

/// How many messages tier 2 reads: more than any model is shown or any rule needs, so that a session of weeks is not
/// read whole for every message.
constexpr int ManagerMessages = 100;

} // namespace

base::Task<std::optional<TurnScheduler::Written>> TurnScheduler::plan(Turn &turn)
{
    QElapsedTimer timer;
    timer.start();
    const auto readers = m_pool.readers();
    if (!readers)
        co_return failed(readers.error());
    const CompanyEntry *entry = turn.directory->company(turn.request.company);
    if (!entry)
        co_return failed(base::fail(base::Fault::NotFound, u"no such company"_s));
    if (!entry->company.config.isEnabled)
        co_return failed(
            base::fail(base::Fault::CompanyDisabled, u"customer service is switched off for this company"_s));

    // Read before the shop's data: a version that is too old only makes the next turn read it again.
    turn.shopVersion = m_writer.shopVersion();
    const bool isShopKnown = turn.attempts == 0 && turn.warm && turn.warm->shopVersion == turn.shopVersion;
    turn.shop = isShopKnown ? std::move(turn.warm->shop) : turns::ShopMemory();
    // One read transaction gives one consistent state and is cheaper: SQLite's cache does not outlive it.
    std::optional<store::Snapshot> snapshot;
    if (!isWarm(turn))
        snapshot.emplace((*readers)->database);
    if (const auto loaded = load(turn, **readers, *entry); !loaded)
        co_return failed(loaded.error());

    const turns::TurnInput &input = turn.input;
    turns::ShopTools tools(m_pool, entry->company, entry->company.configVersion,
                           input.customer ? &*input.customer : nullptr, input.session,
                           {entry->articles.get(), entry->products.get()}, input.now, turn.shop);
    std::optional<base::Error> historyFailure;
    const qint64 newest = input.recent.empty() ? 0 : input.recent.back().id.value;
    turns::PlanHooks hooks;
    hooks.words = turn.words.get();
    hooks.beforeModel = [&](const Reading &reading) {
        snapshot.reset(); // not held while a model runs
        return accept(turn, reading);
    };
    hooks.wholeHistory = [&]() -> std::vector<Message> {
        if (!input.session.key.isSet())
            return {};
        const auto current = m_pool.readers(); // may be another thread now
        auto all = current ? (*current)->rows.messages.lastOf(input.session.key, ManagerMessages)
                           : base::Result<std::vector<Message>>(current.error());
        if (!all) {
            historyFailure = all.error();
            return {};
        }
        // The message itself is not history, whether it is stored by now or not.
        std::erase_if(*all, [&](const Message &each) { return each.id.value > newest || each.id == input.message.id; });
        return std::move(*all);
    };
    turns::Responders responders = m_responders;
    responders.taught = entry->taught.get();
    std::vector<ModelUse> earlier = std::move(turn.plan.uses); // outdated plans also have a cost
    if (turn.words)
        turn.words->reset(); // of an outdated plan
    turn.plan = co_await turns::planTurn(input, entry->company, responders, tools, std::move(hooks));
    turn.plan.uses.insert(turn.plan.uses.begin(), earlier.begin(), earlier.end());
    for (const ModelUse &use : turn.plan.uses)
        turn.plan.draft.facts.costNanoUsd += use.cost;
    turn.plan.draft.facts.latencyMs = static_cast<int>(turn.since.elapsed());
    m_thinkTime.record(timer.nsecsElapsed() / 1000);

    auto instead = co_await joinAcceptance(turn);
    if (instead)
        co_return std::move(instead);
    if (tools.failure())
        co_return failed(*tools.failure());
    if (historyFailure)
        co_return failed(*historyFailure);
    // The program is stopping: the message stays accepted, and the next start answers it.
    if (turn.accepted && turn.plan.failure && ai::isCancelled(*turn.plan.failure))
        co_return failed(*turn.plan.failure);
    co_return std::nullopt;
}

base::Result<void> TurnScheduler::load(Turn &turn, store::Readers &readers, const CompanyEntry &entry) const
{
    turn.input = TRY(inputFor(turn, readers, entry));
    turns::TurnInput &input = turn.input;
    if (!turn.accepted)
        return bringFiles(readers, turn.request, input);
    if (input.session.key != turn.accepted->session)
        return base::fail(base::Fault::AlreadyResolved,
                          u"the message's session is resolved, and another one follows it"_s, {},
                          {{u"sessionId"_s, turn.request.sessionId}});
    input.message = *turn.accepted;
    // The stored message is among the recent ones, but is not history.
    std::erase_if(input.recent, [&](const Message &each) { return each.id == turn.accepted->id; });
    input.session.messageCount -= 1;
    return {};
}

bool TurnScheduler::isWarm(const Turn &turn) const
{
    return turn.warm && turn.attempts == 0 && !turn.accepted && m_clock.now() - turn.warm->readAt <= WarmFor;
}

base::Result<turns::TurnInput> TurnScheduler::inputFor(Turn &turn, store::Readers &readers,
                                                       const CompanyEntry &entry) const
{
    const Timestamp now = m_clock.now();
    if (!isWarm(turn)) {
        turn.readAt = now;
        return gather(readers, turn.request, entry, now);
    }
    TRY(checkJoining(turn.request, turn.warm->input.session));
    turn.readAt = turn.warm->readAt;
    turns::TurnInput input = std::move(turn.warm->input);
    beginTurn(input, turn.request, entry, now);
    return input;
}

base::Task<base::Result<void>> TurnScheduler::accept(Turn &turn, const Reading &reading)
{
    turn.isPatient = true;
    if (turn.words)
        turn.words->setSession(turn.input.session.id);
    if (turn.accepted)
        co_return base::Result<void>();
    noteReading(turn.input.message, reading);
    turn.acceptance = write(
        turn,
        [](CommandContext &context, Turn &t, Written &written) {
            const auto isFirst = isNew(context, t, written);
            if (!isFirst)
                written.error = isFirst.error();
            if (!isFirst || !*isFirst)
                return;
            if (auto accepted = acceptMessage(context, t.request, t.input))
                written.accepted = std::make_shared<AcceptedMessage>(std::move(*accepted));
            else
                written.error = std::move(accepted).error();
        },
        nullptr);
    // A repeat must be detected before a model is paid for it, and so must a message to a session that has changed.
    // Otherwise the message is written while the model runs, since the disk takes time.
    if (!turn.request.keyed && turn.attempts == 0)
        co_return base::Result<void>();
    const auto refused = co_await joinAcceptance(turn);
    if (refused)
        co_return refused->error.value_or(base::fail(base::Fault::Conflict, u"a repeat"_s));
    co_return base::Result<void>();
}

base::Task<std::optional<TurnScheduler::Written>> TurnScheduler::joinAcceptance(Turn &turn) const
{
    if (!turn.acceptance)
        co_return turn.notAccepted; // joined before, or never started
    Written written = co_await *turn.acceptance;
    turn.acceptance.reset();
    if (!written.accepted) {
        turn.notAccepted = std::move(written);
        co_return turn.notAccepted;
    }
    // From here on it is a message to an existing session, even if that follows another one.
    turn.request.sessionId = turn.input.session.id;
    turn.request.start.reset();
    turn.accepted = written.accepted->message;
    turn.input.message = std::move(written.accepted->message);
    turn.input.session = std::move(written.accepted->session);
    turn.input.session.messageCount -= 1;
    co_return std::nullopt;
}

} // namespace tierdesk::engine
