// Who looks at which case, and what those hear of it: who else does, who types, what a tier is about to say.

#include "core/doors/dialects/desk/EventHub.h"
#include "core/doors/dialects/desk/Rows.h"
#include "core/doors/dialects/Validation.h"

#include <algorithm>
#include <utility>

namespace tierdesk::dialects::desk {

void EventHub::ifKnown(quint64 id, const QString &session, std::function<void()> then)
{
    const auto refuse = [this, id](base::Error error) {
        error.where = u"sessionId"_s;
        send(id, deskapi::ServerFrame(deskapi::Refused{std::move(error)}));
    };
    if (const auto form = checkSessionId(session); !form)
        return refuse(form.error());
    const CompanyId company = console(id)->company;
    m_desk.engine.read<bool>(
        [company, session](store::Readers &readers) -> base::Result<bool> {
            const auto found = TRY(readers.rows.sessions.byPublicId(company, session));
            return found.has_value();
        },
        &m_desk.context,
        [this, id, company, refuse, then = std::move(then)](const base::Result<bool> &isKnown) {
            const Console *from = console(id);
            if (!from || from->state == State::Silent || from->company != company)
                return;
            if (!isKnown)
                return refuse(isKnown.error());
            if (!*isKnown)
                return refuse(base::fail(base::Fault::NotFound, u"no such session"_s));
            then();
        });
}

void EventHub::view(quint64 id, const QString &session)
{
    Console *from = console(id);
    if (!from || from->state == State::Silent)
        return;
    const quint64 glance = ++from->glance;
    if (session.isEmpty() || session == from->viewing)
        return look(id, session);
    ifKnown(id, session, [this, id, session, glance] {
        if (console(id)->glance == glance)
            look(id, session);
    });
}

void EventHub::look(quint64 id, const QString &session)
{
    Console *from = console(id);
    if (from->viewing == session)
        return;
    const CompanyId company = from->company;
    const QString before = std::exchange(from->viewing, session);
    for (const QString &each : {before, session}) {
        if (!each.isEmpty())
            announce(company, each);
    }
}

void EventHub::announce(CompanyId company, const QString &session)
{
    const QByteArray text = base::toJson(deskapi::encodeFrame(deskapi::ServerFrame(viewersOf(company, session))));
    for (quint64 id : followers(company))
        send(id, text);
}

void EventHub::typing(quint64 id, const deskapi::Typing &typing)
{
    const Console *from = console(id);
    if (!from || from->state == State::Silent)
        return;
    if (typing.session == from->viewing) // known since it is looked at
        return tellTyping(id, typing);
    ifKnown(id, typing.session, [this, id, typing] { tellTyping(id, typing); });
}

void EventHub::tellTyping(quint64 id, const deskapi::Typing &typing)
{
    const Console *from = console(id);
    const User *user = m_desk.engine.directory()->user(from->principal.user);
    if (!user)
        return;
    const deskapi::TypingBy frame{typing.session, personOf(*user), typing.isTyping};
    const QByteArray text = base::toJson(deskapi::encodeFrame(deskapi::ServerFrame(frame)));
    for (quint64 other : followers(from->company)) {
        if (other != id)
            send(other, text);
    }
    if (m_agents)
        Q_EMIT m_agents->told(console(id)->company, typing.session, user->id, typing.isTyping);
}

void EventHub::tellCustomerTyping(CompanyId company, const QString &session, bool isTyping)
{
    const auto listeners = followers(company);
    if (listeners.empty())
        return;
    const deskapi::TypingBy frame{session, std::nullopt, isTyping};
    const QByteArray text = base::toJson(deskapi::encodeFrame(deskapi::ServerFrame(frame)));
    for (quint64 id : listeners)
        send(id, text);
}

/// Only to those who look at the session: for the others the message is soon enough.
void EventHub::tellWords(const engine::PartialReply &heard)
{
    QByteArray text;
    for (quint64 id : followers(heard.company)) {
        const Console *to = console(id);
        if (!to || to->viewing != heard.sessionId)
            continue;
        if (text.isEmpty())
            text = base::toJson(deskapi::encodeFrame(deskapi::ServerFrame(deskapi::HeardWords{
                heard.sessionId, heard.tier, heard.text, static_cast<int>(heard.at), heard.isReset})));
        send(id, text);
    }
}

deskapi::Viewers EventHub::viewersOf(CompanyId company, const QString &session) const
{
    const auto directory = m_desk.engine.directory();
    std::vector<UserId> seen;
    deskapi::Viewers viewers{session, {}};
    for (quint64 id : followers(company)) {
        const Console &each = m_consoles.at(id);
        const User *user = directory->user(each.principal.user);
        if (!user || each.viewing != session || std::find(seen.begin(), seen.end(), user->id) != seen.end())
            continue;
        seen.push_back(user->id);
        viewers.users.push_back(personOf(*user));
    }
    return viewers;
}

} // namespace tierdesk::dialects::desk
