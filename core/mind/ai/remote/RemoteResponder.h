#pragma once

#include "core/mind/ai/local/LocalResponder.h"
#include "core/mind/ai/remote/Model.h"
#include "core/mind/ai/remote/ProviderClient.h"
#include "core/mind/ai/remote/ReplyTool.h"
#include "core/mind/ai/Responder.h"

#include <atomic>
#include <memory>

namespace tierdesk::ai {

struct RemoteSettings {
    QString provider;     ///< what the books call it
    bool isLocal = false; ///< on this machine: costs nothing
    bool masksPii = true;
    base::Millis turnTimeout = base::Millis::seconds(90); ///< all requests of a turn together
    int maxRounds = 6;                                    ///< requests with tools
    int maxCalls = 16;                                    ///< tool calls of a turn
    int maxTokens = 1024;                                 ///< of one answer
    int mostHistory = 60;                                 ///< messages of the talk so far that the model is shown
    QStringList secrets;                                  ///< what no reply may hold: the key
    std::shared_ptr<const ModelProtocol> judge{};         ///< asked about sentences that look untrue; null: nobody is
};

/// Speaks through a model. The model writes words and asks for tools; what it asks to change becomes at most a proposal
/// to the customer (see Toolbox), in the embedded responder's words. A clear yes to an open proposal is heard and
/// settled by the embedded responder without asking the model, so no model ever moves anything. It says its reply with
/// the tool `reply` (ReplyTool.h). One that does not hold against ReplyCheck, and that no judge lets pass, is asked for
/// once more, with the reason; then what of it holds is said if the record speaks in it. Thread-safe.
class RemoteResponder final : public Responder
{
public:
    RemoteResponder(std::unique_ptr<ModelProtocol> protocol, ProviderClient &line);
    RemoteResponder(std::unique_ptr<ModelProtocol> protocol, ProviderClient &line, RemoteSettings settings);

    [[nodiscard]] QString model() const override { return m_protocol->model(); }
    [[nodiscard]] bool isImmediate(const CompanyConfig &, Tier) const override { return false; }
    [[nodiscard]] base::Task<base::Result<Draft>> respond(const TurnContext &context, Tools &tools) const override;
    [[nodiscard]] QString handover(const TurnContext &context, Reason reason) const override;

private:
    std::unique_ptr<ModelProtocol> m_protocol;
    ProviderClient &m_line;
    RemoteSettings m_settings;
    LocalResponder m_local;
    mutable std::atomic<ReplyForm> m_form{ReplyForm::Tool}; ///< the best that the provider is known to take
};

} // namespace tierdesk::ai
