#include "core/doors/dialects/desk/Desk.h"
#include "core/doors/dialects/ModelDesk.h"

#include <algorithm>

namespace tierdesk::dialects::desk {

namespace {

using base::fail;
using base::Fault;
using base::Result;

/// The AI tiers of @p entry that ask @p model at @p place first.
std::vector<Tier> usersOf(const engine::CompanyEntry &entry, const LocalPlace &place, const QString &model)
{
    std::vector<Tier> tiers;
    for (const Tier tier : {Tier::AiRep, Tier::AiManager}) {
        const QStringList &chain = entry.company.config.models.of(tier).chain;
        const bool isFirst =
            std::any_of(entry.providers.begin(), entry.providers.end(), [&](const ModelProvider &each) {
                return each.isLocal && !chain.isEmpty() && chain.constFirst() == each.name &&
                       each.baseUrl == baseUrlOf(place) && each.model(ModelSize::Small) == model;
            });
        if (isFirst)
            tiers.push_back(tier);
    }
    return tiers;
}

void findLocalModels(ModelDesk &models, Desk &desk, const Call &, const Reply &reply, CompanyId company)
{
    models.findLocal(&desk.context, [&desk, reply, company](const LocalSearch &found) {
        LocalSearch shown = found;
        const auto directory = desk.engine.directory();
        if (const engine::CompanyEntry *entry = directory->company(company)) {
            for (LocalServer &server : shown.servers) {
                for (LocalModel &model : server.models)
                    model.usedFor = usersOf(*entry, server.place, model.id);
            }
        }
        reply(answer(route::FindLocalModels, shown));
    });
}

/// Looks once more before anything is stored: what a search has recognised may be used, and no other address.
void chooseLocalModel(ModelDesk &models, Desk &desk, const Call &call, const Reply &reply, CompanyId company,
                      const deskapi::UseLocalModel &wanted)
{
    models.findLocal(&desk.context, [&desk, &models, reply, company, actor = actorOf(call),
                                     wanted](const LocalSearch &found) {
        const LocalPlace place{wanted.kind, wanted.port};
        const bool isThere = std::any_of(found.servers.begin(), found.servers.end(), [&](const LocalServer &server) {
            return server.place == place && std::any_of(server.models.begin(), server.models.end(),
                                                        [&](const auto &each) { return each.id == wanted.model; });
        });
        if (!isThere)
            return reply(
                refusal(fail(Fault::NotFound, u"the model is not offered on this machine, or its server has stopped"_s,
                             u"model"_s)));
        desk.engine.submit<ModelProvider>(
            actor,
            [company, place, wanted](engine::CommandContext &context) {
                return engine::commands::useLocalModel(context, company, place, wanted.model, wanted.tier);
            },
            &desk.context,
            [reply, &models](const Result<ModelProvider> &used) {
                reply(used ? answer(route::ChooseLocalModel, shownProvider(*used, models)) : refusal(used.error()));
            });
    });
}

} // namespace

void addLocalModels(std::vector<Route> &routes, Desk &desk, ModelDesk &models)
{
    add(routes, desk, route::FindLocalModels, std::bind_front(&findLocalModels, std::ref(models)));
    alsoFails(add(routes, desk, route::ChooseLocalModel, std::bind_front(&chooseLocalModel, std::ref(models))),
              {base::Fault::NotFound});
}

} // namespace tierdesk::dialects::desk
