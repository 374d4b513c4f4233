#pragma once

#include "core/base/Counters.h"
#include "core/doors/dialects/Call.h"
#include "core/doors/dialects/chat/Chats.h"
#include "core/doors/dialects/chat/Gate.h"
#include "core/doors/dialects/chat/LiveChats.h"
#include "core/doors/dialects/chat/Origins.h"
#include "core/doors/dialects/chat/WebFiles.h"
#include "core/engine/Engine.h"

#include <QtCore/QObject>

namespace tierdesk::dialects::chat {

/// The wire contract of chat-poc.md, read with docs/chat.md: REST below /api/v1/chat, and below /s/{siteKey} for
/// clients that can only set a base URL; and the web chat at `/` and `/s/{siteKey}/`, with its widget. Lives on the
/// server thread. @p engine, @p typing and @p counters outlive it, and @p engine is stopped before its end.
class ChatDialect final : public Dialect
{
public:
    ChatDialect(engine::Engine &engine, CustomerTyping &typing, Gate gate, base::Counters &counters);

    /// Also serves Socket.IO clients through @p hub, and tells them when an agent is typing.
    void mount(EventHub &hub, const AgentTyping &agents);
    /// Returns whether a page that sends @p call may connect at all; its company is checked when it joins a chat.
    [[nodiscard]] bool allowsOrigin(const Call &call) const;

    [[nodiscard]] QByteArray prefix() const override { return "/api/v1/chat"; }
    [[nodiscard]] std::vector<QByteArray> prefixes() const override { return {prefix(), "/s"}; }
    [[nodiscard]] std::optional<Door> door() const override { return Door::Chat; }
    [[nodiscard]] std::vector<Route> routes() override;
    [[nodiscard]] Answer refuse(const base::Error &error, const Call &call, int status = 0) const override;
    [[nodiscard]] QJsonObject errorSchema() const override;

private:
    using Done = Chats::Done;
    using Handle = void (Chats::*)(const Ask &, const Done &);

    /// Finds the caller's company, checks the page's origin, reports errors and adds CORS fields.
    [[nodiscard]] Handler handler(std::function<void(const Call &, Ask, const Done &)> handle);
    /// Returns a handler for a POST with a body. @p isFirst: the request begins a chat.
    [[nodiscard]] Handler posting(Handle handle, bool isFirst = false);
    void history(const Call &call, const Ask &ask, const Done &done);
    void bring(const Call &call, const Ask &ask, const Done &done);
    void fetch(const Call &call, const Ask &ask, const Done &done);
    void preflight(const Call &call, const Reply &reply) const;
    void addPages(std::vector<Route> &routes);
    /// Returns the company whose web chat @p call requests; null if there is none.
    [[nodiscard]] std::shared_ptr<const engine::CompanyEntry> companyOf(const Call &call) const;
    [[nodiscard]] Answer logo(const Call &call) const;
    /// Answers with the web chat page of the company of @p call.
    void page(const Call &call, const Reply &reply);

    engine::Engine &m_engine;
    Gate m_gate;
    Chats m_chats;
    Origins m_origins;
    LiveChats m_live;
    WebFiles m_files;
    QObject m_context;
};

} // namespace tierdesk::dialects::chat
