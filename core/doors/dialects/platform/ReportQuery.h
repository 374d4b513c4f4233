#pragma once

#include "core/base/Result.h"
#include "core/domain/ReportTable.h"
#include "core/doors/dialects/ClientWords.h"
#include "core/store/Reports.h"
#include "core/store/SessionQueries.h"

#include <QtCore/QJsonObject>

#include <atomic>
#include <memory>
#include <optional>

namespace tierdesk::store {
struct Readers;
}

namespace tierdesk::dialects::platform {

/// The types of reports; there is one so far.
enum class ReportType { ConversationAnalysis };

/// The parameters of a report. They are stored as JSON and decoded again after a restart.
struct ReportQuery {
    ReportType type = ReportType::ConversationAnalysis;
    Timestamp from, to; ///< [from, to)
    store::ReportFormat format = store::ReportFormat::Json;
    std::optional<Polarity> sentiment; ///< last sentiment of a conversation
    std::optional<Category> category;
    std::optional<tierdesk::Channel> channel;
    std::optional<int> shortest, longest; ///< seconds to resolution; excludes conversations that are not resolved
};

/// Fails with InvalidInput; `where` is the guide's field. An unknown filter is an error and not ignored.
[[nodiscard]] base::Result<ReportQuery> decodeReport(const QJsonObject &body);

/// A report's progress, 0…100; written by the thread that makes it, read by any other.
using Progress = std::shared_ptr<std::atomic<int>>;

/// The conversations of the period, oldest first, at most 10,000, and the figures over all of them. Reads page by page,
/// so that other requests can read in between. One thread at a time.
class ConversationReport final
{
public:
    ConversationReport(CompanyId company, ReportQuery query, Progress progress);
    /// Adds the next page; returns false after the last one. On a reader thread; fails with StorageFailed.
    [[nodiscard]] base::Result<bool> addPage(store::Readers &readers);
    /// Returns the report of the pages so far.
    [[nodiscard]] ReportTable table() const;

private:
    struct Sums {
        qint64 all = 0, resolved = 0, people = 0, scored = 0;
        double seconds = 0, score = 0;
    };
    void add(const Session &session);

    ReportQuery m_query;
    Progress m_progress;
    store::SessionFilter m_filter;
    Sums m_sums;
    std::vector<QJsonArray> m_rows;
    qint64 m_looked = 0, m_total = 0;
};

/// Returns the JSON format of a table.
[[nodiscard]] QJsonObject tableJson(const ReportTable &table);

/// Describes a report, when it is created and when its status is requested. @p expected is the estimated end of a
/// report that is not finished.
[[nodiscard]] QJsonObject reportJson(const store::Report &report, int progress, Timestamp expected,
                                     const QString &address);

} // namespace tierdesk::dialects::platform

namespace tierdesk {

template<>
struct Words<dialects::platform::ReportType> {
    using E = dialects::platform::ReportType;
    static constexpr std::array table{std::pair{E::ConversationAnalysis, "conversation_analysis"}};
};

} // namespace tierdesk
