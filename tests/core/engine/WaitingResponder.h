#pragma once

#include "core/engine/Engine.h"
#include "core/mind/ai/local/LocalResponder.h"
#include "core/store/Readers.h"
#include "tests/core/engine/EngineFixture.h"

#include <mutex>
#include <vector>

namespace tierdesk::tests {

/// The embedded responder, but whoever says "model" waits until the test lets them go, or ends them.
class Waiting final : public ai::Responder
{
public:
    [[nodiscard]] QString model() const override { return u"waiting"_s; }
    [[nodiscard]] bool isImmediate(const CompanyConfig &config, Tier tier) const override
    {
        return config.models.of(tier).chain.isEmpty();
    }
    [[nodiscard]] base::Task<base::Result<ai::Draft>> respond(const ai::TurnContext &context,
                                                              ai::Tools &tools) const override
    {
        if (!context.message.text.contains(u"model") || (onlyAt && context.tier != *onlyAt))
            co_return m_local.answer(context, tools);
        if (context.words) {
            context.words->add(u"answer "_s);
            context.words->add(u"to:"_s);
        }
        if (const auto gate = enter())
            co_await *gate;
        const auto [isEnded, isFailing] = leave();
        if (context.uses)
            context.uses->push_back({.provider = u"claude"_s,
                                     .model = model(),
                                     .requests = 1,
                                     .tokensIn = 100,
                                     .tokensOut = 20,
                                     .cost = 5,
                                     .isPriced = true});
        if (isEnded)
            co_return base::fail(base::Fault::AiUnavailable, u"stopping"_s, {}, {{u"reason"_s, u"cancelled"_s}});
        if (isFailing)
            co_return base::fail(base::Fault::AiUnavailable, u"no model answers"_s);
        if (atEnd)
            atEnd();
        ai::Draft draft;
        draft.text = u"answer to: "_s + context.message.text;
        draft.facts.model = model();
        co_return draft;
    }
    [[nodiscard]] QString handover(const ai::TurnContext &context, Reason reason) const override
    {
        return m_local.handover(context, reason);
    }

    void set(bool isOpen, bool isEnded)
    {
        std::vector<base::Arrival<>> let;
        {
            const std::lock_guard lock(m_mutex);
            m_isOpen = isOpen;
            m_isEnded = isEnded;
            if (isOpen || isEnded)
                let.swap(m_waiting);
        }
        for (const base::Arrival<> &each : let)
            each.set();
    }
    std::optional<Tier> onlyAt;  ///< others are the embedded responder's
    std::function<void()> atEnd; ///< on the worker, before the answer
    [[nodiscard]] int inside() const
    {
        const std::lock_guard lock(m_mutex);
        return m_inside;
    }
    /// How often the model was asked.
    [[nodiscard]] int asked() const
    {
        const std::lock_guard lock(m_mutex);
        return m_asked;
    }
    void setFailing(bool isFailing)
    {
        const std::lock_guard lock(m_mutex);
        m_isFailing = isFailing;
    }

private:
    [[nodiscard]] std::optional<base::Arrival<>> enter() const
    {
        const std::lock_guard lock(m_mutex);
        ++m_asked;
        ++m_inside;
        if (m_isOpen || m_isEnded)
            return std::nullopt;
        return m_waiting.emplace_back();
    }
    struct Ending {
        bool isEnded = false;
        bool isFailing = false;
    };
    [[nodiscard]] Ending leave() const
    {
        const std::lock_guard lock(m_mutex);
        --m_inside;
        return {m_isEnded, m_isFailing};
    }

    ai::LocalResponder m_local;
    mutable std::mutex m_mutex;
    mutable std::vector<base::Arrival<>> m_waiting;
    mutable int m_inside = 0;
    mutable int m_asked = 0;
    bool m_isFailing = false;
    bool m_isOpen = false;
    bool m_isEnded = false;
};

/// From here on the company's turns are accepted first and may wait.
inline void choose(EngineFixture &fixture, std::optional<CompanyId> whose = std::nullopt, const char *tier = "aiRep")
{
    const CompanyId company = whose.value_or(fixture.company.id);
    const auto saved = fixture.command<Company>([&](engine::CommandContext &context) -> base::Result<Company> {
        const auto made = engine::commands::saveProvider(
            context, company, u"claude"_s, {{u"baseUrl"_s, u"https://m.example"_s}, {u"small"_s, u"m"_s}});
        if (!made)
            return made.error();
        return engine::commands::saveConfig(
            context, company,
            {{u"models"_s,
              QJsonObject{{QString::fromLatin1(tier), QJsonObject{{u"chain"_s, QJsonArray{u"claude"_s}}}}}}});
    });
    if (!saved)
        qFatal("%s", qPrintable(saved.error().message));
}

[[nodiscard]] inline std::vector<Message> messagesOf(EngineFixture &fixture, const Session &session)
{
    return *fixture.wait<std::vector<Message>>([&](auto done) {
        fixture.engine->template read<std::vector<Message>>(
            [&](store::Readers &readers) { return readers.rows.messages.of(session.key); }, &fixture.context,
            std::move(done));
    });
}

} // namespace tierdesk::tests
