#include "core/engine/Commands.h"

#include "core/base/Json.h"
#include "core/domain/Currency.h"
#include "core/engine/CommandContext.h"
#include "core/engine/commands/Telling.h"
#include "core/engine/Redaction.h"
#include "core/engine/SecretAudience.h"
#include "core/store/Repositories.h"

#include <QtCore/QJsonArray>

#include <algorithm>

namespace tierdesk::engine::commands {

namespace {

using base::Fault;
using base::Result;

/// What the audit log keeps of a credential: never its secret.
QJsonObject auditJson(const Credential &credential)
{
    return {{u"kind"_s, word(credential.kind)},
            {u"name"_s, credential.name},
            {u"publicId"_s, credential.publicId},
            {u"scopes"_s, QJsonArray::fromStringList(credential.scopes)}};
}

Result<void> mustBeACurrency(std::array<char, 3> code)
{
    if (isCurrency(code))
        return {};
    return base::fail(Fault::InvalidInput, u"%1 is no currency of ISO 4217"_s.arg(QString::fromLatin1(code.data(), 3)),
                      u"currency"_s);
}

} // namespace

Result<Company> createCompany(CommandContext &context, const QString &key, const QString &name,
                              const CompanyConfig &config)
{
    TRY(mustBeACurrency(config.currency));
    Company company;
    company.key = key;
    company.name = name;
    company.config = config;
    company.createdAt = context.now();
    const auto id = TRY(context.store().companies.insert(company, context.actor().name));
    company.id = id;
    context.touchCompanies();
    TRY(tell(context, company.id, "company.create", key, "config.saved", {}, toJson(config)));
    return company;
}

Result<Company> saveConfig(CommandContext &context, CompanyId id, const QJsonObject &patch)
{
    auto found = TRY(context.store().companies.byId(id));
    if (!found)
        return base::fail(Fault::NotFound, u"no such company"_s);
    Company company = std::move(*found);
    auto merged = TRY(mergeConfig(company.config, patch));
    const QJsonObject before = toJson(company.config);
    if (toJson(merged) == before)
        return company; // a new version requires a change
    if (merged.currency != company.config.currency) {
        TRY(mustBeACurrency(merged.currency));
        // The shop's amounts are in the old currency, and amounts of two currencies are never added.
        const auto customers = TRY(context.store().customers.all(id, 1));
        const auto orders = TRY(context.store().orders.all(id, 1));
        const auto products = TRY(context.store().products.search(id, {}, 1));
        if (!customers.empty() || !orders.empty() || !products.empty())
            return base::fail(Fault::InvalidInput, u"cannot change once there are customers, orders or products"_s,
                              u"currency"_s);
    }
    if (merged.models.isUsed()) {
        const auto providers = TRY(context.store().modelBooks.providers(id));
        for (const auto &[tier, where] : {std::pair{Tier::AiRep, u"aiRep"}, std::pair{Tier::AiManager, u"aiManager"}}) {
            for (const QString &name : merged.models.of(tier).chain) {
                if (std::none_of(providers.begin(), providers.end(),
                                 [&name](const ModelProvider &each) { return each.name == name; }))
                    return base::fail(Fault::InvalidInput, u"there is no provider %1"_s.arg(name),
                                      u"models.%1.chain"_s.arg(QStringView(where)));
            }
        }
    }
    TRY(settleSecrets(context, id, company.config, merged));
    const auto version =
        context.store().companies.saveConfig(id, merged, company.configVersion, context.actor().name, context.now());
    if (!version)
        return version.error();
    company.config = std::move(merged);
    company.configVersion = *version;
    context.touchCompanies();
    if (const auto told = tell(context, id, "config.save", u"config"_s, "config.saved", before, toJson(company.config));
        !told)
        return told.error();
    return company;
}

Result<Credential> createCredential(CommandContext &context, const Credential &request)
{
    Credential credential = request;
    credential.createdAt = context.now();
    const auto id = TRY(context.store().credentials.insert(credential));
    credential.id = id;
    context.touchPeople();
    if (const auto told = tell(context, credential.company, "credential.create", credential.name, "credentials.changed",
                               {}, auditJson(credential));
        !told)
        return told.error();
    return credential;
}

Result<void> revokeCredential(CommandContext &context, CompanyId company, CredentialId id)
{
    const auto credential = TRY(context.store().credentials.byId(id));
    if (!credential || credential->company != company)
        return base::fail(Fault::NotFound, u"no such credential"_s);
    const auto revoked = TRY(context.store().credentials.revoke(company, id, context.now()));
    if (!revoked)
        return base::fail(Fault::Conflict, u"revoked before"_s);
    context.touchPeople();
    return tell(context, company, "credential.revoke", credential->name, "credentials.changed", auditJson(*credential),
                {});
}

Result<void> noteUses(CommandContext &context, const std::vector<std::pair<CredentialId, Timestamp>> &uses)
{
    for (const auto &[credential, at] : uses)
        TRY(context.store().credentials.touch(credential, at));
    return {};
}

Result<SavedReply> saveReply(CommandContext &context, const SavedReply &request)
{
    const Redaction redacted(context.directory(), request.company);
    SavedReply reply = request;
    reply.title = redacted(request.title);
    reply.text = redacted(request.text);
    reply.updatedAt = context.now();
    const auto id = TRY(context.store().savedReplies.upsert(reply));
    reply.id = id;
    if (const auto told = tell(context, reply.company, "saved_reply.save", reply.shortcut, "savedreplies.changed", {},
                               {{u"shortcut"_s, reply.shortcut}, {u"title"_s, reply.title}, {u"text"_s, reply.text}});
        !told)
        return told.error();
    return reply;
}

Result<void> deleteReply(CommandContext &context, CompanyId company, SavedReplyId id)
{
    const auto removed = TRY(context.store().savedReplies.remove(company, id));
    if (!removed)
        return base::fail(Fault::NotFound, u"no such saved reply"_s);
    return tell(context, company, "saved_reply.delete", QString::number(id.value), "savedreplies.changed", {}, {});
}

} // namespace tierdesk::engine::commands
