#pragma once

#include "core/base/Result.h"
#include "core/domain/People.h"

namespace tierdesk::dialects {

/// Says of public key material, before it is stored, whether it could verify anything: who presents a token later
/// learns only that it is not valid. Dialects do no cryptography; the server's authenticator knows.
class KeyCheck
{
public:
    virtual ~KeyCheck() = default;
    /// Fails with InvalidInput; `where` is the place within a JWKS document ("keys.0"), empty for the whole material.
    /// Any thread. What has no public key passes.
    [[nodiscard]] virtual base::Result<void> check(const Credential &credential) const = 0;
};

} // namespace tierdesk::dialects
