#include "core/base/Json.h"
#include "core/engine/Commands.h"
#include "core/engine/commands/Telling.h"
#include "core/store/Repositories.h"

namespace tierdesk::engine::commands {

namespace {

const QString Name = u"webChat"_s; // the company's setting that holds it as JSON

/// What the audit log keeps of a brand: a logo's type and size only.
QJsonObject auditJson(const WebChatBrand &brand)
{
    QJsonObject json = toJson(brand);
    if (!brand.logo.isEmpty())
        json.insert(u"logo"_s, QJsonObject{{u"type"_s, word(brand.logoType)}, {u"bytes"_s, brand.logo.size()}});
    return json;
}

} // namespace

base::Result<WebChatBrand> webChatOf(const store::Repositories &store, CompanyId company)
{
    const auto stored = TRY(store.settings.value(Name, company));
    if (!stored)
        return WebChatBrand();
    const auto json = base::parseJsonObject(stored->toUtf8());
    auto brand = json ? mergeWebChat({}, *json) : base::Result<WebChatBrand>(json.error());
    if (!brand)
        return base::fail(base::Fault::StorageFailed,
                          u"the web chat's settings cannot be read: "_s + brand.error().message);
    return brand;
}

base::Result<WebChatBrand> saveWebChat(CommandContext &context, CompanyId company, const QJsonObject &patch)
{
    const auto before = TRY(webChatOf(context.store(), company));
    auto merged = TRY(mergeWebChat(before, patch));
    const QJsonObject json = toJson(merged);
    if (json == toJson(before))
        return merged;
    if (const auto stored = context.store().settings.setValue(Name, QString::fromUtf8(base::toJson(json)), company);
        !stored)
        return stored.error();
    context.touchCompanies();
    if (const auto told =
            tell(context, company, "webchat.save", Name, "config.saved", auditJson(before), auditJson(merged));
        !told)
        return told.error();
    return merged;
}

} // namespace tierdesk::engine::commands
