#pragma once

#include "core/engine/Redaction.h"
#include "core/engine/SessionSteps.h"
#include "core/store/Repositories.h"

namespace tierdesk::engine::commands {

/// Returns the session to the queue, waiting from @p now on; the customer's answer is no longer awaited.
inline void putBack(Session &session, Timestamp now)
{
    session.holder = {};
    session.claimedAt.reset();
    session.waitingSince = now;
    stopAwaiting(session);
}

/// Makes @p user the holder, who has the next step whatever the previous holder was waiting for.
inline void giveTo(Session &session, UserId user, Timestamp now)
{
    session.holder = user;
    session.claimedAt = now;
    session.waitingSince.reset();
    session.snoozedUntil.reset();
    stopAwaiting(session);
}

/// An agent's change of one session: reads, checks, changes and writes it, and records the event.
class SessionEdit final
{
public:
    SessionEdit(CommandContext &context, CompanyId company, const QString &id)
        : m_context(context)
    {
        auto found = sessionOf(context, company, id);
        if (!found) {
            m_error = found.error();
            return;
        }
        session = std::move(*found);
        m_basis = session.version;
        m_before = stateJson(session);
        auto entry = companyOf(context, company);
        if (!entry)
            m_error = entry.error();
        else
            m_config = &(*entry)->company.config;
        event.user = context.actor().user;
    }

    [[nodiscard]] const std::optional<base::Error> &error() const { return m_error; }
    [[nodiscard]] const CompanyConfig &config() const { return *m_config; }

    SessionEdit &mustBeOpen()
    {
        if (!m_error && isOver(session.status))
            m_error = base::fail(base::Fault::AlreadyResolved, u"the session is closed"_s, {},
                                 {{u"sessionId"_s, session.id}});
        return *this;
    }
    SessionEdit &mustBeHuman()
    {
        if (!m_error && session.tier != Tier::HumanAgent)
            m_error = base::fail(base::Fault::Conflict, u"the AI holds this session"_s, {},
                                 {{u"currentTier"_s, word(session.tier)}});
        return *this;
    }
    SessionEdit &mustBeHeldByActor()
    {
        mustBeOpen().mustBeHuman();
        if (!m_error && session.holder != m_context.actor().user) {
            const QString holder = m_context.directory().userName(session.holder);
            m_error = base::fail(base::Fault::Forbidden,
                                 session.holder.isSet() ? u"the session is held by %1"_s.arg(holder)
                                                        : u"claim the session first"_s,
                                 {}, {{u"holderName"_s, holder}});
        }
        return *this;
    }

    [[nodiscard]] base::Result<void> write() { return writeSession(m_context, session, m_basis); }
    [[nodiscard]] base::Result<void> tell(const QByteArray &command, QByteArrayList kinds)
    {
        event.kinds = std::move(kinds);
        event.session = std::make_shared<const Session>(session);
        return m_context.record({.company = session.company,
                                 .command = command,
                                 .subject = session.id,
                                 .before = m_before,
                                 .after = stateJson(session),
                                 .event = std::move(event)});
    }
    [[nodiscard]] base::Result<Session> finish(const QByteArray &command, QByteArrayList kinds)
    {
        TRY(write());
        TRY(tell(command, std::move(kinds)));
        return session;
    }
    [[nodiscard]] base::Result<Message> append(Speaker speaker, const QString &text, bool isInternal,
                                               std::vector<Attachment> files = {})
    {
        Message message;
        message.session = session.key;
        message.speaker = speaker;
        message.isInternal = isInternal;
        message.text = Redaction(config())(text);
        message.at = m_context.now();
        message.author = m_context.actor().user;
        message.authorName = m_context.directory().userName(message.author);
        message.attachments = std::move(files);
        const auto id = TRY(m_context.store().messages.append(message));
        message.id = id;
        TRY(sendFiles(m_context, message, session.company));
        event.messages.push_back(message);
        return message;
    }

    Session session;
    Event event;

private:
    CommandContext &m_context;
    int m_basis = 0;
    QByteArray m_before;
    const CompanyConfig *m_config = nullptr;
    std::optional<base::Error> m_error;
};

} // namespace tierdesk::engine::commands
