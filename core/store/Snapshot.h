#pragma once

namespace tierdesk::store {

class Database;

/// Several reads that see one state of the data, for as long as it lives: keep it short. Does nothing where a
/// transaction is open already (the writer's own), or where none can be had: the reads then say what is wrong.
class Snapshot final
{
public:
    explicit Snapshot(Database &database);
    ~Snapshot();
    Snapshot(const Snapshot &) = delete;
    Snapshot &operator=(const Snapshot &) = delete;

private:
    Database *m_database = nullptr;
};

} // namespace tierdesk::store
