#include "core/delivery/KeptSecret.h"

namespace tierdesk::delivery {

base::Result<QByteArray> keptSecret(const engine::Directory &directory, CompanyId company, CredentialId id,
                                    const QString &place, const base::Seal &seal)
{
    const Credential *credential = directory.secret(id, company);
    if (!credential)
        return base::fail(base::Fault::NotFound, QStringLiteral("the account's password or token is not there"));
    if (!goesTo(*credential, place))
        return base::fail(base::Fault::NotFound,
                          QStringLiteral("the account's password or token must be set again: the one that is kept is "
                                         "for another server or account"));
    return seal.open(credential->sealed);
}

} // namespace tierdesk::delivery
