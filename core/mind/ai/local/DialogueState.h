#pragma once

#include "core/domain/Action.h"
#include "core/domain/Session.h"
#include "core/domain/Shop.h"

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include <optional>
#include <span>
#include <vector>

namespace tierdesk::ai {

/// What the customer wants.
enum class Wish {
    None,
    Status,
    Contents,
    Cancel,
    ChangeAddress,
    Return,
    Exchange,
    Replacement,
    Refund,
    RefundStatus,
    Credit,
    DoubleCharge,
    Problem,
    SubscriptionStatus,
    SubscriptionPause,
    SubscriptionCancel,
    SubscriptionResume,
    SubscriptionChange
};

/// The last open question.
enum class Asked {
    Nothing,
    Order,
    Item,
    Address,
    Variant,
    Subscription,
    Plan,
    Amount,  ///< another sum, after one that cannot be paid
    Cause,   ///< what went wrong
    Remedy,  ///< one of several remedies
    Confirm, ///< for a clear yes to `proposal`
    Person,  ///< whether to escalate
    Topic,   ///< which of `choices` is meant
    Next,    ///< whether to go on with the first of `later`
    More     ///< whether there is anything else
};

/// A further wish of a message, to be handled later.
struct LaterWish {
    QString name; ///< how replies refer to it: "the refund"
    QString text; ///< the customer's words for it
};

/// The state of a conversation between two messages, stored in Session::dialogue.
struct DialogueState {
    static constexpr int Version = 1;

    Wish wish = Wish::None;
    Asked asked = Asked::Nothing;
    Tier asker = Tier::AiRep; ///< tier that asked; other tiers ignore its open question
    QString order;            ///< number of the current order
    QString sku;
    int quantity = 0; ///< 0: not named
    std::optional<Money> amount;
    bool isSumOpen = false; ///< a sum was named that cannot be paid; nothing is offered until another is named
    int percent = 0;        ///< of the refundable sum; 0: not named
    QString variant;
    QString subscription;
    QString plan;
    std::optional<Address> address;
    int trouble = 0;                       ///< Trouble
    QString fault;                         ///< in the customer's words: "torn seam"
    QString thing;                         ///< what the customer calls the item: "tent"
    QString cause;                         ///< reason for a credit
    std::optional<ActionRequest> proposal; ///< waits for a clear yes
    QStringList offered;                   ///< remedies offered by any tier, as ActionKind words
    QStringList declined;                  ///< remedies that were declined
    bool isInsisting = false;              ///< accepts only a refund
    std::vector<LaterWish> later;          ///< wishes not handled yet, next first
    QString topic;                         ///< the Act of the last topic; empty: none
    QString question;                      ///< the customer's words for it
    QStringList told;                      ///< what was said: Acts, "status ORD-1", "subscription SUB-1"
    QString product;                       ///< SKU of the last product described
    QString article;                       ///< the last article used
    bool isHandedOn = false;               ///< the wish was understood; the next tier continues
    bool wantsPerson = false;              ///< needs an agent, and the next tier is not one
    int vented = 0;                        ///< complaints without a wish answered so far
    QStringList choices;                   ///< Acts that the customer was asked to choose from
    int asks = 0;                          ///< times in a row that the same detail was requested
    int misses = 0;                        ///< messages in a row that were not understood
    int vague = 0;                         ///< answers in a row that said neither yes nor no
    int locked = 0;                        ///< requests for orders that an unidentified session may not see
    int greeted = 0;                       ///< greetings answered so far
    int said = 0;                          ///< hash of the last answer's text; 0 if none
    int repeats = 0;                       ///< times in a row that it was the same
    int apology = -1;                      ///< the apology said in the last answer; −1 if none

    /// Clears the wish and its details; keeps the current order and item, and the offers.
    void clearWish();
};

/// Stored with its version. Reading another version, or none, gives a new state.
[[nodiscard]] QJsonObject toJson(const DialogueState &state);
[[nodiscard]] DialogueState dialogueStateFromJson(const QJsonObject &json);

/// Returns whether the last message that the customer received was @p tier's; only then can a yes answer its question.
/// Internal notes do not count. @p history is oldest first, without the message being answered.
[[nodiscard]] bool hasLastWord(Tier tier, std::span<const Message> history);

} // namespace tierdesk::ai

namespace tierdesk {

template<>
struct Words<ai::Wish> {
    static constexpr std::array table{std::pair{ai::Wish::None, "none"},
                                      std::pair{ai::Wish::Status, "order_status"},
                                      std::pair{ai::Wish::Contents, "order_contents"},
                                      std::pair{ai::Wish::Cancel, "cancel_order"},
                                      std::pair{ai::Wish::ChangeAddress, "change_address"},
                                      std::pair{ai::Wish::Return, "return"},
                                      std::pair{ai::Wish::Exchange, "exchange"},
                                      std::pair{ai::Wish::Replacement, "replacement"},
                                      std::pair{ai::Wish::Refund, "refund"},
                                      std::pair{ai::Wish::RefundStatus, "refund_status"},
                                      std::pair{ai::Wish::Credit, "credit"},
                                      std::pair{ai::Wish::DoubleCharge, "double_charge"},
                                      std::pair{ai::Wish::Problem, "problem"},
                                      std::pair{ai::Wish::SubscriptionStatus, "subscription_status"},
                                      std::pair{ai::Wish::SubscriptionPause, "subscription_pause"},
                                      std::pair{ai::Wish::SubscriptionCancel, "subscription_cancel"},
                                      std::pair{ai::Wish::SubscriptionResume, "subscription_resume"},
                                      std::pair{ai::Wish::SubscriptionChange, "subscription_change"}};
};

template<>
struct Words<ai::Asked> {
    static constexpr std::array table{
        std::pair{ai::Asked::Nothing, "nothing"}, std::pair{ai::Asked::Order, "order"},
        std::pair{ai::Asked::Item, "item"},       std::pair{ai::Asked::Address, "address"},
        std::pair{ai::Asked::Variant, "variant"}, std::pair{ai::Asked::Subscription, "subscription"},
        std::pair{ai::Asked::Plan, "plan"},       std::pair{ai::Asked::Cause, "cause"},
        std::pair{ai::Asked::Amount, "amount"},   std::pair{ai::Asked::Person, "person"},
        std::pair{ai::Asked::Remedy, "remedy"},   std::pair{ai::Asked::Confirm, "confirm"},
        std::pair{ai::Asked::More, "more"},       std::pair{ai::Asked::Next, "next"},
        std::pair{ai::Asked::Topic, "topic"}};
};

} // namespace tierdesk
