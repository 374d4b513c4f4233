#include "core/engine/TurnWords.h"

#include <QtCore/QPointer>

#include <mutex>

namespace tierdesk::engine {

struct TurnWords::State {
    QPointer<QObject> context;
    Told told;
    std::mutex mutex;     ///< guards the members below
    PartialReply waiting; ///< its `at`: length of the published text
    bool isPosted = false;
    bool isHeard = false; ///< text was published and not withdrawn
};

TurnWords::TurnWords(CompanyId company, QString session, QObject *context, Told told)
    : m_state(std::make_shared<State>())
{
    m_state->context = context;
    m_state->told = std::move(told);
    m_state->waiting.company = company;
    m_state->waiting.sessionId = std::move(session);
}

void TurnWords::setSession(const QString &id)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->waiting.sessionId = id;
}

void TurnWords::setSpeaker(Tier tier)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->waiting.tier = tier;
}

void TurnWords::add(const QString &words)
{
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->waiting.text += words;
        if (std::exchange(m_state->isPosted, true))
            return;
    }
    post(m_state);
}

void TurnWords::reset()
{
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->waiting.text.clear();
        if (!std::exchange(m_state->isHeard, false))
            return;
        m_state->waiting.isReset = true;
        m_state->waiting.at = 0;
        if (std::exchange(m_state->isPosted, true))
            return;
    }
    post(m_state);
}

void TurnWords::post(const std::shared_ptr<State> &state)
{
    if (!state->context)
        return;
    QMetaObject::invokeMethod(
        state->context.data(),
        [state] {
            PartialReply heard;
            {
                const std::lock_guard lock(state->mutex);
                state->isPosted = false;
                heard = state->waiting;
                state->waiting.at += heard.text.size();
                state->waiting.text.clear();
                state->waiting.isReset = false;
                state->isHeard = state->isHeard || !heard.text.isEmpty();
            }
            if (heard.isReset || !heard.text.isEmpty())
                state->told(heard);
        },
        Qt::QueuedConnection);
}

} // namespace tierdesk::engine
