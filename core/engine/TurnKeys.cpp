#include "core/engine/TurnKeys.h"

#include "core/engine/EventLog.h"
#include "core/engine/SessionSteps.h"
#include "core/store/Readers.h"

namespace tierdesk::engine {

namespace {

using base::Result;

/// The turn whose journal row is @p seq, its session as it stands now.
Result<TurnOutcome> settledTurn(Unit &unit, CompanyId company, qint64 seq)
{
    auto events = eventsAfter(unit.queries(), company, seq - 1, 1);
    if (!events)
        return events.error();
    if (events->empty() || events->front().seq != seq || !events->front().session)
        return base::fail(base::Fault::StorageFailed,
                          QStringLiteral("the journal has no turn with the number %1").arg(seq));
    Event &event = events->front();
    TurnOutcome outcome;
    outcome.session = *event.session;
    auto customer = customerOf(unit, outcome.session);
    if (!customer)
        return customer.error();
    outcome.customer = std::move(*customer);
    for (Message &message : event.messages) {
        if (message.speaker == Speaker::Customer)
            outcome.customerMessage = std::move(message);
        else
            outcome.answer = std::move(message);
    }
    outcome.escalations = std::move(event.escalations);
    outcome.actions = std::move(event.actions);
    outcome.isAwaitingHuman = outcome.session.tier == Tier::HumanAgent;
    if (const auto found = findPlace(unit, outcome); !found)
        return found.error();
    return outcome;
}

} // namespace

Result<EarlierTurn> earlierTurn(Unit &unit, const TurnRequest &request)
{
    EarlierTurn earlier;
    const auto kept = unit.kept(request.company, *request.keyed);
    if (!kept)
        return kept.error();
    if (!*kept)
        return earlier;
    if ((*kept)->message.isSet()) {
        auto message = unit.store().messages.byId((*kept)->message);
        if (!message)
            return message.error();
        if (!*message)
            return earlier;
        const auto session = unit.store().sessions.byKey((*message)->session);
        if (!session)
            return session.error();
        if (*session) {
            earlier.message = std::move(*message);
            earlier.sessionId = (*session)->id;
        }
        return earlier;
    }
    if ((*kept)->settled == 0 || !request.encode) {
        earlier.answer = (*kept)->body;
        return earlier;
    }
    const auto outcome = settledTurn(unit, request.company, (*kept)->settled);
    if (!outcome)
        return outcome.error();
    earlier.answer = request.encode(*outcome);
    if (const auto printed = unit.keep(request.company, *request.keyed, *earlier.answer); !printed)
        return printed.error();
    return earlier;
}

} // namespace tierdesk::engine
