#pragma once

#include "core/base/Result.h"
#include "core/domain/Company.h"
#include "core/domain/Session.h"
#include "core/domain/Shop.h"
#include "core/engine/Commands.h"
#include "core/engine/Turn.h"
#include "core/store/AnalyticsQueries.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

/// Converts between the JSON of cs-api.md and domain values. Pure functions. Decoding fails with the Fault of the
/// document's error code. The company is determined elsewhere: @p companyKey is only printed.
namespace tierdesk::dialects::cs {

/// Returns whether @p session is the customer's and the customer was verified when it began. A session that somebody
/// began with an unverified claim to be the customer is not.
[[nodiscard]] bool isOwn(const Session &session, const QString &customer);
[[nodiscard]] base::Error noSuchSession();
[[nodiscard]] base::Error anotherCustomers();

// --- from the client

struct StartRequest {
    engine::StartSession session; ///< without its company
    QString initialMessage;       ///< empty: none
};
[[nodiscard]] base::Result<StartRequest> decodeStart(const QJsonObject &body);
[[nodiscard]] base::Result<QString> decodeMessage(const QJsonObject &body);
/// Returns whether the customer is typing; a body without the member means true.
[[nodiscard]] base::Result<bool> decodeTyping(const QJsonObject &body);
/// Sets neither the company nor the session ID.
[[nodiscard]] base::Result<engine::commands::Escalate> decodeEscalate(const QJsonObject &body);
[[nodiscard]] base::Result<Resolution> decodeResolve(const QJsonObject &body);

// --- to the client

/// Returns the score as cs prints it: 0…1, to four decimals.
[[nodiscard]] double printedScore(double score);
[[nodiscard]] QString messageId(MessageId id); ///< "msg_17"
[[nodiscard]] QJsonObject messageJson(const Message &message);
[[nodiscard]] QJsonObject escalationJson(const Escalation &escalation);
/// Describes the session without its messages and escalations.
[[nodiscard]] QJsonObject sessionJson(const Session &session, const QString &companyKey);
/// Describes the session with its histories but without notes. @p messages oldest first.
[[nodiscard]] QJsonObject detailJson(const Session &session, const std::vector<Message> &messages,
                                     const std::vector<Escalation> &escalations,
                                     const std::optional<Customer> &customer, const QString &companyKey);
/// Describes a new session, and the turn of its first message if it had one.
[[nodiscard]] QJsonObject startedJson(const Session &session, const QString &companyKey);
[[nodiscard]] QJsonObject startedJson(const engine::TurnOutcome &outcome, const QString &companyKey);
[[nodiscard]] QByteArray turnText(const engine::TurnOutcome &outcome); ///< the complete answer to a message
[[nodiscard]] QJsonObject escalatedJson(const engine::commands::Escalated &escalated, const QString &companyKey);
[[nodiscard]] QJsonObject resolvedJson(const Session &session, const QString &companyKey);

/// The requested period of analytics: sessions created within [from, to).
struct Period {
    Timestamp from;
    Timestamp to;
    std::optional<store::GroupBy> groupBy;
};
[[nodiscard]] QJsonObject analyticsJson(const store::Analytics &analytics, const Period &period);
[[nodiscard]] QJsonObject configJson(const Company &company);

} // namespace tierdesk::dialects::cs

namespace tierdesk {

template<>
struct Words<store::GroupBy> {
    static constexpr std::array table{std::pair{store::GroupBy::Day, "day"}, std::pair{store::GroupBy::Week, "week"},
                                      std::pair{store::GroupBy::Month, "month"}};
};

} // namespace tierdesk
