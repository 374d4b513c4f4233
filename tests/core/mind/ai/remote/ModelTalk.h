#pragma once

#include "core/mind/ai/anthropic/AnthropicProtocol.h"
#include "core/mind/ai/openai/OpenAiProtocol.h"
#include "core/mind/ai/remote/RemoteResponder.h"
#include "core/mind/nlu/Reader.h"
#include "tests/core/mind/ai/TestShop.h"
#include "tests/support/ManualClock.h"
#include "tests/support/models/ModelServer.h"

#include <memory>

namespace tierdesk::test {

using tests::ModelMove;
using tests::ModelRequest;
using tests::ModelServer;

inline constexpr const char *ModelId = "test-model";

[[nodiscard]] inline std::unique_ptr<ai::ModelProtocol> protocolOf(bool isAnthropic, const ModelServer &server,
                                                                   const QByteArray &key = ModelServer::Key)
{
    const QString model = QString::fromLatin1(ModelId);
    if (isAnthropic) {
        ai::AnthropicSettings settings;
        settings.url = server.anthropic();
        settings.key = key;
        settings.model = model;
        return std::make_unique<ai::AnthropicProtocol>(std::move(settings));
    }
    ai::OpenAiSettings settings;
    settings.url = server.openAi();
    settings.key = key;
    settings.model = model;
    return std::make_unique<ai::OpenAiProtocol>(std::move(settings));
}

/// Quick to give up, so that tests of failures are short.
[[nodiscard]] inline ai::ModelLineSettings quickLine()
{
    ai::ModelLineSettings settings;
    settings.tryTimeout = base::Millis{400};
    settings.backoff = base::Millis{10};
    settings.breakAfter = 100;
    return settings;
}

/// Hears what is told while an answer is made.
class Heard final : public ai::WordSink
{
public:
    void add(const QString &words) override
    {
        text += words;
        pieces.append(words);
        ever += words;
    }
    void reset() override
    {
        if (text.isEmpty())
            return;
        ++takenBack;
        stretches.append(text);
        text.clear();
    }

    QString text;          ///< that stands
    QStringList pieces;    ///< all of them
    QString ever;          ///< also what was taken back
    QStringList stretches; ///< each of what was taken back
    int takenBack = 0;
};

/// A conversation of Dana's with a responder over a model server, a turn a call.
struct ModelTalk {
    ModelTalk(const nlu::Reader &by, bool isAnthropic, ModelServer::Think think)
        : reader(by)
        , server(std::move(think))
        , line(transport, clock, quickLine())
        , responder(protocolOf(isAnthropic, server), line)
    {
        session.id = u"sess_1"_s;
        session.customer = Dana;
        shop.config.aiRep.capabilities.canProcessRefunds = true;
        shop.config.aiRep.capabilities.maxRefundAmount = dollars(50);
    }

    [[nodiscard]] base::Result<ai::Draft> say(const QString &text) { return say(text, responder); }
    [[nodiscard]] base::Result<ai::Draft> say(const QString &text, const ai::Responder &who)
    {
        message = {};
        message.id = {++count};
        message.text = text;
        const Reading reading = reader.read(text);
        const Customer *customer = nullptr;
        for (const Customer &each : shop.customers) {
            if (each.id == session.customer)
                customer = &each;
        }
        const ai::TurnContext context{.session = session,
                                      .message = message,
                                      .reading = reading,
                                      .decision = decision,
                                      .config = shop.config,
                                      .customer = customer,
                                      .history = history,
                                      .actions = actions,
                                      .tier = session.tier,
                                      .hasJustEscalated = false,
                                      .isStaffed = true,
                                      .companyName = u"Acme Outdoor"_s,
                                      .idempotencySeed = u"sess_1#%1"_s.arg(count),
                                      .now = today(),
                                      .uses = nullptr,
                                      .words = listens ? &heard : nullptr};
        ShopTools tools(shop, session.customer, session.isVerified);
        heard = Heard();
        auto draft = base::wait(who.respond(context, tools));
        // Whoever listened has heard a beginning of what is said, or nothing.
        if (!(draft ? draft->text : QString()).startsWith(heard.text))
            return base::fail(base::Fault::Internal, u"something else was heard: "_s + heard.text);
        if (draft) {
            session.dialogue = draft->dialogue;
            history.push_back(message);
            Message answer;
            answer.speaker = speakerOf(session.tier);
            answer.text = draft->action ? draft->action->saidIfPending : draft->text;
            history.push_back(answer);
        }
        return draft;
    }

    /// Whether somebody listens while the models of this test's row speak: answers are then streamed.
    static inline bool listens = false;

    const nlu::Reader &reader;
    Heard heard; ///< in the last turn
    Shop shop;
    Session session;
    Message message;
    Decision decision;
    std::vector<Message> history;
    std::vector<Action> actions;
    qint64 count = 0;
    tests::ManualClock clock;
    net::Transport transport;
    ModelServer server;
    ai::ProviderClient line;
    ai::RemoteResponder responder;
};

} // namespace tierdesk::test
