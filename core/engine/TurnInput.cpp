#include "core/engine/TurnInput.h"

#include "core/base/Random.h"
#include "core/domain/DoorTraits.h"
#include "core/engine/Redaction.h"
#include "core/engine/SessionSteps.h"
#include "core/mind/policy/Escalation.h"
#include "core/store/Readers.h"

namespace tierdesk::engine {

namespace {

using base::Result;

/// Adds the customer's history in other sessions: recent contacts, and whether one was escalated before.
Result<void> addHistory(store::Readers &readers, const CompanyConfig &config, Timestamp now, turns::TurnInput &input)
{
    if (!input.customer)
        return {};
    const auto contacts =
        TRY(readers.sessions.recentContacts(input.customer->id, now - config.escalation.repeatWindow));
    // A session that is not stored yet counts too.
    input.recentContacts = contacts + (input.session.key.isSet() ? 0 : 1);
    input.hasEscalatedBefore = TRY(readers.rows.escalations.hasEarlier(input.customer->id, input.session.key));
    return {};
}

bool isPastReopening(const Session &session, const CompanyConfig &config, Timestamp now)
{
    const Timestamp endedAt = session.resolvedAt.value_or(session.updatedAt);
    return session.status == Status::Resolved && endedAt + config.sessions.reopenWithin <= now;
}

/// Returns the session @p id, or the latest one after it if it is too old to reopen: clients know only the first id.
Result<std::optional<store::StoredTurnInput>> latest(store::Readers &readers, const Company &company, const QString &id,
                                                     Timestamp now)
{
    constexpr int MaxSteps = 50; // a conversation continued every few days for months
    auto found = readers.sessions.turnInput(company.id, id, RecentMessages, RecentActions);
    for (int step = 0; step < MaxSteps && found && *found; ++step) {
        if (!isPastReopening((*found)->session, company.config, now))
            break;
        const auto next = TRY(readers.rows.sessions.following(company.id, (*found)->session.id));
        if (!next)
            break;
        found = readers.sessions.turnInput(company.id, next->id, RecentMessages, RecentActions);
    }
    return found;
}

Result<turns::TurnInput> gatherNew(store::Readers &readers, const StartSession &start, const CompanyEntry &entry,
                                   Timestamp now)
{
    turns::TurnInput input;
    auto customer = TRY(readers.rows.customers.byRef(entry.company.id, start.customerRef));
    input.customer = std::move(customer);
    input.session = newSession(start, entry.company, input.customer, now);
    return input;
}

} // namespace

QString newSessionId(Door door)
{
    const DoorTraits traits = traitsOf(door);
    return traits.idPrefix + base::randomToken(traits.idLength);
}

Session newSession(const StartSession &start, const Company &company, const std::optional<Customer> &customer,
                   Timestamp now)
{
    Session session;
    session.company = company.id;
    session.id = start.id.isEmpty() ? newSessionId(start.door) : start.id;
    session.customerRef = start.customerRef;
    session.isVerified = start.isVerified;
    session.channel = start.channel;
    session.door = start.door;
    session.category = start.category;
    session.metadata = Redaction(company.config)(start.metadata);
    session.previous = start.previous;
    session.tier = policy::firstTier(company.config);
    session.createdAt = now;
    session.updatedAt = now;
    if (customer) {
        session.customer = customer->id;
        session.language = customer->language;
    }
    return session;
}

Result<void> checkJoining(const TurnRequest &request, const Session &session)
{
    const bool isTheirs =
        !request.start || session.customerRef.isEmpty() || session.customerRef == request.start->customerRef;
    if (isTheirs)
        return {};
    return base::fail(base::Fault::Forbidden, u"the session is another customer's"_s, {},
                      {{u"sessionId"_s, session.id}});
}

void beginTurn(turns::TurnInput &input, const TurnRequest &request, const CompanyEntry &entry, Timestamp now)
{
    input.isStaffed = entry.staffed > 0;
    input.now = now;
    input.message = {};
    input.message.session = input.session.key;
    input.message.speaker = Speaker::Customer;
    input.message.text = Redaction(entry.company.config).next(input.recent, request.text);
    input.message.at = now;
}

Result<void> bringFiles(store::Readers &readers, const TurnRequest &request, turns::TurnInput &input)
{
    const QString where = u"attachments"_s;
    for (const QString &id : request.attachments) {
        const auto found = TRY(readers.rows.attachments.byPublicId(request.company, id));
        bool isOfSession = found && !found->user.isSet() && found->session == input.session.key;
        if (found && !found->user.isSet() && !isOfSession && !input.session.previous.isEmpty()) {
            const auto brought = TRY(readers.rows.sessions.byKey(found->session));
            isOfSession = brought && brought->id == input.session.previous;
        }
        if (!isOfSession)
            return base::fail(base::Fault::InvalidInput, u"there is no attachment %1 of this session"_s.arg(id), where);
        if (found->message.isSet())
            return sentAlready(id);
        input.message.attachments.push_back(found->file);
    }
    for (const StoredAttachment &each : request.files)
        input.message.attachments.push_back(each.file);
    return {};
}

Result<turns::TurnInput> gather(store::Readers &readers, const TurnRequest &request, const CompanyEntry &entry,
                                Timestamp now)
{
    turns::TurnInput input;
    std::optional<store::StoredTurnInput> known;
    if (!request.start || request.joins) {
        const QString &id = request.start ? request.start->id : request.sessionId;
        known = TRY(latest(readers, entry.company, id, now));
        if (!known && !request.start)
            return base::fail(base::Fault::NotFound, u"no such session"_s, {}, {{u"sessionId"_s, request.sessionId}});
        if (known)
            TRY(checkJoining(request, known->session));
    }
    if (!known) {
        input = TRY(gatherNew(readers, *request.start, entry, now));
    } else {
        const Session &session = known->session;
        if (session.status == Status::Resolved && !request.reopens)
            return base::fail(base::Fault::AlreadyResolved, u"the session is resolved"_s, {},
                              {{u"sessionId"_s, session.id}});
        if (isPastReopening(session, entry.company.config, now)) {
            StartSession next{.company = entry.company.id,
                              .id = newSessionId(session.door),
                              .customerRef = session.customerRef,
                              .isVerified = session.isVerified,
                              .channel = session.channel,
                              .door = session.door,
                              .category = {},
                              .metadata = session.metadata,
                              .previous = session.id};
            input = TRY(gatherNew(readers, next, entry, now));
        } else {
            input.session = std::move(known->session);
            input.customer = std::move(known->customer);
            input.recent = std::move(known->messages);
            input.actions = std::move(known->actions);
        }
    }
    TRY(addHistory(readers, entry.company.config, now, input));
    beginTurn(input, request, entry, now);
    return input;
}

} // namespace tierdesk::engine
