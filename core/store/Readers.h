#pragma once

#include "core/store/AnalyticsQueries.h"
#include "core/store/QueueQueries.h"
#include "core/store/Repositories.h"
#include "core/store/SearchQueries.h"
#include "core/store/SessionQueries.h"

namespace tierdesk::store {

/// Everything that can be asked over one connection, which outlives it; same thread. On the writer's connection
/// it sees what the open transaction has written.
struct Readers final {
    explicit Readers(Database &over)
        : database(over)
        , rows(over)
        , sessions(over)
        , queue(over)
        , analytics(over)
        , search(over)
    {}

    Database &database;      ///< for a Snapshot over several of the following
    const Repositories rows; ///< the tables' own lookups
    const SessionQueries sessions;
    const QueueQueries queue;
    const AnalyticsQueries analytics;
    const SearchQueries search;
};

} // namespace tierdesk::store
