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

/// Converts between the JSON of support-api.md and domain values. Pure functions. Decoding fails with InvalidInput or a
/// more specific Fault, with the document's field in `where`.
namespace tierdesk::dialects::support {

// --- from the client

struct QueryRequest {
    QString text;
    QString sessionId;
    QString customerRef;
};
[[nodiscard]] base::Result<QueryRequest> decodeQuery(const QJsonObject &body);

struct SessionRequest {
    QString sessionId; ///< empty: create one
    QString customerRef;
};
[[nodiscard]] base::Result<SessionRequest> decodeSession(const QJsonObject &body);
/// Does not set the company.
[[nodiscard]] base::Result<engine::commands::OpenTicket> decodeEscalation(const QJsonObject &body);
/// Sets neither company nor number. `assigned_agent` is the number or the e-mail of one of @p company's users, or else
/// an ID of the client's own.
[[nodiscard]] base::Result<engine::commands::ChangeTicket>
decodeChange(const QJsonObject &body, const engine::Directory &directory, CompanyId company);

enum class Timeframe { Hour, Day, Week, Month };

/// The requested period of metrics: [from, to).
struct Span {
    QString name; ///< name of the timeframe, or "custom"
    Timestamp from, to;
};
[[nodiscard]] base::Result<Span> decodeSpan(const Call &call, Timestamp now);

// --- to the client

/// Returns the score rounded to four decimals: −1…1 or 0…1.
[[nodiscard]] double printedScore(double score);
[[nodiscard]] QString messageId(MessageId id); ///< "msg_17"

/// The waiting notice that replaces a missing AI reply, and how long the turn took.
struct Stand {
    QString line;
    qint64 elapsedMs = 0;
    bool isSimulated = false;
};
/// Renders the complete answer to a query. @p stand is used if the outcome has no AI reply.
[[nodiscard]] QByteArray queryText(const engine::TurnOutcome &outcome, const Stand &stand);
[[nodiscard]] QJsonObject startedJson(const Session &session);
/// @p clientAgents hold tickets of the session, by EscalationId.
[[nodiscard]] QJsonObject sessionJson(const store::SessionDetail &detail, const QHash<qint64, QString> &clientAgents);
[[nodiscard]] QJsonObject archivedJson(const Session &session);
/// Describes a newly created ticket.
[[nodiscard]] QJsonObject openedJson(const engine::commands::Ticket &ticket, const CompanyConfig &config);
/// Describes a ticket in full; @p agentName is the name of the session's holder.
[[nodiscard]] QJsonObject ticketJson(const Escalation &escalation, const Session &session, const QString &agentName,
                                     const QString &clientAgent);

struct Figures {
    store::MoodSums moods;
    std::vector<store::AnswerSum> answers;
    store::EscalationShare escalations;
};
[[nodiscard]] QJsonObject metricsJson(const Figures &figures, const Span &span);
[[nodiscard]] QJsonObject sessionMetricsJson(const store::SessionDetail &detail);
/// Returns the mean time to an answer in milliseconds; 0 without answers.
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
