#pragma once

#include "app/Application.h"

namespace tierdesk::app {

/// The template of a passing folder called @p name, in memory, or where there is none in @p otherwise.
[[nodiscard]] QString passingFolder(const QString &name, const QString &otherwise);

/// Puts demo data where @p settings have the database, unless a company is there already. It is made in memory first
/// (in /dev/shm, where there is one): thousands of commits that each wait for the disk would hold the start up.
/// Blocking; before the database is opened. Fails with StorageFailed, also while another Tierdesk has the database.
[[nodiscard]] base::Result<void> seedDemo(const Settings &settings, const nlu::Reader &reader, const base::Seal &seal,
                                          const engine::Announcer &announcer);

} // namespace tierdesk::app
