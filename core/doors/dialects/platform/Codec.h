#pragma once

#include "core/base/Result.h"
#include "core/doors/dialects/Call.h"
#include "core/doors/dialects/platform/Suggestions.h"
#include "core/engine/Advice.h"
#include "core/engine/Commands.h"
#include "core/engine/InlineAttachments.h"
#include "core/engine/Turn.h"
#include "core/store/AnalyticsQueries.h"
#include "core/store/AuditQueries.h"
#include "core/store/Journal.h"
#include "core/store/Moods.h"
#include "core/store/SessionQueries.h"

#include <QtCore/QHash>
#include <QtCore/QJsonObject>

/// Converts between the JSON of platform-guide.md and domain values. Pure functions. Decoding fails with InvalidInput
/// or a more specific Fault, with the guide's field in `where`.
namespace tierdesk::dialects::platform {

// --- from the client

struct ConversationRequest {
    engine::StartSession session; ///< without its company
    QString message;              ///< empty: no message from the customer yet
    std::vector<engine::InlineAttachment> files;
};
[[nodiscard]] base::Result<ConversationRequest> decodeConversation(const QJsonObject &body);
struct MessageRequest {
    QString text; ///< may be empty if there are files
    std::vector<engine::InlineAttachment> files;
};
[[nodiscard]] base::Result<MessageRequest> decodeMessage(const QJsonObject &body);
/// The maximum body of a request that may contain files: one file of the maximum size in Base64, and its text.
inline constexpr qsizetype MaxMessageBody = 8 << 20;
/// Does not set the company.
[[nodiscard]] base::Result<engine::AdviceRequest> decodeAnalysis(const QJsonObject &body);
/// Does not set the company.
[[nodiscard]] base::Result<engine::AdviceRequest> decodeInquiry(const QJsonObject &body);

struct KnowledgeQuery {
    QString text;
    QString category; ///< one of the articles' tags; empty: all
    int limit = 10;
    int offset = 0;
};
[[nodiscard]] base::Result<KnowledgeQuery> decodeKnowledge(const Call &call);

struct CaseRequest {
    engine::commands::OpenTicket ticket; ///< without its company
    QString user;                        ///< user to whom the conversation must belong; empty: any
};
[[nodiscard]] base::Result<CaseRequest> decodeCase(const QJsonObject &body);

enum class DashboardMetric { Conversations, Sentiment, ResolutionTime, Escalations };

struct DashboardQuery {
    Timestamp from, to; ///< whole days, UTC: [from, to)
    std::vector<DashboardMetric> metrics;
};
[[nodiscard]] base::Result<DashboardQuery> decodeDashboard(const Call &call, Timestamp now);
/// Does not set the company.
[[nodiscard]] base::Result<store::AuditFilter> decodeAudit(const Call &call);

// --- to the client

/// Returns the score −1…1 as the guide prints it: 0…1, to four decimals.
[[nodiscard]] double printedScore(double score);
[[nodiscard]] QString messageId(MessageId id); ///< "msg-17"
/// Returns "active", "waiting_customer", "escalated", "resolved" or "abandoned".
[[nodiscard]] QString statusWord(Status status);

/// Renders the complete answer to a message. @p response is the text for the customer.
[[nodiscard]] QByteArray turnText(const engine::TurnOutcome &outcome, const QString &response,
                                  const std::vector<Suggestion> &suggestions);
/// Renders the answer to a conversation that was opened without a message.
[[nodiscard]] QJsonObject openedJson(const Session &session);
/// Describes a conversation with its history.
[[nodiscard]] QJsonObject conversationJson(const store::SessionDetail &detail);

[[nodiscard]] QJsonObject analysisJson(const engine::Advice &advice, const engine::AdviceRequest &request);
[[nodiscard]] QJsonObject routingJson(const engine::Advice &advice, const engine::AdviceRequest &request);

/// A page of search results. @p best is the best score of all results, @p coverage the share of the question that the
/// best result covers.
struct FoundArticles {
    std::vector<knowledge::ArticleIndex::Hit> hits;
    QHash<QString, qint64> views; ///< by ref
    double best = 0;
    double coverage = 0;
    qint64 total = 0;
};
[[nodiscard]] QJsonObject searchJson(const FoundArticles &page, const KnowledgeQuery &query);
[[nodiscard]] QJsonObject articleJson(const Article &article, qint64 views, const QString &author,
                                      const QStringList &related);

/// Describes a newly created case; @p holder is the name of its holder.
[[nodiscard]] QJsonObject openedCaseJson(const engine::commands::Ticket &ticket, const CompanyConfig &config,
                                         const QString &holder, const QString &address);

struct CaseView {
    Escalation escalation;
    Session session;
    QString holder;                           ///< name of the holder
    std::vector<store::JournalEntry> journal; ///< since the escalation
    std::vector<Action> actions;              ///< of the session
    QHash<qint64, QString> userNames{};       ///< of the users who acted, by UserId
};
[[nodiscard]] QJsonObject caseJson(const CaseView &view);

struct Figures {
    store::Analytics analytics; ///< per day
    store::MoodSeries moods;    ///< per day
    std::vector<std::pair<Category, qint64>> issues;
};
[[nodiscard]] QJsonObject dashboardJson(const Figures &figures, const DashboardQuery &asked);
[[nodiscard]] QJsonObject auditJson(const store::AuditPage &page, const store::AuditFilter &filter);

} // namespace tierdesk::dialects::platform

namespace tierdesk {

template<>
struct Words<dialects::platform::DashboardMetric> {
    using E = dialects::platform::DashboardMetric;
    static constexpr std::array table{
        std::pair{E::Conversations, "conversations"}, std::pair{E::Sentiment, "sentiment"},
        std::pair{E::ResolutionTime, "resolution_time"}, std::pair{E::Escalations, "escalations"}};
};

} // namespace tierdesk
