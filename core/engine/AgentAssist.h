#pragma once

#include "core/base/Task.h"
#include "core/engine/Engine.h"
#include "core/engine/ReaderPool.h"
#include "core/engine/Writer.h"
#include "core/mind/ai/help/Assistant.h"

#include <mutex>
#include <unordered_map>

namespace tierdesk::engine {

/// What models do for the people at tier 3, in the background: the brief of a case that comes to a person is worded
/// anew, and a reply is drafted for who asks. Each is one task on the pool; what came of it is written as any command.
class AgentAssist final
{
public:
    using Drafted = std::function<void(base::Result<ai::DraftedReply>)>;

    AgentAssist(ReaderPool &pool, Writer &writer, const EngineParts &parts);

    /// Any thread; @p done runs on @p context's. Fails as a reply would that is not the caller's to give.
    void draft(DraftRequest request, QObject *context, Drafted done);

    /// Takes up the cases that a commit brought to a person, or to which the customer wrote while nobody held them.
    /// Engine thread; returns at once.
    void follow(const std::vector<Event> &events);
    /// From here on nothing new is worded. Any thread.
    void stop();

private:
    struct Case;
    [[nodiscard]] static base::Result<void> checkHeld(const Case &found, UserId user);
    [[nodiscard]] base::Task<> draftFor(DraftRequest request, QObject *context, Drafted done);
    [[nodiscard]] base::Task<base::Result<ai::DraftedReply>> composeDraft(const DraftRequest &request,
                                                                          std::vector<ModelUse> &uses) const;
    void book(const DraftRequest &request, std::vector<ModelUse> uses, base::Result<ai::DraftedReply> drafted,
              QObject *context, Drafted done);
    /// Words the brief of a case until nothing has come to the case meanwhile.
    [[nodiscard]] base::Task<> reword(CompanyId company, QString session, SessionKey key);
    [[nodiscard]] base::Task<> rewordNow(CompanyId company, QString session);

    ReaderPool &m_pool;
    Writer &m_writer;
    const nlu::Reader &m_reader;
    const base::Clock &m_clock;
    const ai::Assistant *m_assistant;
    QObject m_context;  ///< of commands that nobody waits for; lives on the engine's owner's thread
    std::mutex m_mutex; ///< of what follows
    bool m_isStopped = false;
    std::unordered_map<qint64, bool> m_underWay; ///< cases whose brief is being worded; true: once more
    base::TaskGroup m_running;                   ///< last: tasks use what is above
};

} // namespace tierdesk::engine
