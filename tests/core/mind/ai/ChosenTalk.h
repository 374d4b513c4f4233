#pragma once

#include "core/mind/ai/ChosenResponder.h"
#include "tests/core/mind/ai/remote/ModelTalk.h"

namespace tierdesk::test {

inline constexpr CompanyId Acme{1};

/// A company with two providers, one of each API, and whoever it has chosen.
struct Chosen {
    explicit Chosen(const nlu::Reader &reader, ModelServer::Think first, ModelServer::Think second)
        : talk(reader, true, std::move(first))
        , other(std::move(second))
        , prices(*ai::PriceTable::load())
        , roster(talk.transport, talk.clock)
        , responder(roster, ledger, prices, counters)
    {
        talk.session.company = Acme;
        talk.shop.config.models = defaultConfig().models;
        const auto provider = [](const char *name, ModelWire wire, const ModelServer &server) {
            ModelProvider made;
            made.company = Acme;
            made.name = QString::fromLatin1(name);
            made.wire = wire;
            made.baseUrl = server.base();
            made.small = u"claude-haiku-5-5"_s;
            made.large = u"claude-opus-5-5"_s;
            made.timeout = base::Millis{400};
            return made;
        };
        entries = {{provider("claude", ModelWire::Anthropic, talk.server), ModelServer::Key},
                   {provider("chat", ModelWire::OpenAi, other), ModelServer::Key}};
        roster.set(entries);
    }
    TierModels &rep() { return talk.shop.config.models.aiRep; }
    base::Result<ai::Draft> say(const char *text) { return talk.say(QString::fromLatin1(text), responder); }

    ModelTalk talk;
    ModelServer other;
    ai::PriceTable prices;
    ai::ModelLedger ledger;
    base::Counters counters;
    ai::ModelRoster roster;
    ai::ChosenResponder responder;
    std::vector<ai::ModelRoster::Entry> entries;
};

[[nodiscard]] inline ModelServer::Think saying(const char *text)
{
    return [text](const ModelRequest &) { return ModelMove::say(QString::fromLatin1(text)); };
}
[[nodiscard]] inline ModelServer::Think failing()
{
    return [](const ModelRequest &) {
        return ModelMove::error(400, R"({"error":{"type":"invalid_request_error","message":"no"}})");
    };
}

} // namespace tierdesk::test
