#include "core/doors/dialects/desk/DeskDialect.h"

#include "core/doors/deskapi/FailureSchema.h"
#include "core/doors/dialects/desk/EventHub.h"
#include "core/doors/dialects/desk/SignIn.h"

namespace tierdesk::dialects {

class DeskDialect::Private final
{
public:
    Private(engine::Engine &engine, const base::Seal &seal, const KeyCheck &keys, const CustomerTyping &typing,
            const Settings &settings)
        : desk(engine, seal, keys)
        , place{settings.addresses, engine.clock().now(), settings.models}
        , models(settings.models)
        , accounts(settings.accounts)
        , events(desk, typing, settings.presenceGrace, settings.typing)
    {}

    desk::Desk desk;
    const desk::Place place;
    ModelDesk *models;
    AccountDesk *accounts;
    desk::EventHub events;
};

DeskDialect::DeskDialect(engine::Engine &engine, const base::Seal &seal, const KeyCheck &keys,
                         const CustomerTyping &typing, const Settings &settings)
    : d(std::make_unique<Private>(engine, seal, keys, typing, settings))
{}

DeskDialect::~DeskDialect() = default;

QByteArray DeskDialect::prefix() const
{
    return "/desk";
}

std::vector<Route> DeskDialect::routes()
{
    std::vector<Route> routes;
    desk::addSignIn(routes, d->desk);
    desk::addPeople(routes, d->desk);
    desk::addReading(routes, d->desk);
    desk::addReports(routes, d->desk, d->place);
    desk::addHandling(routes, d->desk);
    desk::addFiles(routes, d->desk);
    desk::addSettings(routes, d->desk);
    desk::addCredentials(routes, d->desk);
    desk::addUpserts(routes, d->desk);
    desk::addWebChat(routes, d->desk);
    desk::addTraining(routes, d->desk);
    desk::addEndpoints(routes, d->desk);
    desk::addDeliveries(routes, d->desk);
    desk::addIgnoredMessages(routes, d->desk);
    desk::addModels(routes, d->desk, d->models);
    desk::addAccounts(routes, d->desk, d->accounts);
    return routes;
}

std::vector<SocketRoute> DeskDialect::socketRoutes()
{
    return {{"/desk/events", Access::DeskToken,
             [this](const Call &call, Channel &channel) { d->events.open(call, channel); }}};
}

QJsonObject DeskDialect::errorSchema() const
{
    return deskapi::errorSchema();
}

Answer DeskDialect::refuse(const base::Error &error, const Call &, int status) const
{
    Answer refused = desk::refusal(error);
    if (status != 0)
        refused.status = status;
    return refused;
}

} // namespace tierdesk::dialects
