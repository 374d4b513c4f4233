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

void showWebChat(Desk &desk, const Call &, const Reply &reply, CompanyId company)
{
    const auto entry = desk.engine.directory()->companies.value(company.value);
    reply(entry ? answer(toJson(*entry->brand)) : refusal(base::fail(base::Fault::NotFound, u"no such company"_s)));
}

void saveWebChat(Desk &desk, const Call &call, const Reply &reply, CompanyId company, const QJsonObject &patch)
{
    desk.engine.submit<WebChatBrand>(
        actorOf(call),
        [company, patch](engine::CommandContext &context) {
            return engine::commands::saveWebChat(context, company, patch);
        },
        &desk.context,
        [reply](const base::Result<WebChatBrand> &brand) {
            reply(brand ? answer(toJson(*brand)) : refusal(brand.error()));
        });
}

} // namespace

void addWebChat(std::vector<Route> &routes, Desk &desk)
{
    add(routes, desk, route::ShowWebChat, &showWebChat).doc.responseSchema = brandSchema();
    Route &saving = add(routes, desk, route::SaveWebChat, &saveWebChat);
    saving.doc.requestSchema = brandSchema();
    saving.doc.responseSchema = brandSchema();
}

} // namespace tierdesk::dialects::desk
