#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/domain/Ids.h"
#include "core/domain/Words.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include <optional>

namespace tierdesk::store {

class Database;

enum class ReportFormat { Pdf, Csv, Json };
enum class ReportState { Generating, Completed, Failed };

/// A report that was asked for, without what was printed.
struct Report {
    CompanyId company;
    QString publicId; ///< "rep-…"
    QJsonObject request;
    ReportFormat format = ReportFormat::Json;
    ReportState state = ReportState::Generating;
    Timestamp createdAt;
    std::optional<Timestamp> doneAt;
};

/// The table `report`. Every function fails with StorageFailed.
class Reports final
{
public:
    explicit Reports(Database &database)
        : m_database(database)
    {}

    /// Inside a transaction of the writer, as the next two. Of the company's reports all but the last 200 go.
    [[nodiscard]] base::Result<void> insert(const Report &report);
    /// Completed with @p content, or failed without; a report that is gone by now stays away.
    [[nodiscard]] base::Result<void> finish(CompanyId company, const QString &publicId,
                                            const std::optional<QByteArray> &content, Timestamp at);
    /// Those of more than 30 days before @p now go, of whatever company, at most @p limit; how many.
    [[nodiscard]] base::Result<int> removeOld(Timestamp now, int limit);
    /// None for a report of more than 30 days before @p now, whether or not it has gone yet.
    [[nodiscard]] base::Result<std::optional<Report>> byPublicId(CompanyId company, const QString &publicId,
                                                                 Timestamp now) const;
    /// What was printed; empty until it is, and for the same 30 days.
    [[nodiscard]] base::Result<QByteArray> content(CompanyId company, const QString &publicId, Timestamp now) const;

private:
    Database &m_database;
};

} // namespace tierdesk::store

namespace tierdesk {

template<>
struct Words<store::ReportFormat> {
    using E = store::ReportFormat;
    static constexpr std::array table{std::pair{E::Pdf, "pdf"}, std::pair{E::Csv, "csv"}, std::pair{E::Json, "json"}};
};

template<>
struct Words<store::ReportState> {
    using E = store::ReportState;
    static constexpr std::array table{std::pair{E::Generating, "generating"}, std::pair{E::Completed, "completed"},
                                      std::pair{E::Failed, "failed"}};
};

} // namespace tierdesk
