#pragma once

#include "core/engine/Engine.h"
#include "core/engine/ReaderPool.h"
#include "core/engine/Writer.h"
#include "core/mind/ai/help/Assistant.h"

#include <mutex>
#include <unordered_map>

namespace tierdesk::engine {

/// What models do for the people at tier 3, in the background: the brief of a case that comes to a person is worded
/// anew, and a reply is drafted for who asks. Planned on the threads of those who wait for models; what came of it is
/// written as any command.
class AgentAssist final
{
public:
    AgentAssist(ReaderPool &patient, Writer &writer, const EngineParts &parts);

    /// Any thread; @p done runs on @p context's. Fails as a reply would that is not the caller's to give.
    void draft(DraftRequest request, QObject *context, std::function<void(base::Result<ai::DraftedReply>)> done);

    /// Takes up the cases that a commit brought to a person, or to which the customer wrote while nobody held them.
    /// Engine thread; returns at once.
    void follow(const std::vector<Event> &events);
    /// From here on nothing new is worded. Any thread.
    void stop();

private:
    struct Case;
    void reword(CompanyId company, const QString &session, SessionKey key);
    void rewordNow(CompanyId company, const QString &session, store::Readers &readers);
    [[nodiscard]] base::Result<ai::DraftedReply> composeDraft(const DraftRequest &request, store::Readers &readers,
                                                              std::vector<ModelUse> &uses) const;

    ReaderPool &m_patient;
    Writer &m_writer;
    const nlu::Reader &m_reader;
    const base::Clock &m_clock;
    const ai::Assistant *m_assistant;
    QObject m_context;  ///< of commands that nobody waits for; lives on the engine's owner's thread
    std::mutex m_mutex; ///< of what follows
    bool m_isStopped = false;
    std::unordered_map<qint64, bool> m_underWay; ///< cases whose brief is being worded; true: once more
};

} // namespace tierdesk::engine
