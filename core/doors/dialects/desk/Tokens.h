#pragma once

#include "core/base/Result.h"
#include "core/domain/People.h"
#include "core/doors/deskapi/Administration.h"

namespace tierdesk::base {
class Seal;
}

namespace tierdesk::dialects {
class KeyCheck;
}

namespace tierdesk::dialects::desk {

/// @p length characters of [0-9A-Za-z] from the system's secure generator, each equally likely; 43 hold 256 bits.
[[nodiscard]] QString randomBase62(int length);

/// A new credential as it is stored, and its secret in clear, which is nowhere kept.
struct MadeCredential {
    Credential credential;
    QString secret; ///< empty where there is none of ours
};

/// Makes what @p request asks for: random secrets where none is given, sealed where they are needed again (HS256,
/// SigV4, signing), hashed where not (API keys). Fails with InvalidInput, the field in `where`; a public key that
/// @p keys refuses is one.
[[nodiscard]] base::Result<MadeCredential> makeCredential(const deskapi::NewCredential &request, CompanyId company,
                                                          Timestamp now, const base::Seal &seal, const KeyCheck &keys);

[[nodiscard]] deskapi::CredentialInfo infoOf(const Credential &credential);

} // namespace tierdesk::dialects::desk
