#pragma once

#include "core/base/Result.h"
#include "core/doors/dialects/Call.h"
#include "core/doors/dialects/support/Map.h"
#include "core/engine/Commands.h"
#include "core/engine/Directory.h"
#include "core/engine/Turn.h"
#include "core/store/AnalyticsQueries.h"
#include "core/store/AnswerSums.h"
#include "core/store/Moods.h"
#include "core/store/SessionQueries.h"

#include <QtCore/QJsonObject>

/// Between support-api.md's JSON and our values. Pure functions; what is decoded fails with InvalidInput or the Fault
/// that says more, the document's field in `where`.
namespace tierdesk::dialects::support {

// --- from the client

struct QueryRequest {
    QString text;
    QString sessionId;
    QString customerRef;
};
[[nodiscard]] base::Result<QueryRequest> decodeQuery(const QJsonObject &body);

struct SessionRequest {
    QString sessionId; ///< empty: one is made
    QString customerRef;
};
[[nodiscard]] base::Result<SessionRequest> decodeSession(const QJsonObject &body);
/// Without its company.
[[nodiscard]] base::Result<engine::commands::OpenTicket> decodeEscalation(const QJsonObject &body);
/// Without company and number. `assigned_agent` is the number or the e-mail of one of @p company's users, else an id
/// of the client's own.
[[nodiscard]] base::Result<engine::commands::ChangeTicket>
decodeChange(const QJsonObject &body, const engine::Directory &directory, CompanyId company);

enum class Timeframe { Hour, Day, Week, Month };

/// What metrics are asked for: [from, to).
struct Span {
    QString name; ///< of the timeframe, or "custom"
    Timestamp from, to;
};
[[nodiscard]] base::Result<Span> decodeSpan(const Call &call, Timestamp now);

// --- to the client

/// −1…1 and 0…1, to four decimals.
[[nodiscard]] double printedScore(double score);
[[nodiscard]] QString messageId(MessageId id); ///< "msg_17"

/// What is said where no answer of the AI's is, and how long it took.
struct Stand {
    QString line;
    qint64 elapsedMs = 0;
    bool isSimulated = false;
};
/// The answer to a query, whole; @p stand counts where the outcome has no answer.
[[nodiscard]] QByteArray queryText(const engine::TurnOutcome &outcome, const Stand &stand);
[[nodiscard]] QJsonObject startedJson(const Session &session);
/// @p clientAgents have tickets of the session, by EscalationId.
[[nodiscard]] QJsonObject sessionJson(const store::SessionDetail &detail, const QHash<qint64, QString> &clientAgents);
[[nodiscard]] QJsonObject archivedJson(const Session &session);
/// The answer to a ticket's creation.
[[nodiscard]] QJsonObject openedJson(const engine::commands::Ticket &ticket, const CompanyConfig &config);
/// A ticket in full; @p agentName is of the session's holder.
[[nodiscard]] QJsonObject ticketJson(const Escalation &escalation, const Session &session, const QString &agentName,
                                     const QString &clientAgent);

struct Figures {
    store::MoodSums moods;
    std::vector<store::AnswerSum> answers;
    store::EscalationShare escalations;
};
[[nodiscard]] QJsonObject metricsJson(const Figures &figures, const Span &span);
[[nodiscard]] QJsonObject sessionMetricsJson(const store::SessionDetail &detail);
/// The mean time to an answer, 0 without one.
[[nodiscard]] double averageLatency(const std::vector<store::AnswerSum> &answers);

} // namespace tierdesk::dialects::support

namespace tierdesk {

template<>
struct Words<dialects::support::Timeframe> {
    using E = dialects::support::Timeframe;
    static constexpr std::array table{std::pair{E::Hour, "hour"}, std::pair{E::Day, "day"}, std::pair{E::Week, "week"},
                                      std::pair{E::Month, "month"}};
};

} // namespace tierdesk
