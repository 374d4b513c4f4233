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

/// Refused by policy, or sent to the gateway and pending until it confirms or fails the action.
enum class ActionState { Refused, Pending, Confirmed, Failed };
template<>
struct Words<ActionState> {
    static constexpr std::array table{
        std::pair{ActionState::Refused, "refused"}, std::pair{ActionState::Pending, "pending"},
        std::pair{ActionState::Confirmed, "confirmed"}, std::pair{ActionState::Failed, "failed"}};
};

struct ActionRequest {
    ActionKind kind = ActionKind::Refund;
    CustomerId customer;
    QString orderNumber;         ///< empty for a credit or a subscription
    QString subscription;        ///< its ref, for ChangeSubscription
    std::optional<Money> amount; ///< refund and credit: the amount; replacement: the items' price
    QJsonObject arguments; ///< {"sku":…,"quantity":…,"variant":…}, {"address":{…}}, {"status":"paused"}|{"plan":…},
                           ///< {"reason":…}
    QString idempotencyKey; ///< unique within the company; ensures that retries act only once
};

/// The decision on an action, with its calculation.
struct Verdict {
    bool isAllowed = false;
    QString rule;        ///< "within_limit", "over_limit", "no_capability", "over_refundable", "order_shipped", …
    QString explanation; ///< English, for the audit log and console: "refund of $312.40; AI Rep may refund up to $0.00"
    std::optional<Money> requested, limit, used, remaining;
    int configVersion = 0;
};

struct Action {
    ActionId id;
    CompanyId company;
    SessionKey session;
    CustomerId customer;
    MessageId message; ///< the customer's message that led to it, if any
    ActionRequest request;
    Verdict verdict;
    ActionState state = ActionState::Refused;
    Tier tier = Tier::AiRep;
    UserId user;       ///< the agent who acted, at tier 3
    QString reference; ///< the gateway's id, once confirmed
    QString failure;
    Timestamp at;
    std::optional<Timestamp> settledAt;
};

[[nodiscard]] QJsonObject toJson(const Verdict &verdict);
[[nodiscard]] Verdict verdictFromJson(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const ActionRequest &request);
/// Fails with InvalidInput if the kind is unknown.
[[nodiscard]] base::Result<ActionRequest> actionRequestFromJson(const QJsonObject &json);

} // namespace tierdesk
