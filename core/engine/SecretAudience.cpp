#include "core/engine/SecretAudience.h"

#include "core/store/Repositories.h"

#include <map>

namespace tierdesk::engine {

using base::Fault;
using base::Result;

Result<void> settleSecrets(CommandContext &context, CompanyId company, const CompanyConfig &before,
                           const CompanyConfig &after)
{
    const std::vector<SecretUse> old = secretUses(before);
    const std::vector<SecretUse> uses = secretUses(after);
    std::map<CredentialId, QStringList> places; // of those that have none yet
    for (size_t i = 0; i < uses.size(); ++i) {
        const SecretUse &use = uses[i];
        const bool isNew = use.secret != old[i].secret;
        if (!use.secret.isSet() || (!isNew && use.place == old[i].place && use.isSent == old[i].isSent))
            continue;
        const auto credential = TRY(context.store().credentials.byId(use.secret));
        const bool isSecret = credential && credential->company == company &&
                              credential->kind == CredentialKind::Secret && !credential->revokedAt;
        if (!isSecret)
            return base::fail(Fault::InvalidInput, u"must be a live secret of this company"_s, use.path);
        if (isNew && credential->audience.isEmpty()) {
            if (use.isSent && !credential->scopes.isEmpty())
                return base::fail(Fault::InvalidInput, u"must be a secret without scopes: this one opens doors"_s,
                                  use.path);
            places[use.secret].append(use.place);
        } else if (use.isSent && !goesTo(*credential, use.place)) {
            return base::fail(Fault::InvalidInput,
                              u"must be set again: the one that is kept is for another server or account"_s, use.path);
        }
    }
    for (const auto &[secret, own] : places) {
        if (const auto set = context.store().credentials.setAudience(secret, own.join(u' ')); !set)
            return set;
        context.touchPeople();
    }
    return {};
}

Result<void> placeOldSecrets(store::Repositories &store)
{
    const auto credentials = TRY(store.credentials.all());
    for (const Credential &each : credentials) {
        if (each.kind != CredentialKind::Secret || each.audience != PlacesUnknown)
            continue;
        const auto company = TRY(store.companies.byId(each.company));
        QStringList places;
        if (company) {
            for (const SecretUse &use : secretUses(company->config)) {
                if (use.secret == each.id)
                    places.append(use.place);
            }
        }
        if (const auto set = store.credentials.setAudience(each.id, places.join(u' ')); !set)
            return set;
    }
    return {};
}

} // namespace tierdesk::engine
