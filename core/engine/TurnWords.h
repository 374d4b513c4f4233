#pragma once

#include "core/engine/Turn.h"
#include "core/mind/ai/Responder.h"

#include <QtCore/QObject>

#include <functional>
#include <memory>

namespace tierdesk::engine {

/// Carries the words of one turn from the worker that thinks it to those who listen on @p context's thread. What comes
/// while they are busy goes together; what is taken back before they heard it they never hear of. Any thread; what is
/// told last comes before the turn's outcome, if the outcome is posted after it.
class TurnWords final : public ai::WordSink
{
public:
    using Told = std::function<void(const PartialReply &)>;

    TurnWords(CompanyId company, QString session, QObject *context, Told told);

    /// The turn's, where it is another session than the one that was written to.
    void setSession(const QString &id);
    void setSpeaker(Tier tier) override;
    void add(const QString &words) override;
    void reset() override;

private:
    struct State;
    static void post(const std::shared_ptr<State> &state);

    std::shared_ptr<State> m_state; ///< shared with what is posted
};

} // namespace tierdesk::engine
