#pragma once

#include "core/domain/Ids.h"
#include "core/doors/dialects/Call.h"
#include "core/doors/dialects/CustomerTyping.h"

#include <functional>
#include <memory>

namespace tierdesk::engine {
class Engine;
}
namespace tierdesk::base {
class Seal;
}

namespace tierdesk::dialects {

class AccountDesk;
class AgentTyping;
class KeyCheck;
class ModelDesk;

/// The door of the people at tier 3 and of our own console: docs/desk.md. Made, used and destroyed on the server
/// thread, after Engine::stop(); @p engine, @p seal, @p keys and @p typing outlive it.
class DeskDialect final : public Dialect
{
public:
    struct Settings {
        Millis presenceGrace = Millis::seconds(30); ///< from a user's last event socket to offline
        std::function<QStringList()> addresses;     ///< where the server listens, as URLs; on the server thread
        ModelDesk *models = nullptr;                ///< outlives it; none: models cannot be set up here
        AccountDesk *accounts = nullptr;            ///< outlives it; none: accounts cannot be tried here
        AgentTyping *typing = nullptr; ///< outlives it; told when somebody writes to a customer; none: nobody hears
    };

    DeskDialect(engine::Engine &engine, const base::Seal &seal, const KeyCheck &keys, const CustomerTyping &typing,
                const Settings &settings);
    ~DeskDialect() override;

    [[nodiscard]] QByteArray prefix() const override;
    [[nodiscard]] std::optional<Door> door() const override { return Door::Desk; }
    [[nodiscard]] std::vector<Route> routes() override;
    [[nodiscard]] std::vector<SocketRoute> socketRoutes() override;
    [[nodiscard]] Answer refuse(const base::Error &error, const Call &call, int status = 0) const override;
    [[nodiscard]] QJsonObject errorSchema() const override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace tierdesk::dialects
