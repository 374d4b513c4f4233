#pragma once

#include "core/domain/Models.h"

#include <vector>

namespace tierdesk::store {

class Database;

/// What one model of one provider took on one day.
struct ModelDay {
    CompanyId company;
    qint64 day = 0; ///< since 1970, UTC
    QString provider;
    QString model;
    qint64 requests = 0;
    qint64 tokensIn = 0; ///< cached ones among them
    qint64 tokensOut = 0;
    qint64 cacheRead = 0;
    qint64 cacheWrite = 0;
    NanoUsd cost = 0;
    qint64 unpriced = 0; ///< requests of models without a known price
};

/// The tables `model_provider` and `model_cost`. Fails with StorageFailed.
class ModelBooks final
{
public:
    explicit ModelBooks(Database &database)
        : m_database(database)
    {}

    /// Of every company, by company and name.
    [[nodiscard]] base::Result<std::vector<ModelProvider>> providers() const;
    /// Of @p company, by name.
    [[nodiscard]] base::Result<std::vector<ModelProvider>> providers(CompanyId company) const;
    /// Inserts, or replaces that of the same company and name.
    [[nodiscard]] base::Result<void> save(const ModelProvider &provider);
    /// False when there was none.
    [[nodiscard]] base::Result<bool> remove(CompanyId company, const QString &name);

    /// Adds @p use to the day's row.
    [[nodiscard]] base::Result<void> add(CompanyId company, qint64 day, const ModelUse &use);
    /// From @p first to @p last, both included: newest day first, then the dearest.
    [[nodiscard]] base::Result<std::vector<ModelDay>> days(CompanyId company, qint64 first, qint64 last) const;
    /// Of every company on @p day.
    [[nodiscard]] base::Result<std::vector<std::pair<CompanyId, NanoUsd>>> spentOn(qint64 day) const;

private:
    Database &m_database;
};

} // namespace tierdesk::store
