#pragma once

#include "core/base/Result.h"
#include "tests/bench/Load.h"

#include <QtCore/QString>

/// Turns as a company of some size has them: 20 % of them to cases of people, conversations of 4 to 400 messages,
/// customers with 1 to 1,000 sessions, and 1,000 cases that wait for a person.
namespace tierdesk::bench {

/// Writes what mixedTurns() speaks to into a database of the demo's that no server has open.
[[nodiscard]] base::Result<void> fillMix(const QString &databasePath);

/// Message turns at the cs door, as many as there can be. @p lines are what customers write, in turn.
[[nodiscard]] LoadResult mixedTurns(quint16 port, int connections, double seconds, const QByteArrayList &lines);

} // namespace tierdesk::bench
