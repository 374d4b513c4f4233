#pragma once

#include "core/base/Task.h"
#include "core/engine/Engine.h"
#include "core/engine/ReaderPool.h"
#include "core/engine/Writer.h"
#include "core/mind/ai/help/Assistant.h"

#include <mutex>
#include <unordered_map>

namespace tierdesk::engine {

/// Runs models in the background to help agents: rewrites the brief of a case that reaches a person, and drafts replies
/// on request. Each job is one task on the pool; its result is written by a command.
class AgentAssist final
{
public:
    using Drafted = std::function<void(base::Result<ai::DraftedReply>)>;

    AgentAssist(ReaderPool &pool, Writer &writer, const EngineParts &parts);

    /// Drafts a reply; fails as sending one would. Any thread; @p done runs on the thread of @p context.
    void draft(DraftRequest request, QObject *context, Drafted done);

    /// Starts rewriting the briefs of cases that a commit escalated to people, or of unclaimed ones in which the
    /// customer wrote. Engine thread; returns at once.
    void follow(const std::vector<Event> &events);
    /// Stops further rewriting of briefs. Callable from any thread.
    void stop();

private:
    struct Case;
    [[nodiscard]] static base::Result<void> checkHeld(const Case &found, UserId user);
    [[nodiscard]] base::Task<> draftFor(DraftRequest request, QObject *context, Drafted done);
    [[nodiscard]] base::Task<base::Result<ai::DraftedReply>> composeDraft(const DraftRequest &request,
                                                                          std::vector<ModelUse> &uses) const;
    void book(const DraftRequest &request, std::vector<ModelUse> uses, base::Result<ai::DraftedReply> drafted,
              QObject *context, Drafted done);
    /// Rewrites the brief of a case, again and again until the case has not changed meanwhile.
    [[nodiscard]] base::Task<> reword(CompanyId company, QString session, SessionKey key);
    [[nodiscard]] base::Task<> rewordNow(CompanyId company, QString session);

    ReaderPool &m_pool;
    Writer &m_writer;
    const nlu::Reader &m_reader;
    const base::Clock &m_clock;
    const ai::Assistant *m_assistant;
    QObject m_context;  ///< for commands whose result nobody awaits; lives on the thread of the engine's owner
    std::mutex m_mutex; ///< guards the members below
    bool m_isStopped = false;
    std::unordered_map<qint64, bool> m_underWay; ///< cases whose brief is being rewritten; true: once more
    base::TaskGroup m_running;                   ///< last: tasks use the members above
};

} // namespace tierdesk::engine
