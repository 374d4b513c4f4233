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

/// Between cs-api.md's JSON and our values. Pure functions; what is decoded fails with the Fault that the document's
/// code stands for. The company is settled elsewhere: @p companyKey is only printed.
namespace tierdesk::dialects::cs {

/// Whether @p session is the customer's, and they were known to be that customer when it began: one that somebody only
/// claimed to begin in their name is none of theirs.
[[nodiscard]] bool isOwn(const Session &session, const QString &customer);
[[nodiscard]] base::Error noSuchSession();
[[nodiscard]] base::Error anotherCustomers();

// --- from the client

struct StartRequest {
    engine::StartSession session; ///< without its company
    QString initialMessage;       ///< empty for none
};
[[nodiscard]] base::Result<StartRequest> decodeStart(const QJsonObject &body);
[[nodiscard]] base::Result<QString> decodeMessage(const QJsonObject &body);
/// Whether the customer writes; a body that does not say means that they do.
[[nodiscard]] base::Result<bool> decodeTyping(const QJsonObject &body);
/// Neither company nor session id is set.
[[nodiscard]] base::Result<engine::commands::Escalate> decodeEscalate(const QJsonObject &body);
[[nodiscard]] base::Result<Resolution> decodeResolve(const QJsonObject &body);

// --- to the client

/// cs prints 0…1, to four decimals.
[[nodiscard]] double printedScore(double score);
[[nodiscard]] QString messageId(MessageId id); ///< "msg_17"
[[nodiscard]] QJsonObject messageJson(const Message &message);
[[nodiscard]] QJsonObject escalationJson(const Escalation &escalation);
/// What stands in the session's own row.
[[nodiscard]] QJsonObject sessionJson(const Session &session, const QString &companyKey);
/// The session with its histories; notes are left out. @p messages oldest first.
[[nodiscard]] QJsonObject detailJson(const Session &session, const std::vector<Message> &messages,
                                     const std::vector<Escalation> &escalations,
                                     const std::optional<Customer> &customer, const QString &companyKey);
/// A new session; with the turn of its first message if it had one.
[[nodiscard]] QJsonObject startedJson(const Session &session, const QString &companyKey);
[[nodiscard]] QJsonObject startedJson(const engine::TurnOutcome &outcome, const QString &companyKey);
[[nodiscard]] QByteArray turnText(const engine::TurnOutcome &outcome); ///< the answer to a message, whole
[[nodiscard]] QJsonObject escalatedJson(const engine::commands::Escalated &escalated, const QString &companyKey);
[[nodiscard]] QJsonObject resolvedJson(const Session &session, const QString &companyKey);

/// What analytics are asked for: sessions created within [from, to).
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
