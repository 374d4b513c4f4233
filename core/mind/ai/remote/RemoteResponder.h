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
    QString provider;     ///< its name in the usage records
    bool isLocal = false; ///< on this machine: free of charge
    bool masksPii = true;
    base::Millis turnTimeout = base::Millis::seconds(90); ///< all requests of a turn
    int maxRounds = 6;                                    ///< requests per turn
    int maxCalls = 16;                                    ///< tool calls per turn
    int maxTokens = 1024;                                 ///< per answer
    int mostHistory = 60;                                 ///< messages of the conversation sent to the model
    QStringList secrets;                                  ///< text that no reply may contain: the key
    std::shared_ptr<const ModelProtocol> judge{};         ///< checks sentences that look untrue; null: no check
};

/// Answers with a model. The model writes text and calls tools; a requested change becomes at most a proposal to the
/// customer (see Toolbox), in the built-in responder's words. The built-in responder handles a clear yes to an open
/// proposal without calling the model, so no model ever performs an action. The reply comes through the tool `reply`
/// (ReplyTool.h). If it fails ReplyCheck and the judge does not accept it, it is requested once more with the reason;
/// then its valid parts are used if they include a fact or an outcome. Thread-safe.
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
    mutable std::atomic<ReplyForm> m_form{ReplyForm::Tool}; ///< the best form that the provider is known to support
};

} // namespace tierdesk::ai
