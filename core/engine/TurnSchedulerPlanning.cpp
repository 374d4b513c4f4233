#include "core/base/LogContext.h"
#include "core/engine/SessionSteps.h"
#include "core/engine/TurnInput.h"
#include "core/engine/TurnScheduler.h"
#include "core/store/Database.h"
#include "core/store/Readers.h"

// How one turn is planned: what is read, what is asked while the message is written, and what is made of it.
namespace tierdesk::engine {

namespace {

/// What tier 2 looks back at: more than any model is shown or any rule asks for. A session of weeks would be read whole
/// with every message to it.
constexpr int ManagerMessages = 100;

/// Stands where a model would speak, to see whether it is needed at all. One plan's.
class Unasked final : public ai::Responder
{
public:
    explicit Unasked(const ai::Responder &real)
        : m_real(real)
    {}
    [[nodiscard]] QString model() const override { return m_real.model(); }
    [[nodiscard]] bool isImmediate(const CompanyConfig &) const override { return true; }
    [[nodiscard]] base::Result<ai::Draft> respond(const ai::TurnContext &, ai::Tools &) const override
    {
        m_isNeeded = true;
        return base::fail(base::Fault::AiUnavailable, QStringLiteral("a model is needed"));
    }
    [[nodiscard]] QString handover(const ai::TurnContext &context, Reason reason) const override
    {
        return m_real.handover(context, reason);
    }
    [[nodiscard]] bool isNeeded() const { return m_isNeeded; }

private:
    const ai::Responder &m_real;
    mutable bool m_isNeeded = false;
};

} // namespace

void TurnScheduler::planTurn(const TicketPtr &ticket, store::Readers *readers, const base::Error *failure)
{
    if (!readers)
        return end(ticket, *failure);
    QElapsedTimer timer;
    timer.start();
    const auto directory = m_writer.directory();
    const CompanyEntry *entry = directory->company(ticket->request.company);
    if (!entry)
        return end(ticket, base::fail(base::Fault::NotFound, QStringLiteral("no such company")));
    if (!entry->company.config.isEnabled)
        return end(ticket, base::fail(base::Fault::CompanyDisabled,
                                      QStringLiteral("customer service is switched off for this company")));

    // Read before the shop is: a version that is too old only makes the next turn look again.
    ticket->shopVersion = m_writer.shopVersion();
    const bool isShopKnown = ticket->attempts == 0 && ticket->warm && ticket->warm->shopVersion == ticket->shopVersion;
    ticket->shop = isShopKnown ? std::move(ticket->warm->shop) : turns::ShopMemory();
    // What is read is read from one state, and at the price of one read transaction: SQLite's cache lasts no longer.
    std::optional<store::Snapshot> snapshot;
    if (!isWarm(*ticket))
        snapshot.emplace(readers->database);
    auto gathered = materialFor(ticket, *readers, *entry);
    const CompanyConfig &config = entry->company.config;
    const bool isImmediate = m_responders.aiRep.isImmediate(config) && m_responders.aiManager.isImmediate(config);
    ticket->isPatient = !isImmediate;
    ticket->isPondered = false;
    if (!isImmediate)
        snapshot.reset(); // not held while a model thinks
    if (!gathered)
        return end(ticket, gathered.error());
    ticket->input = std::move(*gathered);
    turns::TurnInput &input = ticket->input;
    if (ticket->accepted) {
        if (input.session.key != ticket->accepted->session)
            return end(ticket,
                       base::fail(base::Fault::AlreadyResolved,
                                  QStringLiteral("the message's session is resolved, and another one follows it"), {},
                                  {{QStringLiteral("sessionId"), ticket->request.sessionId}}));
        input.message = *ticket->accepted;
        // The stored message is among the recent ones; it is being answered, not looked back at.
        std::erase_if(input.recent, [&](const Message &each) { return each.id == ticket->accepted->id; });
        input.session.messageCount -= 1;
    } else if (const auto brought = bringFiles(*readers, ticket->request, input); !brought) {
        return end(ticket, brought.error());
    } else if (input.session.tier != Tier::HumanAgent && !isImmediate && !ponderAlone(*ticket, *readers, *entry)) {
        const QByteArray utf8 = input.message.text.toUtf8();
        const Reading reading =
            m_responders.reader.read({utf8.constData(), static_cast<size_t>(utf8.size())}, entry->taught.get());
        noteReading(input.message, reading);
        // A repeat must be known as one before a model is paid for it.
        if (ticket->request.keyed || ticket->attempts > 0)
            return accept(ticket);
        QMetaObject::invokeMethod(
            ticket->context, [this, ticket] { goAhead(ticket); }, Qt::QueuedConnection);
        return;
    }
    const auto failed = ticket->isPondered ? std::exchange(ticket->planFailed, std::nullopt)
                                           : ponder(*ticket, *readers, *entry, m_responders, false);
    m_thinkTime.record(timer.nsecsElapsed() / 1000);
    conclude(ticket, failed);
}

/// Where the tier itself speaks without a model, most turns need none: they are planned at once, settled in one commit
/// and in nobody's line. False, and nothing planned, when the case escalates to where a model speaks.
bool TurnScheduler::ponderAlone(Ticket &ticket, store::Readers &readers, const CompanyEntry &entry)
{
    const Tier tier = ticket.input.session.tier;
    if (tier != Tier::AiRep || !entry.company.config.models.of(tier).chain.isEmpty())
        return false;
    const Unasked manager(m_responders.aiManager);
    ticket.planFailed =
        ponder(ticket, readers, entry, {m_responders.reader, m_responders.aiRep, manager, nullptr}, false);
    ticket.isPondered = !manager.isNeeded();
    if (ticket.isPondered) {
        ticket.isPatient = false;
    } else {
        ticket.planFailed.reset();
        ticket.plan = turns::TurnPlan();
    }
    return ticket.isPondered;
}

std::optional<base::Error> TurnScheduler::ponder(Ticket &ticket, store::Readers &readers, const CompanyEntry &entry,
                                                 turns::Responders responders, bool isAhead)
{
    const turns::TurnInput &input = ticket.input;
    turns::ShopTools tools(readers, entry.company, entry.company.configVersion,
                           input.customer ? &*input.customer : nullptr, input.session,
                           {entry.articles.get(), entry.products.get()}, input.now, ticket.shop);
    std::optional<base::Error> historyFailure;
    const qint64 newest = input.recent.empty() ? 0 : input.recent.back().id.value;
    const auto wholeHistory = [&]() -> std::vector<Message> {
        if (!input.session.key.isSet())
            return {};
        auto all = readers.rows.messages.lastOf(input.session.key, ManagerMessages);
        if (!all) {
            historyFailure = all.error();
            return {};
        }
        // The message is being answered, not looked back at, whether it is stored by now or not.
        std::erase_if(
            *all, [&](const Message &each) { return isAhead ? each.id.value > newest : each.id == input.message.id; });
        return std::move(*all);
    };
    std::vector<ModelUse> earlier = std::move(ticket.plan.uses); // of thoughts that came too late: they cost too
    if (ticket.words)
        ticket.words->reset(); // of a plan that came too late
    responders.taught = entry.taught.get();
    ticket.plan = turns::planTurn(input, entry.company, responders, tools, wholeHistory, ticket.words.get());
    if (!earlier.empty())
        ticket.plan.uses.insert(ticket.plan.uses.begin(), earlier.begin(), earlier.end());
    for (const ModelUse &use : ticket.plan.uses)
        ticket.plan.draft.facts.costNanoUsd += use.cost;
    if (tools.failure())
        return *tools.failure();
    if (historyFailure)
        return historyFailure;
    ticket.plan.draft.facts.latencyMs = static_cast<int>(ticket.since.elapsed());
    return std::nullopt;
}

void TurnScheduler::conclude(const TicketPtr &ticket, const std::optional<base::Error> &failure)
{
    if (failure)
        return end(ticket, *failure);
    if (ticket->accepted && ticket->plan.failure && ai::isCancelled(*ticket->plan.failure))
        return putOff(ticket);
    settle(ticket);
}

/// Asks the model while the message is being written: neither needs the other, and the disk takes its time.
void TurnScheduler::goAhead(const TicketPtr &ticket)
{
    const log::RequestScope logged(ticket->requestId);
    listen(*ticket);
    ticket->awaited = 2;
    m_writer.submit({ticket->request.actor,
                     [ticket](CommandContext &context) -> const base::Error * {
                         // A group that failed is run again, so every run starts from nothing.
                         ticket->error.reset();
                         if (auto accepted = acceptMessage(context, ticket->request, ticket->input))
                             ticket->stored = std::move(*accepted);
                         else
                             ticket->error = accepted.error();
                         return ticket->error ? &*ticket->error : nullptr;
                     },
                     [this, ticket](const base::Error *failure) {
                         if (failure)
                             ticket->error = *failure;
                         meet(ticket);
                     },
                     ticket->context, true});
    m_patient.run(ticket->request.company, [this, ticket](store::Readers *readers, const base::Error *failure) {
        planAhead(ticket, readers, failure);
    });
}

void TurnScheduler::planAhead(const TicketPtr &ticket, store::Readers *readers, const base::Error *failure)
{
    QElapsedTimer timer;
    timer.start();
    const auto directory = m_writer.directory();
    const CompanyEntry *entry = directory->company(ticket->request.company);
    if (!readers)
        ticket->planFailed = *failure;
    else if (!entry)
        ticket->planFailed = base::fail(base::Fault::NotFound, QStringLiteral("no such company"));
    else
        ticket->planFailed = ponder(*ticket, *readers, *entry, m_responders, true);
    m_thinkTime.record(timer.nsecsElapsed() / 1000);
    meet(ticket);
}

/// Whoever is done last goes on, on whichever thread that is.
void TurnScheduler::meet(const TicketPtr &ticket)
{
    if (ticket->awaited.fetch_sub(1) != 1)
        return;
    if (ticket->error) {
        QMetaObject::invokeMethod(
            ticket->context, [this, ticket] { giveUp(ticket); }, Qt::QueuedConnection);
        return;
    }
    // From here on it is a message to a session that exists, also where it is one that follows another.
    ticket->request.sessionId = ticket->input.session.id;
    ticket->request.start.reset();
    ticket->accepted = ticket->stored->message;
    ticket->input.message = ticket->stored->message;
    ticket->input.session = std::move(ticket->stored->session);
    ticket->input.session.messageCount -= 1;
    conclude(ticket, ticket->planFailed);
}

/// Of a message that was not accepted; what was planned of it is paid for all the same.
void TurnScheduler::giveUp(const TicketPtr &ticket)
{
    const log::RequestScope logged(ticket->requestId);
    if (isStale(*ticket->error) && ++ticket->attempts < MaxAttempts) {
        m_rethought.add();
        return launch(ticket);
    }
    end(ticket, *ticket->error);
}

void TurnScheduler::accept(const TicketPtr &ticket)
{
    run(
        ticket,
        [](CommandContext &context, Ticket &t) -> base::Result<void> {
            const auto isFirst = isNew(context, t);
            if (!isFirst)
                return isFirst.error();
            if (!*isFirst)
                return {};
            auto accepted = acceptMessage(context, t.request, t.input);
            if (!accepted)
                return accepted.error();
            t.stored = std::move(*accepted);
            return {};
        },
        [this, ticket] {
            if (ticket->first)
                return follow(ticket);
            if (ticket->outcome)
                return finish(ticket, std::move(*ticket->outcome));
            // From here on it is a message to a session that exists, also where it is one that follows another.
            ticket->request.sessionId = ticket->input.session.id;
            ticket->request.start.reset();
            ticket->accepted = std::move(ticket->stored->message);
            launch(ticket);
        });
}

void TurnScheduler::settle(const TicketPtr &ticket)
{
    run(
        ticket,
        [](CommandContext &context, Ticket &t) -> base::Result<void> {
            const auto isFirst = isNew(context, t);
            if (!isFirst)
                return isFirst.error();
            if (!*isFirst)
                return {};
            auto settled = settleTurn(context, t.request, t.input, t.plan);
            if (!settled)
                return settled.error();
            t.outcome = std::move(*settled);
            return {};
        },
        [this, ticket] {
            if (ticket->first)
                return follow(ticket);
            if (!ticket->outcome->replay) {
                m_turns.add();
                keepWarm(*ticket);
            }
            finish(ticket, std::move(*ticket->outcome));
        });
}

void TurnScheduler::putOff(const TicketPtr &ticket)
{
    end(ticket, *ticket->plan.failure);
}

} // namespace tierdesk::engine
