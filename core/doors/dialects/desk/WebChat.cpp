#include "core/domain/SchemaParts.h"
#include "core/doors/dialects/desk/Desk.h"
#include "core/doors/dialects/Validation.h"

namespace tierdesk::dialects::desk {

namespace {

QJsonObject brandSchema()
{
    using namespace schema;
    const QJsonObject texts = mapOf(mapOf(bounded(0, 300)));
    const QJsonObject logo = object({{"type", text()}, {"data", text()}}, QStringList{u"data"_s});
    return object({{"name", bounded(0, 100)},
                   {"accent", bounded(0, 7)},
                   {"accentDark", bounded(0, 7)},
                   {"texts", texts},
                   {"logo", orNull(logo)}},
                  QStringList());
}

} // namespace

void addWebChat(std::vector<Route> &routes, Desk &desk)
{
    Route shown = route(Method::Get, "/webchat", "How the web chat looks to the company's customers",
                        desk.entered(Role::Supervisor, [&desk](const Call &, const Reply &reply, CompanyId company) {
                            const auto entry = desk.engine.directory()->companies.value(company.value);
                            reply(entry ? answer(toJson(*entry->brand))
                                        : refusal(base::fail(base::Fault::NotFound, u"no such company"_s)));
                        }));
    shown.doc.responseSchema = brandSchema();
    routes.push_back(std::move(shown));
    Route saved =
        route(Method::Put, "/webchat", "Merges a patch into the look of the web chat",
              desk.entered(Role::Supervisor, [&desk](const Call &call, const Reply &reply, CompanyId company) {
                  const auto patch = jsonBody(call);
                  if (!patch)
                      return reply(refusal(patch.error()));
                  desk.engine.submit<WebChatBrand>(
                      actorOf(call),
                      [company, patch = *patch](engine::CommandContext &context) {
                          return engine::commands::saveWebChat(context, company, patch);
                      },
                      &desk.context,
                      [reply](const base::Result<WebChatBrand> &brand) {
                          reply(brand ? answer(toJson(*brand)) : refusal(brand.error()));
                      });
              }));
    saved.doc.requestSchema = brandSchema();
    saved.doc.responseSchema = brandSchema();
    routes.push_back(std::move(saved));
}

} // namespace tierdesk::dialects::desk
