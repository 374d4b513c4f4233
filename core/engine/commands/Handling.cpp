#include "core/engine/Commands.h"

#include "core/engine/ActionGateway.h"
#include "core/engine/SessionSteps.h"
#include "core/mind/policy/Escalation.h"
#include "core/store/Repositories.h"

#include <algorithm>

namespace tierdesk::engine::commands {

namespace {

using base::Fault;
using base::Result;

/// A person's change of one session: read, checked, changed, written, told.
class Handling final
{
public:
    Handling(Unit &unit, CompanyId company, const QString &id)
        : m_unit(unit)
    {
        auto found = sessionOf(unit, company, id);
        if (!found) {
            m_error = found.error();
            return;
        }
        session = std::move(*found);
        m_basis = session.version;
        m_before = stateJson(session);
        auto entry = companyOf(unit, company);
        if (!entry)
            m_error = entry.error();
        else
            m_config = &(*entry)->company.config;
        event.user = unit.actor().user;
    }

    [[nodiscard]] const std::optional<base::Error> &error() const { return m_error; }
    [[nodiscard]] const CompanyConfig &config() const { return *m_config; }

    Handling &mustBeOpen()
    {
        if (!m_error && (session.status == Status::Resolved || session.status == Status::Abandoned))
            m_error = base::fail(Fault::AlreadyResolved, QStringLiteral("the session is closed"), {},
                                 {{QStringLiteral("sessionId"), session.id}});
        return *this;
    }
    Handling &mustBeHuman()
    {
        if (!m_error && session.tier != Tier::HumanAgent)
            m_error = base::fail(Fault::Conflict, QStringLiteral("the AI holds this session"), {},
                                 {{QStringLiteral("currentTier"), word(session.tier)}});
        return *this;
    }
    Handling &mustBeHeldByActor()
    {
        mustBeOpen().mustBeHuman();
        if (!m_error && session.holder != m_unit.actor().user) {
            const QString holder = m_unit.directory().userName(session.holder);
            m_error = base::fail(Fault::Forbidden,
                                 session.holder.isSet() ? QStringLiteral("the session is held by %1").arg(holder)
                                                        : QStringLiteral("claim the session first"),
                                 {}, {{QStringLiteral("holderName"), holder}});
        }
        return *this;
    }

    [[nodiscard]] Result<void> write() { return writeSession(m_unit, session, m_basis); }
    [[nodiscard]] Result<void> tell(const QByteArray &command, QByteArrayList kinds)
    {
        event.kinds = std::move(kinds);
        event.session = std::make_shared<const Session>(session);
        return m_unit.record({.company = session.company,
                              .command = command,
                              .subject = session.id,
                              .before = m_before,
                              .after = stateJson(session),
                              .event = std::move(event)});
    }
    [[nodiscard]] Result<Session> finish(const QByteArray &command, QByteArrayList kinds)
    {
        if (const auto written = write(); !written)
            return written.error();
        if (const auto told = tell(command, std::move(kinds)); !told)
            return told.error();
        return session;
    }
    [[nodiscard]] Result<Message> append(Speaker speaker, const QString &text, bool isInternal)
    {
        Message message;
        message.session = session.key;
        message.speaker = speaker;
        message.isInternal = isInternal;
        message.text = text;
        message.at = m_unit.now();
        message.author = m_unit.actor().user;
        message.authorName = m_unit.directory().userName(message.author);
        const auto id = m_unit.store().messages.append(message);
        if (!id)
            return id.error();
        message.id = *id;
        event.messages.push_back(message);
        return message;
    }
    /// Ends the open climb, if there is one.
    [[nodiscard]] Result<void> endEscalation()
    {
        auto open = m_unit.store().escalations.openOf(session.key);
        if (!open)
            return open.error();
        if (!*open)
            return {};
        (*open)->endedAt = m_unit.now();
        return m_unit.store().escalations.update(**open);
    }

    Session session;
    Event event;

private:
    Unit &m_unit;
    int m_basis = 0;
    QByteArray m_before;
    const CompanyConfig *m_config = nullptr;
    std::optional<base::Error> m_error;
};

void putBack(Session &session, Timestamp now)
{
    session.holder = {};
    session.claimedAt.reset();
    session.waitingSince = now;
}

void giveTo(Session &session, UserId user, Timestamp now)
{
    session.holder = user;
    session.claimedAt = now;
    session.waitingSince.reset();
    session.snoozedUntil.reset();
}

} // namespace

Result<Session> claim(Unit &unit, CompanyId company, const QString &sessionId)
{
    Handling handling(unit, company, sessionId);
    handling.mustBeOpen().mustBeHuman();
    if (handling.error())
        return *handling.error();
    Session &session = handling.session;
    if (session.holder == unit.actor().user)
        return session;
    if (session.holder.isSet()) {
        const QString winner = unit.directory().userName(session.holder);
        return base::fail(Fault::Conflict, QStringLiteral("claimed by %1 already").arg(winner), {},
                          {{QStringLiteral("holder"), session.holder.value}, {QStringLiteral("holderName"), winner}});
    }
    giveTo(session, unit.actor().user, unit.now());
    return handling.finish("session.claim", {"session.claimed", "session.updated"});
}

Result<Session> release(Unit &unit, CompanyId company, const QString &sessionId)
{
    Handling handling(unit, company, sessionId);
    handling.mustBeHeldByActor();
    if (handling.error())
        return *handling.error();
    putBack(handling.session, unit.now());
    return handling.finish("session.release", {"session.released", "session.updated"});
}

Result<Said> reply(Unit &unit, CompanyId company, const QString &sessionId, const QString &text)
{
    Handling handling(unit, company, sessionId);
    handling.mustBeHeldByActor();
    if (handling.error())
        return *handling.error();
    auto message = handling.append(Speaker::HumanAgent, text, false);
    if (!message)
        return message.error();
    Session &session = handling.session;
    session.messageCount += 1;
    if (!session.firstResponseAt) {
        session.firstResponseAt = unit.now();
        auto open = unit.store().escalations.openOf(session.key);
        if (!open)
            return open.error();
        if (*open && !(*open)->answeredAt) {
            (*open)->answeredAt = unit.now();
            if (const auto updated = unit.store().escalations.update(**open); !updated)
                return updated.error();
        }
    }
    awaitCustomer(session, handling.config(), unit.now(), true);
    auto finished = handling.finish("session.reply", {"message.created", "session.updated"});
    if (!finished)
        return finished.error();
    return Said{std::move(*finished), std::move(*message)};
}

Result<Said> note(Unit &unit, CompanyId company, const QString &sessionId, const QString &text)
{
    Handling handling(unit, company, sessionId);
    if (handling.error())
        return *handling.error();
    auto message = handling.append(Speaker::HumanAgent, text, true);
    if (!message)
        return message.error();
    // A note changes nothing of the session itself, so that it never makes a turn that is being thought stale.
    if (const auto told = handling.tell("session.note", {"note.created"}); !told)
        return told.error();
    return Said{handling.session, std::move(*message)};
}

Result<Acted> act(Unit &unit, CompanyId company, const QString &sessionId, const ActionRequest &request, bool isDryRun)
{
    Handling handling(unit, company, sessionId);
    handling.mustBeHeldByActor();
    if (handling.error())
        return *handling.error();
    const auto entry = companyOf(unit, company);
    if (!entry)
        return entry.error();
    const Company &own = (*entry)->company;
    if (isDryRun) {
        ActionRequest asked = request;
        asked.customer = handling.session.customer;
        const auto grounds = groundsOf(unit, handling.session, own, asked);
        if (!grounds)
            return grounds.error();
        priceReplacement(asked, *grounds);
        Action action;
        action.at = unit.now();
        action.request = asked;
        action.tier = Tier::HumanAgent;
        action.verdict = policy::authorize(asked, Tier::HumanAgent, own.config, own.configVersion, *grounds);
        return Acted{handling.session, std::move(action)};
    }
    auto action = perform(unit, {.company = own,
                                 .session = handling.session,
                                 .request = request,
                                 .tier = Tier::HumanAgent,
                                 .user = unit.actor().user,
                                 .message = {}});
    if (!action)
        return action.error();
    handling.event.actions.push_back(*action);
    if (const auto brief = refreshBrief(unit, handling.session); !brief)
        return brief.error();
    auto finished = handling.finish("session.act", {"action.updated", "session.updated"});
    if (!finished)
        return finished.error();
    if (action->state == ActionState::Refused) {
        // That it was tried is part of the record.
        unit.keepDespiteRefusal();
        return base::fail(Fault::NotAuthorized, action->verdict.explanation, {},
                          {{QStringLiteral("verdict"), toJson(action->verdict)}});
    }
    return Acted{std::move(*finished), std::move(*action)};
}

Result<Session> transfer(Unit &unit, CompanyId company, const QString &sessionId, UserId to, const QString &note)
{
    Handling handling(unit, company, sessionId);
    handling.mustBeOpen().mustBeHuman();
    if (handling.error())
        return *handling.error();
    const User *actor = unit.directory().user(unit.actor().user);
    const bool isSupervisor = actor && actor->role != Role::Agent;
    if (handling.session.holder.isSet() && handling.session.holder != unit.actor().user && !isSupervisor)
        return *handling.mustBeHeldByActor().error();
    const User *heir = unit.directory().user(to);
    if (!heir || std::find(heir->companies.begin(), heir->companies.end(), company) == heir->companies.end())
        return base::fail(Fault::NotFound, QStringLiteral("no such user"), QStringLiteral("userId"));
    if (!note.isEmpty()) {
        if (const auto written = handling.append(Speaker::HumanAgent, note, true); !written)
            return written.error();
    }
    giveTo(handling.session, to, unit.now());
    handling.event.user = to;
    handling.event.notifies = true;
    return handling.finish("session.transfer",
                           note.isEmpty() ? QByteArrayList{"session.claimed", "session.updated"}
                                          : QByteArrayList{"session.claimed", "note.created", "session.updated"});
}

Result<Session> snooze(Unit &unit, CompanyId company, const QString &sessionId, Timestamp until)
{
    Handling handling(unit, company, sessionId);
    handling.mustBeHeldByActor();
    if (handling.error())
        return *handling.error();
    if (until <= unit.now())
        return base::fail(Fault::InvalidInput, QStringLiteral("must lie in the future"), QStringLiteral("until"));
    // A slip in the year must not lose a customer.
    if (until > unit.now() + Millis::days(90))
        return base::fail(Fault::InvalidInput, QStringLiteral("must lie within 90 days"), QStringLiteral("until"));
    handling.session.snoozedUntil = until;
    // The idle clock does not run while it sleeps.
    handling.session.idleAt.reset();
    return handling.finish("session.snooze", {"session.snoozed", "session.updated"});
}

Result<Session> handBack(Unit &unit, CompanyId company, const QString &sessionId, Tier tier)
{
    Handling handling(unit, company, sessionId);
    handling.mustBeHeldByActor();
    if (handling.error())
        return *handling.error();
    if (tier == Tier::HumanAgent || !handling.config().isTierEnabled(tier))
        return base::fail(Fault::InvalidTarget, QStringLiteral("%1 cannot take it back").arg(word(tier)),
                          QStringLiteral("tier"));
    Session &session = handling.session;
    if (const auto ended = handling.endEscalation(); !ended)
        return ended.error();
    session.tier = tier;
    session.holder = {};
    session.claimedAt.reset();
    leaveQueues(session);
    session.irateAnswers = 0;
    awaitCustomer(session, handling.config(), unit.now(), true);
    return handling.finish("session.hand_back", {"session.released", "session.updated"});
}

Result<Session> setTags(Unit &unit, CompanyId company, const QString &sessionId, const QStringList &tags)
{
    Handling handling(unit, company, sessionId);
    if (handling.error())
        return *handling.error();
    handling.session.tags = tags;
    handling.session.tags.removeDuplicates();
    return handling.finish("session.tag", {"session.updated"});
}

Result<Session> takeOver(Unit &unit, CompanyId company, const QString &sessionId, const QString &notes)
{
    Handling handling(unit, company, sessionId);
    handling.mustBeOpen();
    if (handling.error())
        return *handling.error();
    Session &session = handling.session;
    if (session.tier == Tier::HumanAgent)
        return claim(unit, company, sessionId);
    if (!policy::canClimb(handling.config(), session.tier, Tier::HumanAgent))
        return base::fail(Fault::InvalidTarget, QStringLiteral("people are switched off for this company"));
    std::optional<Customer> customer;
    if (session.customer.isSet()) {
        auto known = unit.store().customers.byId(session.customer);
        if (!known)
            return known.error();
        customer = std::move(*known);
    }
    auto escalation =
        climb(unit, session, handling.config(), customer ? &*customer : nullptr,
              {.from = session.tier,
               .to = Tier::HumanAgent,
               .reasons = {{Reason::PolicyException, QStringLiteral("taken over by %1").arg(unit.actor().name)}},
               .notes = notes,
               .by = unit.actor().name,
               .isAnswered = false,
               .atLeast = Priority::Low});
    if (!escalation)
        return escalation.error();
    giveTo(session, unit.actor().user, unit.now());
    if (const auto brief = refreshBrief(unit, session); !brief)
        return brief.error();
    handling.event.escalations.push_back(std::move(*escalation));
    return handling.finish("session.take_over", {"session.escalated", "session.claimed", "session.updated"});
}

} // namespace tierdesk::engine::commands
