#include "core/engine/Commands.h"

#include "core/base/Json.h"
#include "core/domain/Currency.h"
#include "core/engine/commands/Telling.h"
#include "core/engine/Redaction.h"
#include "core/engine/SecretPlaces.h"
#include "core/engine/Unit.h"
#include "core/store/Repositories.h"

#include <QtCore/QJsonArray>

#include <algorithm>

namespace tierdesk::engine::commands {

namespace {

using base::Fault;
using base::Result;

/// What the journal keeps of a credential: never its secret.
QJsonObject auditJson(const Credential &credential)
{
    return {{QStringLiteral("kind"), word(credential.kind)},
            {QStringLiteral("name"), credential.name},
            {QStringLiteral("publicId"), credential.publicId},
            {QStringLiteral("scopes"), QJsonArray::fromStringList(credential.scopes)}};
}

Result<void> mustBeACurrency(std::array<char, 3> code)
{
    if (isCurrency(code))
        return {};
    return base::fail(Fault::InvalidInput,
                      QStringLiteral("%1 is no currency of ISO 4217").arg(QString::fromLatin1(code.data(), 3)),
                      QStringLiteral("currency"));
}

} // namespace

Result<Company> createCompany(Unit &unit, const QString &key, const QString &name, const CompanyConfig &config)
{
    if (const auto known = mustBeACurrency(config.currency); !known)
        return known.error();
    Company company;
    company.key = key;
    company.name = name;
    company.config = config;
    company.createdAt = unit.now();
    const auto id = unit.store().companies.insert(company, unit.actor().name);
    if (!id)
        return id.error();
    company.id = *id;
    unit.touchCompanies();
    if (const auto told = tell(unit, company.id, "company.create", key, "config.saved", {}, toJson(config)); !told)
        return told.error();
    return company;
}

Result<Company> saveConfig(Unit &unit, CompanyId id, const QJsonObject &patch)
{
    auto found = unit.store().companies.byId(id);
    if (!found)
        return found.error();
    if (!*found)
        return base::fail(Fault::NotFound, QStringLiteral("no such company"));
    Company company = std::move(**found);
    auto merged = mergeConfig(company.config, patch);
    if (!merged)
        return merged.error();
    const QJsonObject before = toJson(company.config);
    if (toJson(*merged) == before)
        return company; // a version is a change
    if (merged->currency != company.config.currency) {
        if (const auto known = mustBeACurrency(merged->currency); !known)
            return known.error();
        // What stands in the shop is in the old one, and the two are never added.
        const auto customers = unit.store().customers.all(id, 1);
        if (!customers)
            return customers.error();
        const auto orders = unit.store().orders.all(id, 1);
        if (!orders)
            return orders.error();
        const auto products = unit.store().products.search(id, {}, 1);
        if (!products)
            return products.error();
        if (!customers->empty() || !orders->empty() || !products->empty())
            return base::fail(Fault::InvalidInput,
                              QStringLiteral("cannot change once there are customers, orders or products"),
                              QStringLiteral("currency"));
    }
    if (merged->models.isUsed()) {
        const auto providers = unit.store().modelBooks.providers(id);
        if (!providers)
            return providers.error();
        for (const auto &[tier, where] : {std::pair{Tier::AiRep, u"aiRep"}, std::pair{Tier::AiManager, u"aiManager"}}) {
            for (const QString &name : merged->models.of(tier).chain) {
                if (std::none_of(providers->begin(), providers->end(),
                                 [&name](const ModelProvider &each) { return each.name == name; }))
                    return base::fail(Fault::InvalidInput, QStringLiteral("there is no provider %1").arg(name),
                                      QStringLiteral("models.%1.chain").arg(QStringView(where)));
            }
        }
    }
    if (const auto settled = settleSecrets(unit, id, company.config, *merged); !settled)
        return settled.error();
    const auto version =
        unit.store().companies.saveConfig(id, *merged, company.configVersion, unit.actor().name, unit.now());
    if (!version)
        return version.error();
    company.config = std::move(*merged);
    company.configVersion = *version;
    unit.touchCompanies();
    if (const auto told =
            tell(unit, id, "config.save", QStringLiteral("config"), "config.saved", before, toJson(company.config));
        !told)
        return told.error();
    return company;
}

Result<Credential> createCredential(Unit &unit, const Credential &request)
{
    Credential credential = request;
    credential.createdAt = unit.now();
    const auto id = unit.store().credentials.insert(credential);
    if (!id)
        return id.error();
    credential.id = *id;
    unit.touchPeople();
    if (const auto told = tell(unit, credential.company, "credential.create", credential.name, "credentials.changed",
                               {}, auditJson(credential));
        !told)
        return told.error();
    return credential;
}

Result<void> revokeCredential(Unit &unit, CompanyId company, CredentialId id)
{
    const auto credential = unit.store().credentials.byId(id);
    if (!credential)
        return credential.error();
    if (!*credential || (*credential)->company != company)
        return base::fail(Fault::NotFound, QStringLiteral("no such credential"));
    const auto revoked = unit.store().credentials.revoke(company, id, unit.now());
    if (!revoked)
        return revoked.error();
    if (!*revoked)
        return base::fail(Fault::Conflict, QStringLiteral("revoked before"));
    unit.touchPeople();
    return tell(unit, company, "credential.revoke", (*credential)->name, "credentials.changed", auditJson(**credential),
                {});
}

Result<void> noteUses(Unit &unit, const std::vector<std::pair<CredentialId, Timestamp>> &uses)
{
    for (const auto &[credential, at] : uses) {
        if (const auto touched = unit.store().credentials.touch(credential, at); !touched)
            return touched.error();
    }
    return {};
}

Result<SavedReply> saveReply(Unit &unit, const SavedReply &request)
{
    const Redaction redacted(unit.directory(), request.company);
    SavedReply reply = request;
    reply.title = redacted(request.title);
    reply.text = redacted(request.text);
    reply.updatedAt = unit.now();
    const auto id = unit.store().savedReplies.upsert(reply);
    if (!id)
        return id.error();
    reply.id = *id;
    if (const auto told = tell(unit, reply.company, "saved_reply.save", reply.shortcut, "savedreplies.changed", {},
                               {{QStringLiteral("shortcut"), reply.shortcut},
                                {QStringLiteral("title"), reply.title},
                                {QStringLiteral("text"), reply.text}});
        !told)
        return told.error();
    return reply;
}

Result<void> deleteReply(Unit &unit, CompanyId company, SavedReplyId id)
{
    const auto removed = unit.store().savedReplies.remove(company, id);
    if (!removed)
        return removed.error();
    if (!*removed)
        return base::fail(Fault::NotFound, QStringLiteral("no such saved reply"));
    return tell(unit, company, "saved_reply.delete", QString::number(id.value), "savedreplies.changed", {}, {});
}

} // namespace tierdesk::engine::commands
