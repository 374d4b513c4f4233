#pragma once

#include "core/base/Result.h"
#include "core/domain/Ids.h"

#include <QtCore/QString>

#include <optional>
#include <utility>
#include <vector>

namespace tierdesk::store {

class Database;

/// The table `setting`: words of the installation (unset company) or of one company. Fails with StorageFailed.
class Settings final
{
public:
    explicit Settings(Database &database)
        : m_database(database)
    {}

    [[nodiscard]] base::Result<std::optional<QString>> value(const QString &name, CompanyId company = {}) const;
    [[nodiscard]] base::Result<void> setValue(const QString &name, const QString &value, CompanyId company = {});
    [[nodiscard]] base::Result<void> remove(const QString &name, CompanyId company = {});
    /// By name.
    [[nodiscard]] base::Result<std::vector<std::pair<QString, QString>>> all(CompanyId company = {}) const;

private:
    Database &m_database;
};

} // namespace tierdesk::store
