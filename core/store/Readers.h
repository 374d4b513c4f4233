#pragma once

#include "core/store/AnalyticsQueries.h"
#include "core/store/AuditQueries.h"
#include "core/store/IssueQueries.h"
#include "core/store/QueueQueries.h"
#include "core/store/Repositories.h"
#include "core/store/SearchQueries.h"
#include "core/store/SessionQueries.h"
#include "core/store/Snapshot.h"

namespace tierdesk::store {

struct Readers;

/// Gives each thread its own Readers, so that a task which goes on in another thread can go on reading.
class ReaderSource
{
public:
    virtual ~ReaderSource() = default;
    /// The calling thread's; good until the task waits. Fails with StorageFailed.
    [[nodiscard]] virtual base::Result<Readers *> readers() = 0;
};

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
        , issues(over)
        , audit(over)
    {}

    Database &database;      ///< for a Snapshot over several of the following
    const Repositories rows; ///< the tables' own lookups
    const SessionQueries sessions;
    const QueueQueries queue;
    const AnalyticsQueries analytics;
    const SearchQueries search;
    const IssueQueries issues;
    const AuditQueries audit;
};

/// Gives one connection's, to work that stays on its thread.
class SameReaders final : public ReaderSource
{
public:
    explicit SameReaders(Readers &readers)
        : m_readers(readers)
    {}
    [[nodiscard]] base::Result<Readers *> readers() override { return &m_readers; }

private:
    Readers &m_readers;
};

} // namespace tierdesk::store
