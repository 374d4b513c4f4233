#include "core/engine/Commands.h"

#include "core/base/Json.h"
#include "core/engine/Briefs.h"
#include "core/engine/CommandContext.h"
#include "core/engine/commands/SessionEdit.h"
#include "core/engine/commands/Telling.h"
#include "core/store/Repositories.h"

#include <QtCore/QJsonArray>

#include <algorithm>

namespace tierdesk::engine::commands {

namespace {

using base::Fault;
using base::Result;

constexpr qsizetype MostInChain = 10; ///< the limit of ModelsConfig

QString subjectOf(const QString &name)
{
    return u"provider "_s + name;
}

Result<std::optional<ModelProvider>> providerOf(CommandContext &context, CompanyId company, const QString &name)
{
    auto all = TRY(context.store().modelBooks.providers(company));
    const auto at = std::find_if(all.begin(), all.end(), [&name](const auto &each) { return each.name == name; });
    return at == all.end() ? std::optional<ModelProvider>() : std::optional(std::move(*at));
}

/// Stores @p provider in place of @p before.
Result<ModelProvider> keep(CommandContext &context, const std::optional<ModelProvider> &before,
                           const ModelProvider &provider)
{
    if (before == provider)
        return provider;
    TRY(context.store().modelBooks.save(provider));
    context.touchCompanies();
    if (const auto told = tell(context, provider.company, "provider.save", subjectOf(provider.name), "models.changed",
                               before ? toJson(*before) : QJsonObject(), toJson(provider));
        !told)
        return told.error();
    return provider;
}

/// Returns a provider name for @p model that is not among @p taken: "ollama-llama3-2-3b".
QString localName(const LocalPlace &place, const QString &model, const std::vector<ModelProvider> &taken)
{
    constexpr qsizetype Longest = 36; // leaves room for a number
    QString name;
    for (const QChar c : (word(place.kind) + u'-' + model).toLower()) {
        const bool isPlain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (isPlain || (!name.isEmpty() && !name.endsWith(u'-')))
            name += isPlain ? c : QChar(u'-');
    }
    name.truncate(Longest);
    while (name.endsWith(u'-'))
        name.chop(1);
    const auto isTaken = [&taken](const QString &each) {
        return std::any_of(taken.begin(), taken.end(), [&each](const auto &one) { return one.name == each; });
    };
    QString free = name;
    for (int number = 2; isTaken(free); ++number)
        free = name + u'-' + QString::number(number);
    return free;
}

base::Error noSuch(const QString &name)
{
    return base::fail(Fault::NotFound, u"no such provider"_s, {}, {{u"name"_s, name}});
}

} // namespace

Result<ModelProvider> saveProvider(CommandContext &context, CompanyId company, const QString &name,
                                   const QJsonObject &patch)
{
    if (!isProviderName(name))
        return base::fail(Fault::InvalidInput, u"must be 1 to 40 of a-z, 0-9 and -"_s, u"name"_s);
    const auto before = TRY(providerOf(context, company, name));
    // Only a search sets this: it permits an address on this machine that companies may not use otherwise.
    if (patch.contains(u"local"))
        return base::fail(Fault::InvalidInput, u"local cannot be set"_s, u"local"_s);
    const ModelProvider was = before.value_or(ModelProvider{});
    auto provider = TRY(mergeProvider(was, patch));
    provider.company = company;
    provider.name = name;
    provider.isLocal = was.isLocal && provider.baseUrl == was.baseUrl && provider.wire == was.wire;
    return keep(context, before, provider);
}

Result<ModelProvider> useLocalModel(CommandContext &context, CompanyId company, const LocalPlace &place,
                                    const QString &model, Tier tier)
{
    constexpr int AtOnce = 4; // a local model answers few requests at once; the chain takes the rest
    if (tier != Tier::AiRep && tier != Tier::AiManager)
        return base::fail(Fault::InvalidInput, u"must be AI_REP or AI_MANAGER"_s, u"tier"_s);
    const auto owner = TRY(context.store().companies.byId(company));
    if (!owner)
        return base::fail(Fault::NotFound, u"no such company"_s);
    const auto all = TRY(context.store().modelBooks.providers(company));
    const QString baseUrl = baseUrlOf(place);
    const auto same = std::find_if(all.begin(), all.end(), [&](const ModelProvider &each) {
        return each.isLocal && each.baseUrl == baseUrl && each.model(ModelSize::Small) == model &&
               each.model(ModelSize::Large) == model;
    });
    ModelProvider provider;
    if (same != all.end()) {
        provider = *same;
    } else {
        auto made = TRY(mergeProvider({}, {{u"protocol"_s, QString(word(ModelWire::OpenAi))},
                                           {u"baseUrl"_s, baseUrl},
                                           {u"small"_s, model},
                                           {u"concurrent"_s, AtOnce},
                                           {u"oldTokenField"_s, true}, // some do not know the new one
                                           {u"local"_s, true}}));
        made.company = company;
        made.name = localName(place, model, all);
        provider = TRY(keep(context, std::nullopt, made));
    }
    QJsonArray chain{provider.name};
    const TierModels &was = owner->config.models.of(tier);
    for (const QString &name : was.chain) {
        const bool isLocal = std::any_of(all.begin(), all.end(),
                                         [&name](const auto &each) { return each.name == name && each.isLocal; });
        if (!isLocal && chain.size() < MostInChain)
            chain.append(name);
    }
    const QJsonObject choice{{u"chain"_s, chain}};
    TRY(saveConfig(context, company,
                   {{u"models"_s, QJsonObject{{tier == Tier::AiRep ? u"aiRep"_s : u"aiManager"_s, choice}}}}));
    return provider;
}

Result<void> removeProvider(CommandContext &context, CompanyId company, const QString &name)
{
    const auto before = TRY(providerOf(context, company, name));
    if (!before)
        return noSuch(name);
    const auto owner = TRY(context.store().companies.byId(company));
    const bool isUsed = owner && (owner->config.models.aiRep.chain.contains(name) ||
                                  owner->config.models.aiManager.chain.contains(name));
    if (isUsed)
        return base::fail(Fault::Conflict, u"a tier speaks through it: choose another there first"_s, u"models"_s);
    TRY(context.store().modelBooks.remove(company, name));
    context.touchCompanies();
    return tell(context, company, "provider.remove", subjectOf(name), "models.changed", toJson(*before));
}

Result<ModelProvider> noteProviderKey(CommandContext &context, CompanyId company, const QString &name, bool isSet)
{
    auto provider = TRY(providerOf(context, company, name));
    if (!provider)
        return noSuch(name);
    const QString origin = originOf(provider->baseUrl);
    if (const auto told = tell(context, company, isSet ? "provider.key.set" : "provider.key.remove", subjectOf(name),
                               "models.changed", {}, {{u"origin"_s, origin}});
        !told)
        return told.error();
    return *provider;
}

Result<bool> bookTrial(CommandContext &context, CompanyId company, const ModelUse &use)
{
    TRY(bookUses(context, company, {use}));
    if (const auto told = tell(context, company, "provider.try", subjectOf(use.provider), "models.changed", {},
                               {{u"model"_s, use.model}, {u"costNanoUsd"_s, use.cost}});
        !told)
        return told.error();
    return true;
}

Result<Session> bookDraft(CommandContext &context, CompanyId company, const QString &sessionId,
                          const std::vector<ModelUse> &uses)
{
    TRY(bookUses(context, company, uses));
    SessionEdit edit(context, company, sessionId);
    if (edit.error())
        return *edit.error();
    addModelCost(edit.session, uses);
    return edit.finish("session.draft", {"session.updated", "help.booked"});
}

Result<Session> wordBrief(CommandContext &context, CompanyId company, const QString &sessionId, const Brief &own,
                          const std::optional<Brief> &worded, const std::vector<ModelUse> &uses)
{
    TRY(bookUses(context, company, uses));
    SessionEdit edit(context, company, sessionId);
    if (edit.error())
        return *edit.error();
    addModelCost(edit.session, uses);
    if (worded)
        keepWords(edit.session, own, *worded);
    return edit.finish("session.brief", worded ? QByteArrayList{"session.updated", "brief.worded"}
                                               : QByteArrayList{"session.updated", "help.booked"});
}

} // namespace tierdesk::engine::commands
