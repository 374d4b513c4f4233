#include "core/engine/Commands.h"

#include "core/base/Json.h"
#include "core/engine/Briefs.h"
#include "core/engine/commands/Handling.h"
#include "core/engine/commands/Telling.h"
#include "core/engine/Unit.h"
#include "core/store/Repositories.h"

#include <algorithm>

namespace tierdesk::engine::commands {

namespace {

using base::Fault;
using base::Result;

QString subjectOf(const QString &name)
{
    return QStringLiteral("provider ") + name;
}

Result<std::optional<ModelProvider>> providerOf(Unit &unit, CompanyId company, const QString &name)
{
    auto all = unit.store().modelBooks.providers(company);
    if (!all)
        return all.error();
    const auto at = std::find_if(all->begin(), all->end(), [&name](const auto &each) { return each.name == name; });
    return at == all->end() ? std::optional<ModelProvider>() : std::optional(std::move(*at));
}

base::Error noSuch(const QString &name)
{
    return base::fail(Fault::NotFound, QStringLiteral("no such provider"), {}, {{QStringLiteral("name"), name}});
}

} // namespace

Result<ModelProvider> saveProvider(Unit &unit, CompanyId company, const QString &name, const QJsonObject &patch)
{
    if (!isProviderName(name))
        return base::fail(Fault::InvalidInput, QStringLiteral("must be 1 to 40 of a-z, 0-9 and -"),
                          QStringLiteral("name"));
    const auto before = providerOf(unit, company, name);
    if (!before)
        return before.error();
    auto provider = mergeProvider(before->value_or(ModelProvider{}), patch);
    if (!provider)
        return provider.error();
    provider->company = company;
    provider->name = name;
    if (*before && **before == *provider)
        return provider;
    if (const auto saved = unit.store().modelBooks.save(*provider); !saved)
        return saved.error();
    unit.touchCompanies();
    if (const auto told = tell(unit, company, "provider.save", subjectOf(name), "models.changed",
                               *before ? toJson(**before) : QJsonObject(), toJson(*provider));
        !told)
        return told.error();
    return provider;
}

Result<void> removeProvider(Unit &unit, CompanyId company, const QString &name)
{
    const auto before = providerOf(unit, company, name);
    if (!before)
        return before.error();
    if (!*before)
        return noSuch(name);
    const auto owner = unit.store().companies.byId(company);
    if (!owner)
        return owner.error();
    const bool isUsed = *owner && ((*owner)->config.models.aiRep.chain.contains(name) ||
                                   (*owner)->config.models.aiManager.chain.contains(name));
    if (isUsed)
        return base::fail(Fault::Conflict, QStringLiteral("a tier speaks through it: choose another there first"),
                          QStringLiteral("models"));
    if (const auto removed = unit.store().modelBooks.remove(company, name); !removed)
        return removed.error();
    unit.touchCompanies();
    return tell(unit, company, "provider.remove", subjectOf(name), "models.changed", toJson(**before));
}

Result<ModelProvider> noteProviderKey(Unit &unit, CompanyId company, const QString &name, bool isSet)
{
    auto provider = providerOf(unit, company, name);
    if (!provider)
        return provider.error();
    if (!*provider)
        return noSuch(name);
    const QString origin = originOf((*provider)->baseUrl);
    if (const auto told = tell(unit, company, isSet ? "provider.key.set" : "provider.key.remove", subjectOf(name),
                               "models.changed", {}, {{QStringLiteral("origin"), origin}});
        !told)
        return told.error();
    return **provider;
}

Result<bool> bookTrial(Unit &unit, CompanyId company, const ModelUse &use)
{
    if (const auto booked = bookUses(unit, company, {use}); !booked)
        return booked.error();
    if (const auto told = tell(unit, company, "provider.try", subjectOf(use.provider), "models.changed", {},
                               {{QStringLiteral("model"), use.model}, {QStringLiteral("costNanoUsd"), use.cost}});
        !told)
        return told.error();
    return true;
}

Result<Session> bookDraft(Unit &unit, CompanyId company, const QString &sessionId, const std::vector<ModelUse> &uses)
{
    if (const auto booked = bookUses(unit, company, uses); !booked)
        return booked.error();
    Handling handling(unit, company, sessionId);
    if (handling.error())
        return *handling.error();
    addModelCost(handling.session, uses);
    return handling.finish("session.draft", {"session.updated", "help.booked"});
}

Result<Session> wordBrief(Unit &unit, CompanyId company, const QString &sessionId, const Brief &own,
                          const std::optional<Brief> &worded, const std::vector<ModelUse> &uses)
{
    if (const auto booked = bookUses(unit, company, uses); !booked)
        return booked.error();
    Handling handling(unit, company, sessionId);
    if (handling.error())
        return *handling.error();
    addModelCost(handling.session, uses);
    if (worded)
        keepWords(handling.session, own, *worded);
    return handling.finish("session.brief", worded ? QByteArrayList{"session.updated", "brief.worded"}
                                                   : QByteArrayList{"session.updated", "help.booked"});
}

} // namespace tierdesk::engine::commands
