#include "core/base/LogContext.h"
#include "core/engine/Material.h"
#include "core/engine/SessionSteps.h"
#include "core/engine/TurnLine.h"
#include "core/store/Database.h"
#include "core/store/Readers.h"

// How one turn is thought: what is read, what is asked while the message is written, and what is made of it.
namespace tierdesk::engine {

namespace {

/// What tier 2 looks back at: more than any model is shown or any rule asks for. A session of weeks would be read whole
/// with every message to it.
constexpr int ManagerMessages = 100;

/// Stands where a model would speak, to see whether it is needed at all. One thought's.
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

void TurnLine::think(const TicketPtr &ticket, store::Readers *readers, const base::Error *failure)
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
    const bool isImmediate = m_minds.aiRep.isImmediate(config) && m_minds.aiManager.isImmediate(config);
    ticket->isPatient = !isImmediate;
    ticket->isPondered = false;
    if (!isImmediate)
        snapshot.reset(); // not held while a model thinks
    if (!gathered)
        return end(ticket, gathered.error());
    ticket->material = std::move(*gathered);
    turns::Material &material = ticket->material;
    if (ticket->accepted) {
        if (material.session.key != ticket->accepted->session)
            return end(ticket,
                       base::fail(base::Fault::AlreadyResolved,
                                  QStringLiteral("the message's session is resolved, and another one follows it"), {},
                                  {{QStringLiteral("sessionId"), ticket->request.sessionId}}));
        material.message = *ticket->accepted;
        // The stored message is among the recent ones; it is being answered, not looked back at.
        std::erase_if(material.recent, [&](const Message &each) { return each.id == ticket->accepted->id; });
        material.session.messageCount -= 1;
    } else if (const auto brought = bringFiles(*readers, ticket->request, material); !brought) {
        return end(ticket, brought.error());
    } else if (material.session.tier != Tier::HumanAgent && !isImmediate && !ponderAlone(*ticket, *readers, *entry)) {
        const QByteArray utf8 = material.message.text.toUtf8();
        const Reading reading =
            m_minds.reader.read({utf8.constData(), static_cast<size_t>(utf8.size())}, entry->taught.get());
        noteReading(material.message, reading);
        // A repeat must be known as one before a model is paid for it.
        if (ticket->request.keyed || ticket->attempts > 0)
            return accept(ticket);
        QMetaObject::invokeMethod(
            ticket->context, [this, ticket] { goAhead(ticket); }, Qt::QueuedConnection);
        return;
    }
    const auto failed = ticket->isPondered ? std::exchange(ticket->thoughtFailed, std::nullopt)
                                           : ponder(*ticket, *readers, *entry, m_minds, false);
    m_thinkTime.record(timer.nsecsElapsed() / 1000);
    conclude(ticket, failed);
}

/// Where the tier itself speaks without a model, most turns need none: they are thought at once, settled in one commit
/// and in nobody's line. False, and nothing thought, when the case climbs to where a model speaks.
bool TurnLine::ponderAlone(Ticket &ticket, store::Readers &readers, const CompanyEntry &entry)
{
    const Tier tier = ticket.material.session.tier;
    if (tier != Tier::AiRep || !entry.company.config.models.of(tier).chain.isEmpty())
        return false;
    const Unasked manager(m_minds.aiManager);
    ticket.thoughtFailed = ponder(ticket, readers, entry, {m_minds.reader, m_minds.aiRep, manager, nullptr}, false);
    ticket.isPondered = !manager.isNeeded();
    if (ticket.isPondered) {
        ticket.isPatient = false;
    } else {
        ticket.thoughtFailed.reset();
        ticket.thought = turns::Thought();
    }
    return ticket.isPondered;
}

std::optional<base::Error> TurnLine::ponder(Ticket &ticket, store::Readers &readers, const CompanyEntry &entry,
                                            turns::Minds minds, bool isAhead)
{
    const turns::Material &material = ticket.material;
    turns::ShopTools tools(readers, entry.company, entry.company.configVersion,
                           material.customer ? &*material.customer : nullptr, material.session,
                           {entry.articles.get(), entry.products.get()}, material.now, ticket.shop);
    std::optional<base::Error> historyFailure;
    const qint64 newest = material.recent.empty() ? 0 : material.recent.back().id.value;
    const auto wholeHistory = [&]() -> std::vector<Message> {
        if (!material.session.key.isSet())
            return {};
        auto all = readers.rows.messages.lastOf(material.session.key, ManagerMessages);
        if (!all) {
            historyFailure = all.error();
            return {};
        }
        // The message is being answered, not looked back at, whether it is stored by now or not.
        std::erase_if(*all, [&](const Message &each) {
            return isAhead ? each.id.value > newest : each.id == material.message.id;
        });
        return std::move(*all);
    };
    std::vector<ModelUse> earlier = std::move(ticket.thought.uses); // of thoughts that came too late: they cost too
    if (ticket.words)
        ticket.words->reset(); // of a thought that came too late
    minds.taught = entry.taught.get();
    ticket.thought = turns::think(material, entry.company, minds, tools, wholeHistory, ticket.words.get());
    if (!earlier.empty())
        ticket.thought.uses.insert(ticket.thought.uses.begin(), earlier.begin(), earlier.end());
    for (const ModelUse &use : ticket.thought.uses)
        ticket.thought.draft.facts.costNanoUsd += use.cost;
    if (tools.failure())
        return *tools.failure();
    if (historyFailure)
        return historyFailure;
    ticket.thought.draft.facts.latencyMs = static_cast<int>(ticket.since.elapsed());
    return std::nullopt;
}

void TurnLine::conclude(const TicketPtr &ticket, const std::optional<base::Error> &failure)
{
    if (failure)
        return end(ticket, *failure);
    if (ticket->accepted && ticket->thought.failure && ai::isCancelled(*ticket->thought.failure))
        return putOff(ticket);
    settle(ticket);
}

/// Asks the model while the message is being written: neither needs the other, and the disk takes its time.
void TurnLine::goAhead(const TicketPtr &ticket)
{
    const log::RequestScope logged(ticket->requestId);
    listen(*ticket);
    ticket->awaited = 2;
    m_writer.submit({ticket->request.actor,
                     [ticket](Unit &unit) -> const base::Error * {
                         // A group that failed is run again, so every run starts from nothing.
                         ticket->error.reset();
                         if (auto accepted = acceptMessage(unit, ticket->request, ticket->material))
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
        thinkAhead(ticket, readers, failure);
    });
}

void TurnLine::thinkAhead(const TicketPtr &ticket, store::Readers *readers, const base::Error *failure)
{
    QElapsedTimer timer;
    timer.start();
    const auto directory = m_writer.directory();
    const CompanyEntry *entry = directory->company(ticket->request.company);
    if (!readers)
        ticket->thoughtFailed = *failure;
    else if (!entry)
        ticket->thoughtFailed = base::fail(base::Fault::NotFound, QStringLiteral("no such company"));
    else
        ticket->thoughtFailed = ponder(*ticket, *readers, *entry, m_minds, true);
    m_thinkTime.record(timer.nsecsElapsed() / 1000);
    meet(ticket);
}

/// Whoever is done last goes on, on whichever thread that is.
void TurnLine::meet(const TicketPtr &ticket)
{
    if (ticket->awaited.fetch_sub(1) != 1)
        return;
    if (ticket->error) {
        QMetaObject::invokeMethod(
            ticket->context, [this, ticket] { giveUp(ticket); }, Qt::QueuedConnection);
        return;
    }
    // From here on it is a message to a session that exists, also where it is one that follows another.
    ticket->request.sessionId = ticket->material.session.id;
    ticket->request.start.reset();
    ticket->accepted = ticket->stored->message;
    ticket->material.message = ticket->stored->message;
    ticket->material.session = std::move(ticket->stored->session);
    ticket->material.session.messageCount -= 1;
    conclude(ticket, ticket->thoughtFailed);
}

/// Of a message that was not accepted; what was thought of it is paid for all the same.
void TurnLine::giveUp(const TicketPtr &ticket)
{
    const log::RequestScope logged(ticket->requestId);
    if (isStale(*ticket->error) && ++ticket->attempts < MaxAttempts) {
        m_rethought.add();
        return launch(ticket);
    }
    end(ticket, *ticket->error);
}

void TurnLine::accept(const TicketPtr &ticket)
{
    run(
        ticket,
        [](Unit &unit, Ticket &t) -> base::Result<void> {
            const auto isFirst = isNew(unit, t);
            if (!isFirst)
                return isFirst.error();
            if (!*isFirst)
                return {};
            auto accepted = acceptMessage(unit, t.request, t.material);
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
            ticket->request.sessionId = ticket->material.session.id;
            ticket->request.start.reset();
            ticket->accepted = std::move(ticket->stored->message);
            launch(ticket);
        });
}

void TurnLine::settle(const TicketPtr &ticket)
{
    run(
        ticket,
        [](Unit &unit, Ticket &t) -> base::Result<void> {
            const auto isFirst = isNew(unit, t);
            if (!isFirst)
                return isFirst.error();
            if (!*isFirst)
                return {};
            auto settled = settleTurn(unit, t.request, t.material, t.thought);
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

void TurnLine::putOff(const TicketPtr &ticket)
{
    end(ticket, *ticket->thought.failure);
}

} // namespace tierdesk::engine
