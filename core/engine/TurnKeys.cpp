#include "core/engine/TurnKeys.h"

#include "core/engine/EventLog.h"
#include "core/engine/SessionSteps.h"
#include "core/store/Readers.h"

namespace tierdesk::engine {

namespace {

using base::Result;

/// Returns the turn with the audit log number @p seq that began with @p message, with its session's current state.
Result<TurnOutcome> settledTurn(CommandContext &context, CompanyId company, qint64 seq, Message message)
{
    auto events = TRY(eventsAfter(context.queries(), company, seq - 1, 1));
    if (events.empty() || events.front().seq != seq || !events.front().session)
        return base::fail(base::Fault::StorageFailed, u"the journal has no turn with the number %1"_s.arg(seq));
    Event &event = events.front();
    TurnOutcome outcome;
    outcome.session = *event.session;
    auto customer = TRY(customerOf(context, outcome.session));
    outcome.customer = std::move(customer);
    outcome.customerMessage = std::move(message);
    for (Message &each : event.messages) {
        if (each.id != outcome.customerMessage.id)
            outcome.answer = std::move(each);
    }
    outcome.escalations = std::move(event.escalations);
    outcome.actions = std::move(event.actions);
    outcome.isAwaitingHuman = outcome.session.tier == Tier::HumanAgent;
    TRY(findPlace(context, outcome));
    return outcome;
}

Result<EarlierTurn> unanswered(CommandContext &context, Message message)
{
    const auto session = TRY(context.store().sessions.byKey(message.session));
    EarlierTurn earlier;
    if (session) {
        earlier.message = std::move(message);
        earlier.sessionId = session->id;
    }
    return earlier;
}

} // namespace

Result<EarlierTurn> earlierTurn(CommandContext &context, const TurnRequest &request)
{
    EarlierTurn earlier;
    const auto kept = TRY(context.kept(request.company, *request.keyed));
    if (!kept)
        return earlier;
    if (!kept->message.isSet()) {
        earlier.answer = kept->body;
        return earlier;
    }
    auto message = TRY(context.store().messages.byId(kept->message));
    if (!message)
        return earlier;
    if (kept->settled == 0)
        return unanswered(context, std::move(*message));
    if (!request.encode) {
        earlier.answer = QByteArray();
        return earlier;
    }
    const auto outcome = TRY(settledTurn(context, request.company, kept->settled, std::move(*message)));
    earlier.answer = request.encode(outcome);
    TRY(context.keep(request.company, *request.keyed, *earlier.answer));
    return earlier;
}

} // namespace tierdesk::engine
