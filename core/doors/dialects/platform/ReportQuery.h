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

/// The conversations of the period, oldest first, at most 10,000, and the figures over them. Reader connections, page
/// by page. Fails with StorageFailed.
[[nodiscard]] base::Result<ReportTable> conversationTable(store::Readers &readers, CompanyId company,
                                                          const ReportQuery &query, const Progress &progress);

/// A table as the JSON format has it.
[[nodiscard]] QJsonObject tableJson(const ReportTable &table);

/// The answer to a report's creation, and to who asks how it does.
[[nodiscard]] QJsonObject reportJson(const store::Report &report, int progress, const QString &address);

} // namespace tierdesk::dialects::platform

namespace tierdesk {

template<>
struct Words<dialects::platform::ReportType> {
    using E = dialects::platform::ReportType;
    static constexpr std::array table{std::pair{E::ConversationAnalysis, "conversation_analysis"}};
};

} // namespace tierdesk
