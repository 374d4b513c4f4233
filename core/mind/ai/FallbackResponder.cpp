#include "core/mind/ai/FallbackResponder.h"

#include "core/base/Log.h"
#include "core/mind/ai/DialogueJson.h"
#include "core/mind/policy/Escalation.h"

#include <algorithm>

namespace tierdesk::ai {

FallbackResponder::FallbackResponder(std::vector<const Responder *> chain, LastResort last)
    : m_chain(std::move(chain))
    , m_last(last)
{
    Q_ASSERT(!m_chain.empty());
}

bool FallbackResponder::isImmediate(const CompanyConfig &config, Tier tier) const
{
    return std::all_of(m_chain.begin(), m_chain.end(),
                       [&](const Responder *each) { return each->isImmediate(config, tier); });
}

base::Task<base::Result<Draft>> FallbackResponder::respond(const TurnContext &context, Tools &tools) const
{
    const Responder *who = nullptr;
    co_return co_await respondBy(context, tools, who);
}

base::Task<base::Result<Draft>> FallbackResponder::respondBy(const TurnContext &context, Tools &tools,
                                                             const Responder *&who) const
{
    who = nullptr;
    base::Error failure;
    for (const Responder *each : m_chain) {
        auto draft = co_await each->respond(context, tools);
        if (draft) {
            who = each;
            co_return draft;
        }
        failure = draft.error();
        if (isCancelled(failure))
            co_return failure; // the program is stopping; the message is answered after the next start
        qCWarning(log::Mind) << each->model() << "gave no answer:" << failure.message;
    }
    if (m_last == LastResort::Fail || !policy::nextTier(context.config, context.tier, Tier::AiManager))
        co_return failure;
    Draft draft;
    draft.text = handover(context, Reason::TechnicalLimitation);
    draft.escalation =
        ReasonGiven{Reason::TechnicalLimitation, u"no responder could answer: "_s + failure.message.left(200)};
    draft.dialogue = context.session.dialogue;
    setConfidence(draft.dialogue, std::nullopt); // it belongs to the previous answer
    draft.facts.model = model();
    draft.isAwaitingCustomer = false;
    co_return draft;
}

QString FallbackResponder::handover(const TurnContext &context, Reason reason) const
{
    return m_chain.front()->handover(context, reason);
}

} // namespace tierdesk::ai
