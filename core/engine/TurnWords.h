#pragma once

#include "core/engine/Turn.h"
#include "core/mind/ai/Responder.h"

#include <QtCore/QObject>

#include <functional>
#include <memory>

namespace tierdesk::engine {

/// Passes the partial replies of one turn from its worker to the subscribers on the thread of @p context. Text that
/// arrives while they are busy is combined; text that is withdrawn before they received it is never sent. Any thread.
/// The last partial reply arrives before the turn's outcome if the outcome is posted after it.
class TurnWords final : public ai::WordSink
{
public:
    using Told = std::function<void(const PartialReply &)>;

    TurnWords(CompanyId company, QString session, QObject *context, Told told);

    /// Sets the turn's session if it differs from the one that the message was sent to.
    void setSession(const QString &id);
    void setSpeaker(Tier tier) override;
    void add(const QString &words) override;
    void reset() override;

private:
    struct State;
    static void post(const std::shared_ptr<State> &state);

    std::shared_ptr<State> m_state; ///< shared with posted calls
};

} // namespace tierdesk::engine
