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

/// The one report that there is so far.
enum class ReportType { ConversationAnalysis };

/// What a report is made of. Its JSON is kept, and read again where a restart came between.
struct ReportQuery {
    ReportType type = ReportType::ConversationAnalysis;
    Timestamp from, to; ///< [from, to)
    store::ReportFormat format = store::ReportFormat::Json;
    std::optional<Polarity> sentiment; ///< the last one of a conversation
    std::optional<Category> category;
    std::optional<tierdesk::Channel> channel;
    std::optional<int> shortest, longest; ///< seconds to the resolution; others than resolved ones are left out
};

/// Fails with InvalidInput; `where` is the guide's field. A filter that is not known is none that can be passed over.
[[nodiscard]] base::Result<ReportQuery> decodeReport(const QJsonObject &body);

/// How far a report has come, 0…100; written where it is made, read where it is asked for.
using Progress = std::shared_ptr<std::atomic<int>>;

/// The conversations of the period, oldest first, at most 10,000, and the figures over all of them. Page by page, so
/// that others may read between two. One thread at a time.
class ConversationReport final
{
public:
    ConversationReport(CompanyId company, ReportQuery query, Progress progress);
    /// Takes the next page in; false when it was the last. Reader connections; fails with StorageFailed.
    [[nodiscard]] base::Result<bool> addPage(store::Readers &readers);
    /// What the pages so far come to.
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

/// A table as the JSON format has it.
[[nodiscard]] QJsonObject tableJson(const ReportTable &table);

/// The answer to a report's creation, and to who asks how it does. @p expected is when it will be there, of one that is
/// not made yet.
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
