#pragma once

#include "core/base/Result.h"
#include "core/domain/Enums.h"
#include "core/domain/Ids.h"
#include "core/domain/Money.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include <optional>

namespace tierdesk {

enum class ActionKind { Refund, Credit, Replacement, CancelOrder, Return, ChangeAddress, ChangeSubscription };
template<>
struct Words<ActionKind> {
    static constexpr std::array table{std::pair{ActionKind::Refund, "refund"},
                                      std::pair{ActionKind::Credit, "credit"},
                                      std::pair{ActionKind::Replacement, "replacement"},
                                      std::pair{ActionKind::CancelOrder, "cancel_order"},
                                      std::pair{ActionKind::Return, "return"},
                                      std::pair{ActionKind::ChangeAddress, "change_address"},
                                      std::pair{ActionKind::ChangeSubscription, "change_subscription"}};
};

/// Requested and refused, or sent out and pending until the gateway confirms or fails it.
enum class ActionState { Refused, Pending, Confirmed, Failed };
template<>
struct Words<ActionState> {
    static constexpr std::array table{
        std::pair{ActionState::Refused, "refused"}, std::pair{ActionState::Pending, "pending"},
        std::pair{ActionState::Confirmed, "confirmed"}, std::pair{ActionState::Failed, "failed"}};
};

/// What is asked for.
struct ActionRequest {
    ActionKind kind = ActionKind::Refund;
    CustomerId customer;
    QString orderNumber;         ///< empty for a credit or a subscription
    QString subscription;        ///< its ref, for ChangeSubscription
    std::optional<Money> amount; ///< refund and credit: the sum; replacement: the items' price
    QJsonObject arguments; ///< {"sku":…,"quantity":…,"variant":…}, {"address":{…}}, {"status":"paused"}|{"plan":…},
                           ///< {"reason":…}
    QString idempotencyKey; ///< unique within the company; the action happens once, whatever is retried
};

/// Whether an action may happen, with the arithmetic that says so.
struct Verdict {
    bool isAllowed = false;
    QString rule;        ///< "within_limit", "over_limit", "no_capability", "over_refundable", "order_shipped", …
    QString explanation; ///< English, for the audit and the console: "refund of $312.40; AI Rep may refund up to $0.00"
    std::optional<Money> requested, limit, used, remaining;
    int configVersion = 0;
};

struct Action {
    ActionId id;
    CompanyId company;
    SessionKey session;
    CustomerId customer;
    MessageId message; ///< the customer's message that it came from, if any
    ActionRequest request;
    Verdict verdict;
    ActionState state = ActionState::Refused;
    Tier tier = Tier::AiRep;
    UserId user;       ///< the person at tier 3 who acted
    QString reference; ///< the gateway's own id, once confirmed
    QString failure;   ///< why it failed
    Timestamp at;
    std::optional<Timestamp> settledAt;
};

[[nodiscard]] QJsonObject toJson(const Verdict &verdict);
[[nodiscard]] Verdict verdictFromJson(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const ActionRequest &request);
/// Fails with InvalidInput where its kind is none that is known.
[[nodiscard]] base::Result<ActionRequest> actionRequestFromJson(const QJsonObject &json);

} // namespace tierdesk
