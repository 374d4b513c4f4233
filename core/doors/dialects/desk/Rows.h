#pragma once

#include "core/doors/deskapi/People.h"
#include "core/doors/deskapi/Sessions.h"
#include "core/engine/Directory.h"
#include "core/store/Readers.h"

/// From the domain's and the store's values to those of the desk API.
namespace tierdesk::dialects::desk {

/// What stands in the session itself; the customer's name, the preview, the ticket and the holder's name are not set.
[[nodiscard]] deskapi::SessionRow rowOf(const Session &session);
[[nodiscard]] deskapi::SessionRow rowOf(const store::QueueRow &row);

/// The whole row of @p session, which may be newer than what @p readers see: the session's own columns are taken from
/// it. Fails with StorageFailed.
[[nodiscard]] base::Result<deskapi::SessionRow> fullRow(const store::Readers &readers, const Session &session);
/// The same inside a command, where only the repositories are at hand.
[[nodiscard]] base::Result<deskapi::SessionRow> fullRow(const store::Repositories &store,
                                                        const engine::Directory &directory, const Session &session);

/// What a person may still grant to @p customer (unset: nothing was used) under @p company's config, at @p now.
[[nodiscard]] base::Result<deskapi::Allowance> allowanceOf(const store::Repositories &store, const Company &company,
                                                           CustomerId customer, Timestamp now);

[[nodiscard]] deskapi::Person personOf(const User &user);
[[nodiscard]] deskapi::UserInfo infoOf(const User &user, const engine::Directory &directory);
/// In the order of @p companies; those that are not there any more left out.
[[nodiscard]] std::vector<deskapi::CompanyRef> refsOf(const std::vector<CompanyId> &companies,
                                                      const engine::Directory &directory);

} // namespace tierdesk::dialects::desk
