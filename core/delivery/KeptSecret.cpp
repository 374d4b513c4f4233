#include "core/delivery/KeptSecret.h"

namespace tierdesk::delivery {

base::Result<QByteArray> keptSecret(const engine::Directory &directory, CompanyId company, CredentialId id,
                                    const QString &place, const base::Seal &seal)
{
    const Credential *credential = directory.secret(id, company);
    if (!credential)
        return base::fail(base::Fault::NotFound, u"the account's password or token is not there"_s);
    if (!goesTo(*credential, place))
        return base::fail(base::Fault::NotFound,
                          u"the account's password or token must be set again: the one that is kept is "
                          "for another server or account"_s);
    return seal.open(credential->sealed);
}

} // namespace tierdesk::delivery
