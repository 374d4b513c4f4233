#pragma once

#include "core/base/Result.h"
#include "core/domain/People.h"

namespace tierdesk::dialects {

/// Checks public key material before it is stored: an unusable key would otherwise show only as tokens that are
/// invalid. Dialects do no cryptography; the server's authenticator does.
class KeyCheck
{
public:
    virtual ~KeyCheck() = default;
    /// Fails with InvalidInput; `where` is the place within a JWKS document ("keys.0"), or empty for the whole
    /// material. A credential without a public key passes. Any thread.
    [[nodiscard]] virtual base::Result<void> check(const Credential &credential) const = 0;
};

} // namespace tierdesk::dialects
