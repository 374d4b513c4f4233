#pragma once

#include "core/base/Result.h"
#include "core/domain/Company.h"

#include <optional>
#include <vector>

namespace tierdesk::store {

class Database;

/// One saved config.
struct ConfigVersion {
    CompanyId company;
    int version = 1;
    Timestamp at;
    QString who;
    QJsonObject before; ///< empty for the first
    QJsonObject after;
};

/// The tables `company` and `company_version`. Every function fails with StorageFailed.
class Companies final
{
public:
    explicit Companies(Database &database)
        : m_database(database)
    {}

    /// With config version 1 in its history. Fails with Conflict when the key is taken.
    [[nodiscard]] base::Result<CompanyId> insert(const Company &company, const QString &who);
    [[nodiscard]] base::Result<void> rename(CompanyId company, const QString &name);
    /// Saves @p config as the next version and gives its number. Fails with Conflict (details.version) when the present
    /// version is not @p expected any more, NotFound for an unknown company.
    [[nodiscard]] base::Result<int> saveConfig(CompanyId company, const CompanyConfig &config, int expected,
                                               const QString &who, Timestamp at);

    [[nodiscard]] base::Result<std::optional<Company>> byId(CompanyId id) const;
    [[nodiscard]] base::Result<std::optional<Company>> byKey(const QString &key) const;
    /// By id, oldest first.
    [[nodiscard]] base::Result<std::vector<Company>> all() const;
    /// Newest first.
    [[nodiscard]] base::Result<std::vector<ConfigVersion>> history(CompanyId company, int limit) const;

private:
    Database &m_database;
};

} // namespace tierdesk::store
