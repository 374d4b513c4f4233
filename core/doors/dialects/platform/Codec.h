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

/// Between platform-guide.md's JSON and our values. Pure functions; what is decoded fails with InvalidInput or the
/// Fault that says more, the guide's field in `where`.
namespace tierdesk::dialects::platform {

// --- from the client

struct ConversationRequest {
    engine::StartSession session; ///< without its company
    QString message;              ///< empty: the customer has not said anything yet
    std::vector<engine::InlineAttachment> files;
};
[[nodiscard]] base::Result<ConversationRequest> decodeConversation(const QJsonObject &body);
struct MessageRequest {
    QString text; ///< may be empty where there are files
    std::vector<engine::InlineAttachment> files;
};
[[nodiscard]] base::Result<MessageRequest> decodeMessage(const QJsonObject &body);
/// The longest body of a request that may bring files: one of the longest file, in Base64, and its words.
inline constexpr qsizetype MaxMessageBody = 8 << 20;
/// Without its company.
[[nodiscard]] base::Result<engine::AdviceRequest> decodeAnalysis(const QJsonObject &body);
/// Without its company.
[[nodiscard]] base::Result<engine::AdviceRequest> decodeInquiry(const QJsonObject &body);

struct KnowledgeQuery {
    QString text;
    QString category; ///< one of an article's tags; empty: all
    int limit = 10;
    int offset = 0;
};
[[nodiscard]] base::Result<KnowledgeQuery> decodeKnowledge(const Call &call);

struct CaseRequest {
    engine::commands::OpenTicket ticket; ///< without its company
    QString user;                        ///< whose conversation it is to be; empty: anybody's
};
[[nodiscard]] base::Result<CaseRequest> decodeCase(const QJsonObject &body);

enum class DashboardMetric { Conversations, Sentiment, ResolutionTime, Escalations };

struct DashboardQuery {
    Timestamp from, to; ///< whole days, UTC: [from, to)
    std::vector<DashboardMetric> metrics;
};
[[nodiscard]] base::Result<DashboardQuery> decodeDashboard(const Call &call, Timestamp now);
/// Without its company.
[[nodiscard]] base::Result<store::AuditFilter> decodeAudit(const Call &call);

// --- to the client

/// −1…1 as the guide prints it: 0…1, to four decimals.
[[nodiscard]] double printedScore(double score);
[[nodiscard]] QString messageId(MessageId id); ///< "msg-17"
/// "active", "waiting_customer", "escalated", "resolved", "abandoned".
[[nodiscard]] QString statusWord(Status status);

/// The answer to a message, whole. @p response is what the customer is told.
[[nodiscard]] QByteArray turnText(const engine::TurnOutcome &outcome, const QString &response,
                                  const std::vector<Suggestion> &suggestions);
/// The answer to a conversation that was opened without a message.
[[nodiscard]] QJsonObject openedJson(const Session &session);
/// A conversation with its history.
[[nodiscard]] QJsonObject conversationJson(const store::SessionDetail &detail);

[[nodiscard]] QJsonObject analysisJson(const engine::Advice &advice, const engine::AdviceRequest &request);
[[nodiscard]] QJsonObject routingJson(const engine::Advice &advice, const engine::AdviceRequest &request);

/// One page of what was found; @p best is the score of the best of all, @p coverage how much of the question that one
/// has.
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

/// The answer to a case's creation; @p holder is the name of whoever has it.
[[nodiscard]] QJsonObject openedCaseJson(const engine::commands::Ticket &ticket, const CompanyConfig &config,
                                         const QString &holder, const QString &address);

struct CaseView {
    Escalation escalation;
    Session session;
    QString holder;                           ///< the name of whoever has it
    std::vector<store::JournalEntry> journal; ///< since the escalation
    std::vector<Action> actions;              ///< of the session
    QHash<qint64, QString> userNames{};       ///< of those who acted, by UserId
};
[[nodiscard]] QJsonObject caseJson(const CaseView &view);

struct Figures {
    store::Analytics analytics; ///< by days
    store::MoodSeries moods;    ///< likewise
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
